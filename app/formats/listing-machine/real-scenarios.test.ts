import { describe, expect, test } from 'vitest';
import { EventLog, Run } from '../../../engine/index.ts';
import { realScenarios } from './real-scenarios.ts';

/** Slabs, slabs in use and objects in magazines of all caches. */
function figures(run: Run): { slabs: number; used: number; parked: number[] } {
  const caches = run.engine.kernel.spl_kmem_cache_list;
  return {
    slabs: caches.reduce((sum, skc) => sum + skc.skc_slab_total, 0),
    used: caches.reduce((sum, skc) => sum + skc.skc_slab_alloc, 0),
    parked: [0, 1, 2, 3].map((cpu) =>
      caches.reduce((sum, skc) => sum + (skc.skc_mag[cpu]?.skm_avail ?? 0), 0),
    ),
  };
}

describe('a real machine under a reap', () => {
  test.each(Object.entries(realScenarios()))(
    '%s empties the magazines of one CPU and frees all empty slabs',
    (_, make) => {
      const log = new EventLog();
      const run = new Run(make(), log);
      log.take();
      log.silentUntil = Number.POSITIVE_INFINITY;
      const before = figures(run);
      run.advance(10e6, Number.POSITIVE_INFINITY);
      expect(figures(run)).toEqual(before);
      run.advance(100e6, Number.POSITIVE_INFINITY);
      const after = figures(run);
      expect(run.refusals).toEqual([]);
      expect(run.engine.panic).toBeNull();
      expect(after.parked[0]).toBe(0);
      expect(after.parked.slice(1)).toEqual(before.parked.slice(1));
      expect(after.slabs).toBe(after.used);
      expect(after.slabs).toBeLessThanOrEqual(before.slabs);
      // Few slabs are freed: nearly all have an object in use.
      expect(after.slabs).toBeGreaterThan(0.5 * before.slabs);
    },
  );
});
