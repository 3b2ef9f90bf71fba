import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HeldObjects, type Holder } from './held-objects.ts';

const holder = fc.oneof(fc.constant(null), fc.nat(5), fc.constantFrom('a', 'b', 'c'));
/** Slots near each other and far apart: some share a page, others do not. */
const obj = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 200_000 }));
const step = fc.oneof(
  fc.record({ obj, holder }),
  fc.record({ obj, holder: fc.constant<Holder | undefined>(undefined) }),
);

test('holds what a Map would, in insertion order', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const held = new HeldObjects();
      const map = new Map<number, Holder>();
      for (const one of steps) {
        if (one.holder === undefined) {
          held.delete(one.obj);
          map.delete(one.obj);
        } else {
          held.set(one.obj, one.holder);
          map.set(one.obj, one.holder);
        }
        expect([held.size, held.first]).toEqual([map.size, map.keys().next().value ?? 0]);
        expect([held.has(one.obj), held.get(one.obj)]).toEqual([map.has(one.obj), map.get(one.obj)]);
      }
      expect([...held].map((at) => [at, held.get(at)])).toEqual([...map]);
      expect([...held.handles()].sort()).toEqual(
        [...map.values()].filter((who) => typeof who === 'string').sort(),
      );
    }),
  );
});
