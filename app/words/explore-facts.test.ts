import { expect, test } from 'vitest';
import { factWords } from './explore-facts.ts';
import { findWords } from './explore-finds.ts';

test.each([
  [{ flag: 'GROWING', isSet: true }, false, 'GROWING is set'],
  [{ flag: 'GROWING', isSet: true }, true, 'GROWING is not set'],
  [{ list: 'partial', isEmpty: false }, true, 'skc_partial_list is empty'],
  [{ figure: 'emergency', atLeast: 1 }, false, 'emergency ≥ 1'],
  [{ figure: 'ref', atLeast: 2, atMost: 2 }, true, 'not: ref = 2'],
  [
    { event: 'flag', fn: 'spl_cache_grow', where: { isSet: true } },
    false,
    'event flag with isSet true in spl_cache_grow',
  ],
  [{ returned: 'alloc', flags: 'KM_NOSLEEP', isNull: true }, false, 'alloc KM_NOSLEEP returns NULL'],
] as const)('%j', (atom, isNot, words) => {
  expect(factWords(atom, isNot)).toBe(words);
});

test('the title of a user’s own condition lists its facts', () => {
  expect(findWords({ all: [{ event: 'emergencyAdded' }, { flag: 'GROWING', isSet: false }] }).title).toBe(
    'event emergencyAdded and GROWING is not set',
  );
});
