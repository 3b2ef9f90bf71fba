import type { Recording } from '../recording.ts';
import type { Range } from '../series/pyramid.ts';

/** Numbers of a cache that can be compared over time. */
export const CURVES = ['slabs', 'parked', 'used', 'emergency'] as const;
export type Curve = (typeof CURVES)[number];

/** The range of a number in each of `columns` equal parts of the time up to `endNs`, as far as it is recorded. */
export function curveOf(
  recording: Recording,
  cache: number,
  curve: Curve,
  endNs: number,
  columns: number,
): readonly Range[] {
  const track = recording.series.caches[cache]?.[curve];
  if (track === undefined) return [];
  const ranges: Range[] = [];
  let from = 0;
  for (let column = 1; column <= columns; column++) {
    const time = (column / columns) * endNs;
    if (time > recording.times.latest && column > 1) {
      // The events of the last, incomplete part.
      if (from < recording.length) ranges.push(track.between(from, recording.length));
      break;
    }
    const to = recording.times.momentAt(time);
    const value = track.before(from);
    ranges.push(to === from ? { min: value, max: value } : track.between(from, to));
    from = to;
  }
  return ranges;
}

/** The cache that has the most slabs at any time, by number: the one to look at first. */
export function largestCache({ series: { caches } }: Recording): number {
  let found = 0;
  for (const [cache, tracks] of caches.entries()) {
    if ((tracks?.slabs.max ?? 0) > (caches[found]?.slabs.max ?? 0)) found = cache;
  }
  return found;
}
