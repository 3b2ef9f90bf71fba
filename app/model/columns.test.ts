import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BitColumn, bytesBeside, Column, PAGE_BYTES, Table } from './columns.ts';
import { DamageError } from './damage.ts';

const BLANK = -7;

/** Rows of four words, and a column that reads the second. */
function column(): { table: Table; numbers: Column } {
  const table = new Table(2, [0, BLANK]);
  return { table, numbers: new Column(table, 1, BLANK) };
}

test('a table can be restored to every state that was kept', () => {
  const writes = fc.array(fc.tuple(fc.nat(2000), fc.integer({ min: -100, max: 100 })), { maxLength: 40 });
  fc.assert(
    fc.property(
      fc.array(writes, { maxLength: 6 }),
      fc.array(fc.nat(5), { maxLength: 8 }),
      (rounds, returns) => {
        const { table, numbers } = column();
        const known = new Map<number, number>();
        const kept = rounds.map((round) => {
          for (const [i, value] of round) {
            numbers.set(i, value);
            known.set(i, value);
          }
          return { pages: table.keep(), known: new Map(known) };
        });
        for (const at of returns) {
          const one = kept[at];
          if (one === undefined) continue;
          numbers.set(1999, 12_345);
          table.restore(one.pages);
          const all = Array.from({ length: 2003 }, (_, i) => i - 1);
          expect(all.map((i) => numbers.get(i))).toEqual(all.map((i) => one.known.get(i) ?? BLANK));
        }
      },
    ),
    { numRuns: 60, seed: 3 },
  );
});

test('keeping copies only the pages written to since the last time', () => {
  const { table, numbers } = column();
  for (let i = 0; i < 1000; i++) numbers.set(i, i);
  const first = table.keep();
  expect(table.keep()).toBe(first);
  numbers.set(500, 1);
  const second = table.keep();
  expect(bytesBeside(second, first)).toBe(PAGE_BYTES);
  numbers.set(2, 1);
  table.restore(first);
  expect([numbers.get(2), numbers.get(500)]).toEqual([2, 500]);
  expect(table.keep()).toBe(first);
});

test('a column of bits reads its bits, and −1 where they are 0', () => {
  const { numbers } = column();
  const bits = new BitColumn(numbers, 4, 3);
  numbers.set(1, (5 + 1) << 4);
  numbers.set(2, 15);
  expect([bits.get(1), bits.get(2)]).toEqual([5, -1]);
});

test('a filled stretch is kept whole, and a place far behind the end is refused', () => {
  const table = new Table(0, [BLANK]);
  table.fill(300, 1300, 5);
  const before = table.keep();
  table.fill(400, 402, 6);
  expect([table.word(299), table.word(300), table.word(401), table.word(1299)]).toEqual([BLANK, 5, 6, 5]);
  table.restore(before);
  expect([table.word(401), table.word(1300)]).toEqual([5, BLANK]);
  expect(() => table.fill(0, 2 ** 30, 1)).toThrow(DamageError);
  expect(() => table.fill(-5, 3, 1)).toThrow(DamageError);
  expect(() => table.set(2 ** 30, 1)).toThrow(DamageError);
});
