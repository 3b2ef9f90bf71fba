import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** The loop of kswapd that spl_kmem_cache_reclaim = 1 breaks. */
export const kswapdLoop: Scenario = scenario({
  title: 'kswapd asks again and again',
  about:
    'All objects are in use when memory runs short. The shrinker counts them all the same, so kswapd has it scan 128 at a time, and each scan reaps every cache for nothing. At 3 s spl_kmem_cache_reclaim is set to 1: from then on the shrinker answers SHRINK_STOP after one pass.',
  memory: { mib: 64, reserved: 8 },
  caches: [cacheSpec({ id: 'c1', name: 'in_use', size: 1024 })],
  callers: [
    callerSpec({
      name: 'holder',
      cache: 'c1',
      cpu: 0,
      pattern: { kind: 'burst', size: 20_000, every: 60_000, hold: 60_000 },
    }),
  ],
  commands: [
    { at: 1000, command: { op: 'pressure', pages: 16_384 } },
    { at: 3000, command: { op: 'tunable', name: 'spl_kmem_cache_reclaim', value: 1 } },
    { at: 5000, command: { op: 'pressure', pages: 0 } },
  ],
  end: 6000,
});
