import { describe, expect, test } from 'vitest';
import type { OrderRun } from '../explore/order-run.ts';
import { planOf, predicateOf } from '../explore/plan.ts';
import { PROGRAMS } from '../explore/programs/catalogue.ts';
import { runSchedule } from '../explore/run-schedule.ts';
import { parseSchedule } from '../explore/schedule.ts';
import { World } from '../explore/world.ts';

/** A program of the catalogue, in an order. */
function order(name: string, text: string): OrderRun {
  const program = PROGRAMS[name];
  if (program === undefined) throw new Error(`no program ${name}`);
  const plan = planOf(program, [predicateOf(program.find)]);
  const schedule = parseSchedule(text, new World(plan));
  const run = schedule === null ? null : runSchedule(plan, schedule);
  if (run === null) throw new Error(`${text} does not fit`);
  return run;
}

describe('races', () => {
  test('RCE1: a destroy that reads the old id leaves the next ageing task behind', () => {
    const before = order('ageing-outlives-cache', 't w0·3 D2 w0 D5');
    expect(before.world.facts.caches[0]?.isFreed).toBe(true);
    expect(before.world.k.spl_kmem_cache_taskq.delayed).toHaveLength(1);
    const after = order('ageing-outlives-cache', 't w0·3 D2 w0 D5 t w0·2');
    expect(after.world.panic?.fn).toBe('spl_cache_age');
    // Without the interruption nothing is left.
    expect(order('ageing-outlives-cache', 'D3').world.k.spl_kmem_cache_taskq.delayed).toHaveLength(0);
  });

  test('RCE2: a caller that wakes late marks the cache DEADLOCKED because of the next growth', () => {
    const { world, found } = order('young-growth-deadlocked', 'A3 w0·3 B4 t B A t A2');
    expect(found.has(0)).toBe(true);
    expect(world.facts.caches[0]?.skc.skc_obj_deadlock).toBe(1);
  });

  test('RCE3: a growth whose request cannot be allocated clears GROWING and leaves DEADLOCKED', () => {
    const { world, found } = order('deadlocked-without-growth', 'A5 !kmalloc B5 t2 B2 A');
    expect(found.has(0)).toBe(true);
    expect(world.k.spl_kmem_cache_taskq.pending).toHaveLength(0);
  });

  test('RCE4: a reap that has not yet raised skc_ref does not hold up a destroy', () => {
    const { world, found } = order('reap-before-ref', 'A D12');
    expect(found.has(0)).toBe(true);
    expect(world.facts.caches[0]?.isFreed).toBe(true);
  });
});
