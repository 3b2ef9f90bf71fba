import { expect, test } from 'vitest';
import { differenceWords, scoreWords } from '../../words/comparisons.ts';
import { Tally } from '../outcome/tally.ts';
import { countVerdicts, splitResults, verdictOf } from './verdict.ts';

const BASE = { ...new Tally().outcome, operations: 100, meanBytes: 4 << 20, lockAcquisitions: 0, time: 1 };
const OTHER = { ...BASE, operations: 90, meanBytes: 1 << 20, lockAcquisitions: 12, slabsFreed: 3, time: 2 };

test('less is better or worse by metric, and some are neither', () => {
  expect(verdictOf('meanBytes', 1, 2)).toBe('better');
  expect(verdictOf('operations', 1, 2)).toBe('worse');
  expect(verdictOf('slabsFreed', 1, 2)).toBe('neither');
  expect(verdictOf('slabsFreed', 2, 2)).toBe('same');
});

test('results that differ come first, by how much they differ; the machine’s time is not a result', () => {
  const { differ, same } = splitResults(BASE, [OTHER]);
  expect(differ).toEqual(['lockAcquisitions', 'slabsFreed', 'meanBytes', 'operations']);
  expect(same).not.toContain('time');
  expect(same).toContain('deadlocks');
});

test('better and worse results are counted', () => {
  expect(countVerdicts(BASE, OTHER)).toEqual({ better: 1, worse: 2 });
  expect(scoreWords({ better: 1, worse: 2 })).toBe('is better in 1 and worse in 2 results');
  expect(scoreWords({ better: 0, worse: 0 })).toBe('has the same results');
});

test.each([
  ['meanBytes', 1 << 20, 4 << 20, '3 MiB less (−75 %)'],
  ['operations', 104, 100, '4 more (+4.0 %)'],
  ['lockAcquisitions', 12, 0, '12 more'],
  ['lockAcquisitions', 1200, 12, '1,188 more (×100)'],
  ['stallTime', 2_500_000, 1_000_000, '1.5 ms more (×2.5)'],
  ['hitRate', 0.951, 0.92, '3.1 points more'],
  ['hitRate', 0.92, 0.92, ''],
] as const)('%s %d against %d: “%s”', (metric, value, base, words) => {
  expect(differenceWords(metric, value, base)).toBe(words);
});
