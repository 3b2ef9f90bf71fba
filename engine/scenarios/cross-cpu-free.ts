import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** Objects that are allocated on one CPU and freed on another. */
export const crossCpuFree: Scenario = scenario({
  title: 'Allocated here, freed there',
  about:
    'CPU 0 allocates and CPU 1 frees, so magazines help neither: one is always empty, the other always full, and every few objects one of them takes skc_lock. CPUs 2 and 3 free their own objects and hardly ever need it.',
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
