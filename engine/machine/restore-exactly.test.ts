import { describe, expect, test } from 'vitest';
import { MachineError } from '../kernel/kernel.ts';
import { Invariants } from '../spec/invariants.ts';
import { defaultTunables } from '../spl/tunables.ts';
import type { SlabList, spl_kmem_cache_t } from '../spl/types.ts';
import { Engine } from './engine.ts';
import type { ExactPlaces, FoundCacheSpec } from './found-cache.ts';

const OBJS = 4;

/** Four slabs of four objects: three partial ones, in this order, and a full one. */
const EXACT: ExactPlaces = { free: [[2, 0], [1], [0, 1, 2, 3], []], objects: [[1], [0, 3]] };
const OUT = [2, 3, 0, 4];
const MAGAZINES = [[0], [3, 1]];

function restored(
  flags: FoundCacheSpec['flags'],
  exact: ExactPlaces = EXACT,
  out: readonly number[] = OUT,
): Engine {
  const found = {
    id: 'c1',
    name: 'found',
    objSize: 1024,
    align: 0,
    flags,
    geometry: { objs: OBJS, size: 8192 },
    counters: { slabMax: 3, objMax: 11, objDeadlock: 0, objEmergencyMax: 0 },
    out,
    magazines: MAGAZINES,
    emergency: 0,
    linuxLive: 0,
    exact,
  };
  return new Engine({ machine: { cpus: 2, hz: 100 }, tunables: defaultTunables(), restore: [found] }, null);
}

function cacheOf(engine: Engine): spl_kmem_cache_t {
  const skc = engine.owners.caches.get('c1')?.skc;
  if (skc === undefined) throw new Error('the cache was not restored');
  return skc;
}

/** For each slab of a list: its number, and its free list as indexes. */
function lists(engine: Engine, list: SlabList): [number: number, free: number[]][] {
  const all: [number, number[]][] = [];
  for (let sks = list.head; sks !== null; sks = sks.next) {
    const free: number[] = [];
    for (let obj = sks.sks_free_list; obj !== 0; obj = engine.kernel.objs.sko_list[obj] ?? 0)
      free.push(obj - sks.first);
    all.push([sks.number, free]);
  }
  return all;
}

describe.each([['VMEM'], ['KMEM']] as const)('exactly known places, %s', (flag) => {
  test('lists, free lists and magazines are as they were', () => {
    const engine = restored([flag]);
    const skc = cacheOf(engine);
    expect(lists(engine, skc.skc_partial_list)).toEqual([
      [1, [2, 0]],
      [2, [1]],
      [3, [0, 1, 2, 3]],
    ]);
    expect(lists(engine, skc.skc_complete_list)).toEqual([[4, []]]);
    const magazines = skc.skc_mag.map((skm) => [...skm.skm_objs.subarray(0, skm.skm_avail)]);
    // Slots: slab 1 has 1 to 4, and so on.
    expect(magazines).toEqual([[2], [13, 8]]);
    expect([skc.skc_obj_alloc, skc.skc_slab_alloc, skc.skc_obj_max, skc.skc_slab_max]).toEqual([9, 3, 11, 3]);
    expect(engine.owners.caches.get('c1')?.objects.size).toBe(6);
    new Invariants().check(engine);
  });
});

test.each([
  ['an object in two places', { ...EXACT, objects: [[2], [0, 3]] }, OUT],
  ['an object that does not exist', { ...EXACT, objects: [[4], [0, 3]] }, OUT],
  ['a free list that does not fit the count', EXACT, [3, 3, 0, 4]],
  ['a magazine without places', { ...EXACT, objects: [[1], [0]] }, OUT],
  ['free lists of other slabs', { ...EXACT, free: [[2, 0]] }, OUT],
])('%s is refused', (_, exact, out) => {
  expect(() => restored(['VMEM'], exact, out)).toThrow(MachineError);
});
