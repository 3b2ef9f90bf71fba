import { expect, test } from 'vitest';
import { biggestChanges } from './biggest-changes.ts';
import { Tally } from './tally.ts';

const NONE = new Tally().outcome;

test('the metrics that change by the largest factor come first, up or down', () => {
  const before = { ...NONE, meanBytes: 1000, peakBytes: 2000, spins: 8, stalls: 3 };
  const after = { ...NONE, meanBytes: 1500, peakBytes: 2000, spins: 1, stalls: 3 };
  expect(biggestChanges(before, after, 3).map(({ metric }) => metric)).toEqual(['spins', 'meanBytes']);
});

test('what appears or disappears counts as a large change', () => {
  const after = { ...NONE, deadlocks: 1, meanBytes: 10 };
  const [first] = biggestChanges({ ...NONE, meanBytes: 20 }, after, 1);
  expect(first).toEqual({ metric: 'deadlocks', before: 0, after: 1 });
});

test('nothing changes between equal outcomes', () => {
  expect(biggestChanges(NONE, NONE, 3)).toEqual([]);
});
