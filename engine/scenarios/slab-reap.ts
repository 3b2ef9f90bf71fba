import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';
import { every } from './every.ts';

/** SPLAT kmem:slab_reap. */
export const slabReap: Scenario = scenario({
  title: 'slab_reap: reaped every tenth of a second',
  about:
    'The upstream test slab_reap: 1,024 objects of 256 bytes stay in use, a reclaim callback frees 32 of them at a time, and the cache is reaped every 0.1 s until nothing is left, within 60 s.',
  tunables: { spl_kmem_cache_expire: 1 },
  caches: [cacheSpec({ id: 'c1', name: 'kmem_test', size: 256, reclaim: { free: 32 } })],
  callers: [
    callerSpec({
      name: 'holder',
      cache: 'c1',
      cpu: 0,
      pattern: { kind: 'burst', size: 1024, every: 60_000, hold: 60_000 },
    }),
  ],
  commands: every(100, 30_000, 100, { op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 1024 }),
  end: 40_000,
});
