import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** Callers on `cpus` CPUs that allocate and free 16 objects at a time, with magazines of `size`. */
export function scaling(cpus: number, size: number): Scenario {
  return scenario({
    title: 'Magazines, or one lock for all',
    about:
      'Eight CPUs allocate and free 16 objects at a time, as fast as they can. With magazines of 16 none of them needs skc_lock; restart with spl_kmem_cache_magazine_size = 2 and all of them queue for it.',
    machine: { cpus, hz: 250, slice: 10 },
    tunables: { spl_kmem_cache_magazine_size: size },
    caches: [cacheSpec({ id: 'c1', name: 'kmem_test', size: 256 })],
    callers: [
      callerSpec({
        name: 'pairs',
        cache: 'c1',
        cpu: 0,
        threads: cpus,
        pattern: { kind: 'loop', batch: 16, think: 0, rounds: 0 },
      }),
    ],
    end: 5,
  });
}

/** Eight CPUs with magazines. */
export const magazineScaling: Scenario = scaling(8, 16);
