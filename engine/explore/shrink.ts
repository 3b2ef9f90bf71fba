import type { Plan } from './plan.ts';
import { planOf, predicateOf } from './plan.ts';
import type { Program, ThreadSpec } from './program.ts';
import { BoundedSearch, ChanceSearch, type Exhausted, type Found } from './search.ts';

/** The smallest program that shows the same as another, and the fewest interruptions that it takes. */
interface Shrunk {
  readonly program: Program;
  readonly found: Found;
  /** The bounds below, of which all orders were run: fewer interruptions do not suffice. */
  readonly exhausted: readonly Exhausted[];
}

/** Orders that are run of a smaller program before it is given up: fewest interruptions first, then by chance. */
const BOUNDED = 2000;
const BY_CHANCE = 2000;

/** Interruptions that orders of a smaller program may have. */
const MOST_INTERRUPTIONS = 3;

/** Interruptions with which the smallest program is searched for the fewest. */
const MOST_AT_END = 5;

/**
 * Leaves out calls, threads, jiffies, failing allocations and set-up for as long as the predicate still holds in some
 * order, then looks for the order with the fewest interruptions.
 *
 * @param isLate asked between orders; from then on the result is what was reached
 */
export function shrink(program: Program, found: Found, isLate: () => boolean): Shrunk {
  let least: Shrunk = { program, found, exhausted: [] };
  for (let isSmaller = true; isSmaller && !isLate(); ) {
    isSmaller = false;
    for (const candidate of smaller(least.program)) {
      if (isLate()) break;
      const hit = tryOut(candidate, isLate);
      if (hit === null) continue;
      least = { program: candidate, found: hit, exhausted: [] };
      isSmaller = true;
      break;
    }
  }
  return fewest(least, isLate);
}

function planFor(program: Program): Plan {
  return planOf(program, [predicateOf(program.find)]);
}

function tryOut(program: Program, isLate: () => boolean): Found | null {
  const plan = planFor(program);
  const bounded = new BoundedSearch(plan, MOST_INTERRUPTIONS);
  while (!bounded.isOver && bounded.executions < BOUNDED && !isLate()) bounded.next();
  if (bounded.isOver) return bounded.found;
  const chance = new ChanceSearch(plan, 1);
  while (chance.found === null && chance.executions < BY_CHANCE && !isLate()) chance.next();
  return chance.found;
}

/** The order of a program with the fewest interruptions. */
function fewest({ program, found }: Shrunk, isLate: () => boolean): Shrunk {
  const search = new BoundedSearch(planFor(program), Math.min(MOST_AT_END, found.interruptions));
  while (!search.isOver && !isLate()) search.next();
  return { program, found: search.found ?? found, exhausted: search.exhausted };
}

/** Programs with one thing less, those that lose most first. */
function smaller(program: Program): Program[] {
  const { threads, setup, ticks, faults, migrations, pauses, tunables } = program;
  const workers = tunables.spl_kmem_cache_kmem_threads ?? 1;
  return [
    ...(threads.length > 1 ? threads.map((_, i) => ({ ...program, threads: without(threads, i) })) : []),
    ...(setup.length > 1 ? [{ ...program, setup: [] }] : []),
    ...threads.flatMap((thread, i) =>
      shorter(thread).map((one) => ({ ...program, threads: threads.with(i, one) })),
    ),
    ...setup.map((_, i) => ({ ...program, setup: without(setup, i) })),
    ...(ticks > 0 ? [{ ...program, ticks: ticks - 1 }] : []),
    ...(migrations > 0 ? [{ ...program, migrations: migrations - 1 }] : []),
    ...(['kmalloc', 'vmalloc', 'pages'] as const)
      .filter((target) => faults[target] > 0)
      .map((target) => ({ ...program, faults: { ...faults, [target]: faults[target] - 1 } })),
    ...(workers > 1
      ? [{ ...program, tunables: { ...tunables, spl_kmem_cache_kmem_threads: workers - 1 } }]
      : []),
    ...(pauses === 'all' ? [{ ...program, pauses: 'locks' as const }] : []),
  ];
}

function shorter(thread: ThreadSpec): ThreadSpec[] {
  const { calls } = thread;
  return calls.length > 1 ? calls.map((_, i) => ({ ...thread, calls: without(calls, i) })) : [];
}

function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, i) => i !== at);
}
