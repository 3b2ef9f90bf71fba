import type { Range } from '../../model/series/pyramid.ts';
import type { Track } from '../../model/series/track.ts';

/** Values sampled within a pixel; their median is drawn. */
const SAMPLES = 3;

/** What a curve does within a pixel: the line goes from one value to another, within a band if many values lie there. */
export interface CurveStep {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  /** The value with which the pixel ends. */
  readonly end: number;
  readonly band: Range | null;
}

/** The pixels in which a track changes; `moments`: at the edges of the pixels. */
export function stepsOf(track: Track, moments: Int32Array): readonly CurveStep[] {
  const steps: CurveStep[] = [];
  let last = track.before(moments[0] ?? 0);
  for (let x = 0; x + 1 < moments.length; x++) {
    const [start, stop] = [moments[x] ?? 0, moments[x + 1] ?? 0];
    const band = start === stop ? null : track.between(start, stop);
    if (band === null || (band.min === band.max && band.max === last)) continue;
    const end = track.before(stop);
    // Values outside the step from the previous value to the last one.
    if (band.max > Math.max(last, end) || band.min < Math.min(last, end)) {
      const middle = medianWithin(track, start, stop, end);
      steps.push({ x, from: middle, to: middle, end, band });
    } else {
      steps.push({ x, from: last, to: end, end, band: null });
    }
    last = end;
  }
  return steps;
}

/**
 * The corners of the line of a track, as x and value. It is level wherever the track does not change, up to a pixel of
 * many
 * values and from there at the last one of them.
 */
export function lineThrough(
  track: Track,
  moments: Int32Array,
  steps: readonly CurveStep[],
): readonly (readonly [x: number, value: number])[] {
  let last = track.before(moments[0] ?? 0);
  const corners: (readonly [number, number])[] = [[0, last]];
  for (const [i, { x, from, to, end }] of steps.entries()) {
    const before = steps[i - 1]?.x ?? -1;
    const after = steps[i + 1]?.x ?? moments.length;
    if (from !== last && before < x - 1) corners.push([x, last]);
    corners.push([x + 0.5, from], [x + 0.5, to]);
    if (to !== end && after > x + 1) corners.push([x + 1, end]);
    last = end;
  }
  return [...corners, [moments.length - 1, last]];
}

/** The median of samples within a pixel, the last of which is `end`. */
function medianWithin(track: Track, from: number, to: number, end: number): number {
  const values = [end];
  for (let i = 1; i < SAMPLES; i++) values.push(track.before(from + Math.ceil(((to - from) * i) / SAMPLES)));
  values.sort((a, b) => a - b);
  return values[SAMPLES >> 1] ?? 0;
}
