import { expect, test } from 'vitest';
import { slabsFrom } from '../model/layout/split.ts';
import { busyMachine } from './example-scene.fixture.ts';
import { SlabSlots } from './slab-slots.ts';

test('a slab keeps its number while others are added and lists change', () => {
  const m = busyMachine();
  const slots = new SlabSlots();
  slots.reset(m.view, m.cache());
  const before = new Map(
    [...slabsFrom(m.view, m.cache().complete.head)].map((slab) => [slab, slots.of(slab)]),
  );
  for (let n = 20; n < 40; n++) {
    m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: `x${n}` });
  }
  const all = Array.from({ length: 100 }, (_, slab) => slab);
  slots.update(m.view, m.cache(), all);
  for (const [slab, slot] of before) expect(slots.of(slab)).toBe(slot);
  const numbers = slots.slabs.filter((slab) => slab >= 0);
  expect(numbers).toHaveLength(m.cache().slabTotal);
  expect(slots.loose.size).toBe(0);
});
