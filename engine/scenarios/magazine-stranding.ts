import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** Magazines that strand memory on idle CPUs, with the figures of a real run of splat (openzfs/spl#133). */
export const magazineStranding: Scenario = scenario({
  title: 'Magazines strand memory on idle CPUs',
  about:
    'Six CPUs take 170 objects each, free all 1,020 and go idle. No object is in use any more, yet no slab is freed: together with those loaded beside them, 1,134 objects are in magazines that only their own CPUs would empty. A reap on CPU 0 empties one of the six.',
  machine: { cpus: 6, hz: 250, slice: 10 },
  tunables: { spl_kmem_cache_obj_per_slab: 27, spl_kmem_cache_magazine_size: 256 },
  caches: [cacheSpec({ id: 'c1', name: 'kmem_test', size: 256 })],
  callers: [
    callerSpec({
      name: 'user',
      cache: 'c1',
      cpu: 0,
      threads: 6,
      pattern: { kind: 'burst', size: 170, every: 60_000, hold: 200 },
    }),
  ],
  commands: [{ at: 1500, command: { op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 0 } }],
  end: 2000,
});
