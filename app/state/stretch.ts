import type { Recording } from '../model/recording.ts';

/** A part of a recording that plays in a fixed number of seconds, some of which have passed. */
export interface Stretch {
  readonly recording: Recording;
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  at: number;
  passed: number;
}

/** The moment to show on a stretch, in proportion to the time that has passed. */
export function momentOnStretch({ recording: { action }, from, to, seconds, passed }: Stretch): number {
  const sum = (moment: number): number => action.before(moment).work + action.before(moment).idle;
  if (passed >= seconds) return to;
  const wanted = sum(from) + (passed / seconds) * (sum(to) - sum(from));
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (sum(middle) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
