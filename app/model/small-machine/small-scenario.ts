import { cacheSpec, callerSpec, type Scenario, scenario } from '../../../engine/index.ts';

/** Objects that a magazine and a slab of the small machine hold. */
export const SMALL = { cpus: 2, magazine: 4, slab: 4 } as const;

/** A machine small enough to show every object. */
export const smallScenario: Scenario = scenario({
  title: 'A small machine',
  about: 'Two CPUs with magazines of four objects, and slabs of four objects.',
  seed: 7,
  machine: { cpus: SMALL.cpus, hz: 250, slice: 10 },
  tunables: { spl_kmem_cache_magazine_size: SMALL.magazine, spl_kmem_cache_obj_per_slab: SMALL.slab },
  caches: [cacheSpec({ id: 'c1', name: 'objects', size: 1024 })],
  callers: (['reader', 'writer'] as const).map((name, cpu) =>
    callerSpec({
      name,
      cache: 'c1',
      cpu,
      pattern: {
        kind: 'steady',
        rate: 90,
        arrivals: 'poisson',
        lifetime: { kind: 'exponential', mean: 55 },
      },
    }),
  ),
  end: 20_000,
});
