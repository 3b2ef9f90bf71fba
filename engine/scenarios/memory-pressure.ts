import { cacheSpec, callerSpec, type Scenario, scenario, type TimedCommand } from '../scenario/scenario.ts';

/** When other processes begin to take memory, and how long until they take more, in ms. */
const PRESSURE = { from: 600, step: 50 } as const;
/** Pages that other processes hold in the end. */
const WANTED = 12_400;

function steps(count: number): TimedCommand[] {
  return Array.from({ length: count }, (_, i) => ({
    at: PRESSURE.from + i * PRESSURE.step,
    command: { op: 'pressure', pages: Math.round((WANTED * (i + 1)) / count) },
  }));
}

/** Reclaim, step by step: watermarks, kswapd, the shrinker, and what it cannot get. */
export const memoryPressure: Scenario = scenario({
  title: 'Reclaim under memory pressure',
  about:
    'Other processes take memory until free pages fall below the low watermark. kswapd wakes and has the shrinker scan every cache: reclaim callbacks give objects back, kswapd’s own CPU flushes its magazines, and empty slabs are freed. Objects in the magazines of the other CPUs stay, and so do the slabs that they pin.',
  memory: { mib: 64, reserved: 8, marks: { min: 512, low: 1024, high: 1536 } },
  tunables: { spl_kmem_cache_obj_per_slab: 4 },
  caches: [
    cacheSpec({ id: 'c1', name: 'zio_buf_16384', size: 16_384, align: 4096 }),
    cacheSpec({ id: 'c2', name: 'dnode_t', size: 936, reclaim: { free: 32 } }),
  ],
  callers: [
    callerSpec({
      name: 'writer',
      cache: 'c1',
      cpu: 0,
      threads: 4,
      stop: 400,
      pattern: { kind: 'burst', size: 60, every: 60_000, hold: 100 },
    }),
    callerSpec({
      name: 'lookup',
      cache: 'c2',
      cpu: 0,
      threads: 4,
      pattern: { kind: 'burst', size: 120, every: 60_000, hold: 60_000 },
    }),
  ],
  commands: steps(20),
  end: 2000,
});
