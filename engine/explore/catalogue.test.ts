import { describe, expect, test } from 'vitest';
import { explorer } from './bundle.fixture.ts';
import type { PredicateName } from './named-predicates.ts';

const x = await explorer();

/**
 * Every predicate that each program satisfies with up to two interruptions, and the fewest it takes. A new line here is
 * a discovery: investigate it before you add it.
 */
const SHOWN: Readonly<Record<string, Partial<Record<PredicateName, number>>>> = {
  'ageing-outlives-cache': { 'use-after-free': 2, panic: 2 },
  'young-growth-deadlocked': {
    'growth-while-partial': 1,
    'deadlocked-with-emergency': 2,
    'deadlocked-young-growth': 2,
  },
  'deadlocked-without-growth': {
    'nosleep-fails-after-growth': 0,
    'nosleep-fails-with-objects': 0,
    'growth-while-partial': 1,
    'deadlocked-with-emergency': 2,
  },
  'reap-before-ref': { stuck: 1, 'ref-unprotected-reap': 1, 'use-after-free': 1, panic: 1 },
  'nosleep-after-growth': { 'nosleep-fails-after-growth': 0 },
  'destroy-waits-for-ever': { 'nosleep-fails-after-growth': 0, 'slab-freed-unused': 0, stuck: 2 },
  'other-cpu-after-growth': { 'other-cpu-after-growth': 0 },
  'deadlocked-with-emergency': { 'growth-while-partial': 1, 'deadlocked-with-emergency': 2 },
  'reap-steals-slab': { 'slab-freed-unused': 0 },
  'emergency-while-partial': { 'growth-while-partial': 1, 'deadlocked-with-emergency': 2 },
  'nosleep-with-objects': {
    'nosleep-fails-after-growth': 0,
    'nosleep-fails-with-objects': 0,
    'growth-while-partial': 1,
  },
  'growth-while-partial': { 'growth-while-partial': 1 },
  'two-callers': { 'growth-while-partial': 1 },
  'reap-and-callers': { 'slab-freed-unused': 0, 'growth-while-partial': 1 },
  'flush-and-reap': { 'slab-freed-unused': 0, 'growth-while-partial': 2 },
  'two-reaps': { 'slab-freed-unused': 0, 'growth-while-partial': 2 },
  'shrinker-and-destroy': {},
  'two-workers': {
    'nosleep-fails-after-growth': 0,
    'nosleep-fails-with-objects': 0,
    'growth-while-partial': 1,
  },
  'double-free': { 'double-owner': 0 },
};

/** The fewest interruptions with which each program shows what it is about, or null if it never does. */
const CLAIMS: Readonly<Record<string, number | null>> = {
  'ageing-outlives-cache': 2,
  'young-growth-deadlocked': 2,
  'deadlocked-without-growth': 3,
  'reap-before-ref': 1,
  'nosleep-after-growth': 0,
  'destroy-waits-for-ever': 2,
  'other-cpu-after-growth': 0,
  'deadlocked-with-emergency': 2,
  'reap-steals-slab': 0,
  'emergency-while-partial': 3,
  'nosleep-with-objects': 0,
  'growth-while-partial': 1,
  'two-callers': null,
  'reap-and-callers': null,
  'flush-and-reap': null,
  'two-reaps': null,
  'shrinker-and-destroy': null,
  'two-workers': null,
  'double-free': 0,
};

/** The bounds, if not two, up to which programs must not show it. */
const NEVER_UP_TO: Readonly<Record<string, number>> = { 'shrinker-and-destroy': 4 };

const programs = Object.entries(x.PROGRAMS);

describe('the programs of the catalogue', () => {
  test.each(programs)('%s satisfies the known predicates with up to two interruptions', (name, program) => {
    const plan = x.planOf(program, Object.values(x.NAMED));
    const shown: Partial<Record<PredicateName, number>> = {};
    for (const bound of [0, 1, 2]) {
      const search = new x.DepthFirst(plan, { bound, reduce: 'trace cache' });
      for (let run = search.next(); run !== null; run = search.next()) {
        for (const predicate of run.found.keys()) {
          const found = x.PREDICATE_NAMES[predicate];
          if (found !== undefined) shown[found] ??= bound;
        }
      }
    }
    expect(shown).toEqual(SHOWN[name]);
  });

  test.each(programs)('%s keeps its claim, and what it finds replays to the same events', (name, program) => {
    const plan = x.planOf(program, [x.predicateOf(program.find)]);
    const search = new x.BoundedSearch(plan, CLAIMS[name] ?? NEVER_UP_TO[name] ?? 2);
    while (!search.isOver) search.next();
    expect(search.found?.interruptions ?? null).toBe(CLAIMS[name]);
    expect(search.hasGaps).toBe(false);
    const { found } = search;
    if (found === null) return;
    expect(search.exhausted.map(({ bound }) => bound)).toEqual(
      Array.from({ length: found.interruptions }, (_, bound) => bound),
    );
    const hashes = [0, 1].map(() => {
      const log = new x.EventLog();
      const run = x.runSchedule(plan, found.schedule, log);
      expect(run?.found.get(0)).toEqual({ steps: found.steps, interruptions: found.interruptions });
      return x.hashOf(log.take());
    });
    expect(hashes[1]).toBe(hashes[0]);
    const silent = x.runSchedule(plan, found.schedule);
    const heard = x.runSchedule(plan, found.schedule, new x.EventLog());
    expect(silent !== null && heard !== null && x.digest(silent.world) === x.digest(heard.world)).toBe(true);
  });

  test.each(programs)('%s: every prefix of a schedule is one, and its text parses back', (_, program) => {
    const plan = x.planOf(program, []);
    const chance = new x.Chance(plan, 'walk', 3);
    for (let i = 0; i < 20; i++) {
      const { schedule, world } = chance.next();
      const turns = x.turnsOf(schedule);
      const half = turns.slice(0, turns.length >> 1).flatMap(({ choice, answers }) => [choice, ...answers]);
      expect(x.runSchedule(plan, half)).not.toBeNull();
      const read = x.parseSchedule(x.scheduleText(schedule, world), new x.World(plan));
      expect(read === null ? null : x.digest(x.runSchedule(plan, read)?.world ?? new x.World(plan))).toBe(
        x.digest(world),
      );
    }
  });

  test('a schedule that does not fit is refused', () => {
    const plan = x.planOf(
      x.PROGRAMS['reap-before-ref'] ?? x.program({ title: '', about: '', find: 'panic', threads: [] }),
      [],
    );
    const text = (schedule: string): number[] | null => x.parseSchedule(schedule, new x.World(plan));
    expect(text('A3 what')).toBeNull();
    expect(text('!kmalloc')).toBeNull();
    expect(x.runSchedule(plan, text('A40') ?? [])).toBeNull();
    expect(x.runSchedule(plan, text('t') ?? [])).toBeNull();
  });
});
