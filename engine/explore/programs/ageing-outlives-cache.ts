import { type Program, program } from '../program.ts';

/** N1: spl_cache_age() against spl_kmem_cache_destroy(). */
export const ageingOutlivesCache: Program = program({
  title: 'Ageing outlives its cache (N1)',
  about:
    'The ageing task has dispatched its successor and found no DESTROY, but has not stored the new id when destroy reads the old one. Destroy cancels and waits for the old id only, frees the cache, and 5 s later the successor runs on freed memory.',
  threads: [{ name: 'D', calls: [{ op: 'destroy' }] }],
  tunables: { spl_kmem_cache_expire: 1 },
  ticks: 2,
  tick: 'timer',
  find: 'use-after-free',
});
