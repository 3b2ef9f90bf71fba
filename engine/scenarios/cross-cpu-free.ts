import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** Objects that are allocated on one cpu and freed on another. */
export const crossCpuFree: Scenario = scenario({
  title: 'Allocated here, freed there',
  about:
    'CPU 0 allocates, CPU 1 frees, and magazines help neither: the one is always empty, the other always full, so that every few objects somebody takes skc_lock. CPUs 2 and 3 use their own objects and hardly ever do.',
  tunables: { spl_kmem_cache_magazine_size: 16 },
  caches: [
    cacheSpec({ id: 'c1', name: 'pipe_buf', size: 512 }),
    cacheSpec({ id: 'c2', name: 'own_buf', size: 512 }),
  ],
  callers: [
    callerSpec({ name: 'pipe', cache: 'c1', cpu: 0, pattern: { kind: 'pipe', to: 1, depth: 64, rate: 0 } }),
    callerSpec({
      name: 'own',
      cache: 'c2',
      cpu: 2,
      threads: 2,
      pattern: { kind: 'loop', batch: 8, think: 10, rounds: 0 },
    }),
  ],
  end: 100,
});
