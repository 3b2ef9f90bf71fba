import { describe, expect, test } from 'vitest';
import { ExampleMachine } from '../example-machine.fixture.ts';
import { address, objectAddress } from '../names/names.ts';
import { geometrySum } from './geometry.ts';
import { bytesOf, slabSplit, slabsFrom, splitOf } from './split.ts';

describe('the geometry of a cache', () => {
  test('adds up to the slab when everything lies inside', () => {
    const m = new ExampleMachine();
    m.create({ size: 20_480, align: 4096 });
    expect(geometrySum(m.cache())).toEqual({
      head: 4096,
      object: 20_480,
      trailer: 4096,
      slot: 24_576,
      sum: 102_400,
      leftOver: 0,
      outside: 0,
    });
  });

  test('includes the bytes left over in a slab of page blocks', () => {
    const m = new ExampleMachine();
    m.create({ size: 100, flags: ['KMEM'] });
    const { sum, leftOver } = geometrySum(m.cache());
    expect([sum, leftOver]).toEqual([64 + 56 * 144, 2 * 4096 - (64 + 56 * 144)]);
  });

  test('puts the objects of an OFFSLAB cache outside, even small ones', () => {
    const m = new ExampleMachine();
    m.create({ size: 64, flags: ['VMEM', 'OFFSLAB'] });
    expect(geometrySum(m.cache())).toMatchObject({ slot: 104, sum: 64, leftOver: 4032, outside: 256 });
    m.alloc(1);
    expect(bytesOf(m.cache())).toEqual({ held: 4096 + 4 * 256, used: 64 });
  });

  test.each([[['VMEM']], [['KMEM']], [['VMEM', 'OFFSLAB']]] as const)(
    'gives every object its actual address: %s',
    (flags) => {
      const m = new ExampleMachine();
      m.create({ size: 5000, align: 64, flags });
      m.alloc(6);
      const { page, offset } = m.engine.kernel.objs;
      const slots = [1, 2, 3, 4, 5, 6, 7, 8];
      expect(slots.map((obj) => objectAddress(m.view, obj))).toEqual(
        slots.map((obj) => address(page[obj] ?? -1, offset[obj] ?? -1)),
      );
    },
  );
});

describe('the split of a cache', () => {
  test('separates objects in use, in magazines, free, and emergency objects', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(7);
    m.do({ op: 'free', thread: 't0', cpu: 1, obj: 'o1' });
    expect(splitOf(m.cache())).toEqual({ inUse: 6, parked: 2, free: 0, emergency: 0 });
    m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
    for (const obj of ['a', 'b']) {
      m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: obj });
    }
    m.do({ op: 'tick', n: 2 });
    expect(splitOf(m.cache())).toEqual({ inUse: 7, parked: 1, free: 0, emergency: 1 });
    const slab = 64 + 4 * 296;
    expect(bytesOf(m.cache())).toEqual({ held: 2 * slab + 4096, used: 8 * 256 });
  });

  test('of slabs adds up to the split of the cache', () => {
    const m = new ExampleMachine();
    m.create();
    m.alloc(10);
    m.do({ op: 'free', thread: 't0', cpu: 1, obj: 'o2' });
    const { partial, complete, slabObjs } = m.cache();
    const slabs = [...slabsFrom(m.view, partial.head), ...slabsFrom(m.view, complete.head)];
    expect(slabs).toHaveLength(partial.length + complete.length);
    const splits = slabs.map((slab) => slabSplit(m.view, slab, slabObjs));
    const sum = (name: 'used' | 'parked' | 'free'): number =>
      splits.reduce((total, split) => total + split[name], 0);
    const { inUse, parked, free } = splitOf(m.cache());
    expect([sum('used'), sum('parked'), sum('free')]).toEqual([inUse, parked, free]);
  });
});
