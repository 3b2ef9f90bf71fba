import { describe, expect, test } from 'vitest';
import { TOUCH } from '../kernel/footprint.ts';
import { explorer } from './bundle.fixture.ts';
import type { DepthFirstOptions } from './depth-first.ts';
import type { TouchTable } from './footprint.ts';
import type { Plan } from './plan.ts';
import type { ProgramDraft } from './program.ts';
import { SMALL_PROGRAMS } from './small-programs.fixture.ts';

const x = await explorer();

function planOf(draft: Omit<ProgramDraft, 'title' | 'about' | 'find'>, table?: TouchTable): Plan {
  const program = x.program({ title: '', about: '', find: 'panic', ...draft });
  return x.planOf(program, Object.values(x.NAMED), table);
}

/** Each distinct end (final state and the predicates that held), with the fewest interruptions that reach it. */
interface Ends {
  readonly ends: Set<string>;
  readonly fewest: Map<number, number>;
  readonly executions: number;
}

function endsOf(plan: Plan, options: DepthFirstOptions): Ends {
  const search = new x.DepthFirst(plan, options);
  const ends = new Set<string>();
  const fewest = new Map<number, number>();
  for (let run = search.next(); run !== null; run = search.next()) {
    for (const [predicate, { interruptions }] of run.found)
      fewest.set(predicate, Math.min(interruptions, fewest.get(predicate) ?? Number.POSITIVE_INFINITY));
    if (!run.isCut) ends.add(`${x.digest(run.world)} ${[...run.found.keys()].sort().join()}`);
  }
  return { ends, fewest, executions: search.executions };
}

function sorted({ ends }: Ends): string[] {
  return [...ends].sort();
}

describe('all orders against those that remain after reduction', () => {
  test.each(Object.entries(SMALL_PROGRAMS))('%s: the same ends', (_, draft) => {
    const plan = planOf(draft);
    const naive = endsOf(plan, {});
    const cached = endsOf(plan, { reduce: 'trace cache' });
    expect(sorted(cached)).toEqual(sorted(naive));
    expect(sorted(endsOf(plan, { reduce: 'sleep sets' }))).toEqual(sorted(naive));
    expect(cached.executions).toBeLessThanOrEqual(naive.executions);
  });

  test.each(Object.entries(SMALL_PROGRAMS))(
    '%s: the same ends within bounds, and the same fewest interruptions',
    (_, draft) => {
      const plan = planOf(draft);
      for (const bound of [0, 1, 2]) {
        const naive = endsOf(plan, { bound });
        const cached = endsOf(plan, { bound, reduce: 'trace cache' });
        expect(sorted(cached)).toEqual(sorted(naive));
        expect([...cached.fewest].sort()).toEqual([...naive.fewest].sort());
      }
    },
  );
});

describe('a footprint with a missing bit is detected', () => {
  /** Whether a search misses ends of a program when these bits are missing. */
  function losesEnds(name: string, bits: number, reduce: 'trace cache' | 'sleep sets'): boolean {
    const draft = SMALL_PROGRAMS[name];
    if (draft === undefined) throw new Error(`no program ${name}`);
    const table = x.touchTable((draft.tunables?.spl_kmem_cache_expire ?? 0) === 1);
    for (const [kind, writes] of table.writes.entries()) table.writes[kind] = writes & ~bits;
    return endsOf(planOf(draft, table), { reduce }).ends.size < endsOf(planOf(draft), { reduce }).ends.size;
  }

  test.each([
    ['skc_lock', TOUCH.lock, 'a full magazine and a reap', 'trace cache'],
    ['skc_lock', TOUCH.lock, 'a full magazine and a reap', 'sleep sets'],
    ['skc_ref', TOUCH.ref, 'a reap and a destroy, all pauses', 'sleep sets'],
  ] as const)('%s', (_, bits, name, reduce) => {
    expect(losesEnds(name, bits, reduce)).toBe(true);
  });
});

describe('counting', () => {
  /** Threads whose calls do nothing, because there is nothing to free. */
  const idle = (threads: number, calls: number): Plan =>
    planOf({
      threads: Array.from({ length: threads }, (_, i) => ({
        name: 'ABCD'[i] ?? 'E',
        calls: Array.from({ length: calls }, () => ({ op: 'free' as const })),
      })),
    });

  test.each([
    [2, 4, 70],
    [3, 2, 90],
    [3, 3, 1680],
    [4, 2, 2520],
  ])('%i independent threads of %i steps have %i orders and one trace', (threads, calls, orders) => {
    const plan = idle(threads, calls);
    expect(endsOf(plan, {}).executions).toBe(orders);
    const search = new x.DepthFirst(plan, { reduce: 'sleep sets' });
    let whole = 0;
    for (let run = search.next(); run !== null; run = search.next()) if (!run.isCut) whole += 1;
    expect(whole).toBe(1);
  });
});
