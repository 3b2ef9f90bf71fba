import { describe, expect, test } from 'vitest';
import { CATALOGUE, EventLog, Run, type Scenario } from '../../../engine/index.ts';
import { metricOf, type Outcome } from './outcome.ts';
import { Tally } from './tally.ts';

function outcomeOf(scenario: Scenario | undefined): { outcome: Outcome; run: Run } {
  if (scenario === undefined) throw new Error('the catalogue has lost a scenario');
  const log = new EventLog();
  const run = new Run(scenario, log);
  const tally = new Tally();
  while (!run.isOver) {
    run.advance(scenario.end * 1e6, log.emitted + 10_000);
    for (const chunk of log.take()) tally.add(chunk);
  }
  return { outcome: tally.outcome, run };
}

describe('the outcome of a run', () => {
  test('adds up to the figures of the machine at the end', () => {
    const { outcome, run } = outcomeOf(CATALOGUE['vmalloc-deadlock']);
    const [skc] = run.engine.kernel.spl_kmem_cache_list;
    if (skc === undefined) throw new Error('the cache is gone');
    expect(outcome.slabsGrown - outcome.slabsFreed).toBe(skc.skc_slab_total);
    expect(outcome.emergencies).toBeGreaterThan(100);
    expect(outcome.deadlocks).toBeGreaterThan(0);
    expect(outcome.deadlockTime).toBeGreaterThan(1e9);
    expect(outcome.stallTime).toBeGreaterThan(0);
    expect(outcome.peakBytes).toBeGreaterThan(skc.skc_slab_max * skc.skc_slab_size * 0.5);
    expect(outcome.meanBytes).toBeLessThan(outcome.peakBytes);
    expect(metricOf(outcome, 'used')).toBeGreaterThan(0.1);
    expect(metricOf(outcome, 'used')).toBeLessThan(1);
  });

  test('separates callers that hit their magazines from callers that spin', () => {
    const { outcome } = outcomeOf(CATALOGUE['magazine-scaling']);
    expect(metricOf(outcome, 'hitRate')).toBeGreaterThan(0.99);
    expect(outcome.isStopped).toBe(false);
    const [first] = CATALOGUE['magazine-scaling']?.callers ?? [];
    const crowded = CATALOGUE['magazine-scaling'];
    if (first === undefined || crowded === undefined) throw new Error('the scenario has no caller');
    const small = outcomeOf({ ...crowded, end: 1, tunables: { spl_kmem_cache_magazine_size: 2 } }).outcome;
    expect(small.spins).toBeGreaterThan(1000);
    expect(small.spinTime).toBeGreaterThan(1e6);
    expect(metricOf(small, 'hitRate')).toBeLessThan(0.7);
  });
});
