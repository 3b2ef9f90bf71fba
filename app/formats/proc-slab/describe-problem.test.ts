import { describe, expect, it } from 'vitest';
import { describeProblem } from './describe-problem.ts';
import { parseProcSlab } from './parse.ts';
import type { ProcSlabProblem } from './problem.ts';

const ROW = 'zio_buf_20480 0x00042 9031680 6717440 200704 20480 45 45 426 360 328 3408 0 0 0';

/** What is wrong with `ROW` after a replacement. */
function said(part: string, by: string): readonly string[] {
  return parseProcSlab(ROW.replace(part, by)).problems.map(describeProblem);
}

describe('describeProblem', () => {
  it('says what a usable text looks like', () => {
    expect(parseProcSlab('hello').problems.map(describeProblem)).toEqual([
      'No row of a cache was found. A row has a name, flags such as 0x00042, and 13 numbers (10 before SPL 0.6.1). ' +
        'Paste all that "cat /proc/spl/kmem/slab" prints.',
    ]);
  });

  it.each([
    [
      ' 3408 0 0 0',
      '',
      'a row has 15 fields and this one has 11. It may have been cut or wrapped; paste the whole line.',
    ],
    ['3408', '3408 7', 'a row has 15 fields and this one has 16. Remove what does not belong to it.'],
    [
      '0x00042',
      '66',
      'the second field should be flags such as 0x00042 (at most 8 hexadecimal digits), not "66".',
    ],
    ['426', 'x'.repeat(99), `the column "slab max" should be a whole number, not "${'x'.repeat(40)}…".`],
    [
      '426',
      '9007199254740992',
      '9007199254740992 in the column "slab max" is above 2^53 - 1, too large to be read exactly.',
    ],
    [' 20480 45', ' 0 45', 'the column "objsize" is 0, but an object cannot have 0 bytes.'],
    ['45 426', '46 426', '46 slabs are in use, but there are only 45.'],
  ])('names the line of a row left out: %s -> %s', (part, by, words) => {
    expect(said(part, by)[0]).toBe(`Line 1: ${words} This row was left out.`);
  });

  it('points to the earlier row of the same name', () => {
    expect(parseProcSlab(`${ROW}\n${ROW}`).problems.map(describeProblem)).toEqual([
      'Line 2: zio_buf_20480 is already on line 1, and that row is used. Paste one listing at a time. ' +
        'This row was left out.',
    ]);
  });

  it.each([
    [
      '9031680',
      '9031681',
      '"size" is 9,031,681, but slabsize × slab total is 9,031,680; the latter is used.',
    ],
    [' 360 ', ' 361 ', '361 objects cannot be divided equally among 45 slabs.'],
    ['45 426', '40 426', '328 objects in use do not fit into 40 slabs in use, of which each has 1 to 8.'],
  ])('names the line of a row kept: %s -> %s', (part, by, words) => {
    expect(said(part, by)).toEqual([`Line 1: ${words} The row was kept.`]);
  });

  it.each<[ProcSlabProblem, string]>([
    [
      { kind: 'too long', severity: 'error', found: 5_000_000, limit: 4_194_304 },
      'The text has 5,000,000 characters; at most 4,194,304 are read. Paste only the listing of the caches.',
    ],
    [
      { kind: 'too many rows', severity: 'warning', line: 10_003, limit: 10_000 },
      'Only the first 10,000 rows were read, up to line 10,002.',
    ],
    [
      { kind: 'more problems', severity: 'warning', count: 7 },
      '7 more problems were found. Fix those listed first, then paste again.',
    ],
  ])('describes a problem of the whole text: %o', (problem, words) => {
    expect(describeProblem(problem)).toBe(words);
  });
});
