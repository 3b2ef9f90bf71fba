import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Pages } from './columns.ts';
import { Magazines } from './magazines.ts';

const MOST = 256;
const act = fc.constantFrom('push', 'push', 'push', 'pop', 'shift', 'keep');

test('a magazine behaves like a plain list, and what was kept does not change', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 1200, size: 'max' }), (acts) => {
      const magazines = new Magazines();
      const magazine = magazines.make(2, 1, 3, 1);
      const list: number[] = [];
      const kept: { rows: Pages; rings: Pages; list: readonly number[] }[] = [];
      for (const [i, name] of acts.entries()) {
        if (name === 'keep') {
          kept.push({ rows: magazines.rows.keep(), rings: magazines.rings.keep(), list: [...list] });
        } else if (name !== 'push' || list.length < MOST) {
          list[name](i);
          magazines[name](2, 1, name === 'push' ? i : 4);
        }
        expect([magazine.count, magazine.objs.at(-1)]).toEqual([list.length, list.at(-1)]);
      }
      expect(magazine.objs).toEqual(list);
      const others = new Magazines();
      for (const { rows, rings, list: then } of kept) {
        others.rows.restore(rows);
        others.rings.restore(rings);
        expect(magazine.in(others).objs).toEqual(then);
      }
    }),
    { seed: 5, numRuns: 30 },
  );
});

test('an empty magazine stays empty, and knows when an object was last taken', () => {
  const magazines = new Magazines();
  const magazine = magazines.make(0, 0, 1, 1);
  expect([magazines.pop(0, 0, 4), magazines.shift(0, 0)]).toEqual([true, true]);
  expect([magazine.age, magazine.objs]).toEqual([4, []]);
});

test('a magazine that was never made is reported', () => {
  const magazines = new Magazines();
  magazines.make(0, 0, 0, 1);
  for (const cache of [1, 99]) {
    const done = [magazines.push(cache, 0, 1), magazines.pop(cache, 0, 1), magazines.shift(cache, 0)];
    expect(done).toEqual([false, false, false]);
  }
});
