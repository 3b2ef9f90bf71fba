import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** SPLAT kmem:slab_age. */
export const slabAge: Scenario = scenario({
  title: 'slab_age: unused objects go back',
  about:
    'The upstream test slab_age: 131,072 objects of 256 bytes are allocated and freed at once. With expiry by age the magazines are emptied after 15 s, and all slabs are gone within 60 s.',
  tunables: { spl_kmem_cache_expire: 1 },
  caches: [cacheSpec({ id: 'c1', name: 'kmem_test', size: 256 })],
  callers: [
    callerSpec({
      name: 'burst',
      cache: 'c1',
      cpu: 0,
      pattern: { kind: 'burst', size: 131_072, every: 100_000, hold: 1 },
    }),
  ],
  end: 60_000,
});
