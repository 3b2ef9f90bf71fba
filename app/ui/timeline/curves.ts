import type { Overview } from '../../model/overview.ts';
import type { Recording } from '../../model/recording.ts';
import type { Track } from '../../model/series/track.ts';
import { formatCount, formatPages } from '../../words/numbers.ts';

/** The names of the colours of curves, the same on the page and on the canvas. */
type CurveColour = 'caller' | 'magazine' | 'emergency' | 'complete';

/** A curve of a timeline, with its own row and scale. */
export interface Curve {
  readonly id: 'slabs' | 'parked' | 'emergency' | 'free';
  readonly name: string;
  readonly track: Track;
  /** The value at the top of the scale. */
  readonly max: number;
  readonly colour: CurveColour;
  readonly format: (value: number) => string;
  /** The same curve of the what-if run; null without one. */
  readonly ghost: Track | null;
}

/**
 * The curves of a cache, and of free memory if memory is limited. Emergency objects have one only if there are any.
 *
 * @param ghost the what-if run: its curves share the scales
 */
export function curvesOf(
  recording: Pick<Recording, 'series'>,
  focus: number,
  ghost: Overview | null,
): readonly Curve[] {
  const { caches, frames, freePages } = recording.series;
  const tracks = caches[focus];
  const other = ghost?.series.caches[focus] ?? null;
  const curve = (
    id: Curve['id'],
    name: string,
    track: Track,
    wouldBe: Track | null,
    colour: CurveColour,
  ): Curve => ({
    id,
    name,
    track,
    ghost: wouldBe,
    max: Math.max(track.max, wouldBe?.max ?? 0),
    colour,
    format: formatCount,
  });
  const memory: readonly Curve[] =
    frames === 0
      ? []
      : [
          {
            ...curve('free', 'free memory', freePages, ghost?.series.freePages ?? null, 'complete'),
            max: frames,
            format: formatPages,
          },
        ];
  if (tracks === undefined) return memory;
  const { slabs, parked, emergency } = tracks;
  const trouble = curve('emergency', 'emergency', emergency, other?.emergency ?? null, 'emergency');
  return [
    curve('slabs', 'slabs', slabs, other?.slabs ?? null, 'caller'),
    curve('parked', 'in magazines', parked, other?.parked ?? null, 'magazine'),
    ...(trouble.max > 0 ? [trouble] : []),
    ...memory,
  ];
}
