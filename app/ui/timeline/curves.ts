import type { Recording } from '../../model/recording.ts';
import type { Track } from '../../model/series/track.ts';
import { formatCount, formatPages } from '../../words/numbers.ts';

/** The names of the colours of curves, the same on the page and on the canvas. */
type CurveColour = 'caller' | 'magazine' | 'emergency' | 'complete';

/** A curve of a timeline, which has a row and a scale of its own. */
export interface Curve {
  readonly id: 'slabs' | 'parked' | 'emergency' | 'free';
  readonly name: string;
  readonly track: Track;
  /** The value at the top of the scale. */
  readonly max: number;
  readonly colour: CurveColour;
  readonly format: (value: number) => string;
}

/** The curves of a cache, and of free memory if memory is limited. Those that stay at 0 all along are left out. */
export function curvesOf(recording: Recording, focus: number): readonly Curve[] {
  const { caches, frames, freePages } = recording.series;
  const tracks = caches[focus];
  const curve = (id: Curve['id'], name: string, track: Track, colour: CurveColour): Curve => ({
    id,
    name,
    track,
    max: track.max,
    colour,
    format: formatCount,
  });
  const memory: readonly Curve[] =
    frames === 0
      ? []
      : [{ ...curve('free', 'free memory', freePages, 'complete'), max: frames, format: formatPages }];
  if (tracks === undefined) return memory;
  const { slabs, parked, emergency } = tracks;
  return [
    curve('slabs', 'slabs', slabs, 'caller'),
    curve('parked', 'in magazines', parked, 'magazine'),
    ...(emergency.max > 0 ? [curve('emergency', 'emergency', emergency, 'emergency')] : []),
    ...memory,
  ];
}
