import type { Recording } from '../../model/recording.ts';
import type { Track } from '../../model/series/track.ts';

/** The names of the colours of curves, the same on the page and on the canvas. */
type CurveColour = 'caller' | 'magazine' | 'emergency' | 'complete';

/** A curve of a timeline. The dash, in px, makes it recognisable without colour. */
export interface Curve {
  readonly name: string;
  readonly track: Track;
  /** The value at the top of the scale. */
  readonly max: number;
  readonly colour: CurveColour;
  readonly dash: readonly number[];
}

/** The curves of a cache, and of free memory if memory is limited. */
export function curvesOf(recording: Recording, focus: number): readonly Curve[] {
  const { caches, frames, freePages } = recording.series;
  const tracks = caches[focus];
  const memory: readonly Curve[] =
    frames === 0
      ? []
      : [{ name: 'free pages', track: freePages, max: frames, colour: 'complete', dash: [9, 3] }];
  if (tracks === undefined) return memory;
  const { slabs, parked, emergency } = tracks;
  return [
    { name: 'slabs', track: slabs, max: slabs.max, colour: 'caller', dash: [] },
    { name: 'in magazines', track: parked, max: parked.max, colour: 'magazine', dash: [5, 2] },
    { name: 'emergency', track: emergency, max: emergency.max, colour: 'emergency', dash: [2, 2] },
    ...memory,
  ];
}
