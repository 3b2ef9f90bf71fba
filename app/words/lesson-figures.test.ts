import { expect, test } from 'vitest';
import { boundWords, figureWords } from './lesson-figures.ts';

test.each([
  ['slabs', 'slabs'],
  ['inMagazines on 3', 'objects in magazines, CPU 3'],
  ['slabs of zio_buf_131072', 'slabs of zio_buf_131072'],
  ['inMagazines of letters on 1', 'objects in magazines of letters, CPU 1'],
  ['events of allocHit', 'allocations from a magazine'],
  ['events of kswapd', 'events “kswapd”'],
  ['result of t1', 'result of the last call of t1 (0: NULL)'],
])('%s is “%s”', (text, words) => {
  expect(figureWords(text)).toBe(words);
});

test('a bound is written out', () => {
  expect(boundWords({ kind: 'is', value: 0 })).toBe('0');
  expect(boundWords({ kind: 'atLeast', value: 6000 })).toBe('at least 6,000');
  expect(boundWords({ kind: 'atMost', value: 3 })).toBe('at most 3');
});
