import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** A destroy that never returns. */
export const endlessDestroy: Scenario = scenario({
  title: 'A destroy that never returns',
  about:
    'A reap sleeps in the reclaim callback and holds skc_ref while the cache is destroyed. spl_kmem_cache_destroy waits until the count is 0, on a queue that nothing ever wakes: long after the reap has ended, it still sleeps.',
  caches: [cacheSpec({ id: 'c1', name: 'doomed', size: 512, reclaim: { free: 64, sleep: 100 } })],
  callers: [
    callerSpec({
      name: 'user',
      cache: 'c1',
      cpu: 0,
      stop: 300,
      pattern: { kind: 'burst', size: 64, every: 60_000, hold: 250 },
    }),
  ],
  commands: [
    // The first reap finds an empty slab, so it does not call the callback.
    { at: 150, command: { op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 0 } },
    { at: 200, command: { op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 0 } },
    { at: 400, command: { op: 'destroy', thread: 't1', cpu: 1, cache: 'c1' } },
  ],
  end: 3000,
});
