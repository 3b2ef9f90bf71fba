import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** SPLAT kmem:slab_overcommit, which upstream disables. */
export const slabOvercommit: Scenario = scenario({
  title: 'slab_overcommit: four times what there is',
  about:
    'The upstream test slab_overcommit, disabled there: 32 threads ask for four times the memory of the machine. It finishes because reclaim calls the cache’s callback, which frees the oldest objects.',
  machine: { cpus: 4, hz: 250, slice: 10 },
  memory: { mib: 64, reserved: 8 },
  caches: [cacheSpec({ id: 'c1', name: 'overcommit', size: 16_384, reclaim: { free: 32 } })],
  callers: [
    callerSpec({
      name: 'thread',
      cache: 'c1',
      threads: 32,
      flags: 'KM_PUSHPAGE',
      pattern: { kind: 'loop', batch: 512, think: 10, rounds: 1 },
    }),
  ],
  end: 5000,
});
