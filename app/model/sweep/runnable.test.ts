import { describe, expect, test } from 'vitest';
import {
  type JournalEntry,
  PREDICATE_NAMES,
  PROGRAMS,
  type Scenario,
  scenario,
} from '../../../engine/index.ts';
import { runnableOf } from './runnable.ts';

const EMPTY = scenario({ title: 'empty', about: '', end: 0 });
const FOUND: Scenario = {
  ...EMPTY,
  found: [
    {
      id: 'c1',
      name: 'a',
      objSize: 512,
      align: 0,
      flags: ['VMEM'],
      geometry: null,
      counters: { slabMax: 1, objMax: 1, objDeadlock: 0, objEmergencyMax: 0 },
      out: [1],
      magazines: [],
      emergency: 0,
      linuxLive: 0,
    },
  ],
};

/** A reap by hand, at a time in ms. */
function reapAtMs(ms: number): JournalEntry {
  return { events: 9, at: ms * 1e6, command: { op: 'kmem_reap', thread: 't0', cpu: 0 } };
}

describe('a machine as a run', () => {
  test('with an end is unchanged, with actions by hand at the same times', () => {
    const ending = { ...FOUND, end: 100 };
    expect(runnableOf(ending, [])).toEqual({ kind: 'runs', scenario: ending, reapAtMs: null });
    const run = runnableOf(ending, [reapAtMs(20)]);
    expect(run).toMatchObject({ kind: 'runs', scenario: { end: 100, commands: [{ at: 20 }] } });
  });

  test('without an end or actions is reaped half way', () => {
    const run = runnableOf(FOUND, []);
    expect(run).toMatchObject({
      kind: 'runs',
      reapAtMs: 1000,
      scenario: { end: 2000, commands: [{ at: 1000, command: { op: 'kmem_reap' } }] },
    });
  });

  test('without an end lasts beyond the last action, and is not reaped', () => {
    expect(runnableOf(FOUND, [reapAtMs(7000)])).toMatchObject({
      reapAtMs: null,
      scenario: { end: 7500, commands: [{ at: 7000 }] },
    });
  });

  test('cannot be run if nothing happens or it follows an order', () => {
    expect(runnableOf(EMPTY, [])).toEqual({ kind: 'nothing happens' });
    const [program] = Object.values(PROGRAMS);
    const [predicate] = PREDICATE_NAMES;
    if (program === undefined || predicate === undefined) throw new Error('there are no programs');
    const explored = { program, predicate, schedule: '', holds: false, steps: 0, interruptions: 0 };
    expect(runnableOf({ ...EMPTY, explored }, [])).toEqual({ kind: 'follows an order' });
  });
});
