import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MagazineView } from './magazine-view.ts';

const act = fc.constantFrom('push', 'push', 'pop', 'shift', 'copy');

test('a magazine holds what a plain list would, and its copies stay as they were', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 200 }), (acts) => {
      const magazine = new MagazineView(3);
      const list: number[] = [];
      const copies: { copy: MagazineView; list: readonly number[] }[] = [];
      for (const [i, name] of acts.entries()) {
        if (name !== 'copy') list[name](i);
        if (name === 'copy') copies.push({ copy: magazine.copy(), list: [...list] });
        else magazine[name](i);
        expect([magazine.count, magazine.objs]).toEqual([list.length, list]);
      }
      for (const { copy, list: then } of copies) {
        expect([copy.age, copy.objs]).toEqual([3, then]);
        copy.push(-1);
      }
      expect(magazine.objs).toEqual(list);
    }),
    { seed: 5 },
  );
});
