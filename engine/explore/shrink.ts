import type { Plan } from './plan.ts';
import { planOf, predicateOf } from './plan.ts';
import type { Program, ThreadSpec } from './program.ts';
import { BoundedSearch, ChanceSearch, type Exhausted, type Found } from './search.ts';

/** The smallest program that shows the same as another, and the fewest interruptions that it takes. */
export interface Shrunk {
  readonly program: Program;
  readonly found: Found;
  /** The lower bounds, all of whose orders were run: fewer interruptions are not enough. */
  readonly exhausted: readonly Exhausted[];
  /** Orders run in the final search, for the fewest interruptions. */
  readonly executions: number;
  /** Whether an order was abandoned because it was too long, which leaves no proof. */
  readonly hasGaps: boolean;
}

/** The progress of shrinking. */
export interface Shrinking {
  readonly phase: 'smaller program' | 'fewest interruptions';
  /** The smallest result so far. */
  readonly least: Shrunk;
  /** Smaller programs tried in the present round, and how many there are in it. */
  readonly tried: number;
  readonly candidates: number;
  /** Orders run in total. */
  readonly orders: number;
}

/** The fields of a result whose lower bounds have not been searched yet. */
export const NO_PROOF = { exhausted: [], executions: 0, hasGaps: false } as const;

/** Orders of a smaller program that are run before it is abandoned: fewest interruptions first, then at random. */
const BOUNDED = 2000;
const BY_CHANCE = 2000;

/** Interruptions that orders of a smaller program may have. */
const MOST_INTERRUPTIONS = 3;

/** The highest bound of the final search. */
const MOST_AT_END = 5;

/**
 * Removes calls, threads, jiffies, failing allocations and set-up while the predicate still holds in some order, then
 * searches for the order with the fewest interruptions.
 *
 * @param isLate called between orders; once it returns true, the best result so far is returned
 */
export function shrink(program: Program, found: Found, isLate: () => boolean): Shrunk {
  const shrinker = new Shrinker(program, found);
  while (!shrinker.isOver && !isLate()) shrinker.next();
  return shrinker.now.least;
}

/** {@link shrink}, one order at a time. */
export class Shrinker {
  /** Whether there is nothing left to do. */
  isOver = false;
  #phase: Shrinking['phase'] = 'smaller program';
  #least: Shrunk;
  #candidates: readonly Program[];
  #at = 0;
  #trial: Trial | null = null;
  #last: BoundedSearch | null = null;
  #orders = 0;

  constructor(program: Program, found: Found) {
    this.#least = { program, found, ...NO_PROOF };
    this.#candidates = smaller(program);
  }

  /** The progress so far. */
  get now(): Shrinking {
    return {
      phase: this.#phase,
      least: this.#least,
      tried: this.#at,
      candidates: this.#candidates.length,
      orders: this.#orders,
    };
  }

  /** Runs the next order. */
  next(): void {
    if (this.isOver) return;
    this.#orders += 1;
    if (this.#phase === 'smaller program') this.#tryOut();
    else this.#lookForFewest();
  }

  #tryOut(): void {
    const candidate = this.#candidates[this.#at];
    if (candidate === undefined) {
      this.#phase = 'fewest interruptions';
      return;
    }
    this.#trial ??= new Trial(candidate);
    this.#trial.next();
    if (!this.#trial.isOver) return;
    const { found } = this.#trial;
    this.#trial = null;
    this.#at += 1;
    if (found === null) return;
    this.#least = { program: candidate, found, ...NO_PROOF };
    this.#candidates = smaller(candidate);
    this.#at = 0;
  }

  #lookForFewest(): void {
    const { program, found } = this.#least;
    this.#last ??= new BoundedSearch(planFor(program), Math.min(MOST_AT_END, found.interruptions));
    const search = this.#last;
    search.next();
    if (!search.isOver) return;
    this.isOver = true;
    const { exhausted, executions, hasGaps } = search;
    this.#least = { program, found: search.found ?? found, exhausted, executions, hasGaps };
  }
}

function planFor(program: Program): Plan {
  return planOf(program, [predicateOf(program.find)]);
}

/** Tries a smaller program: fewest interruptions first, then random orders. */
class Trial {
  readonly #plan: Plan;
  readonly #bounded: BoundedSearch;
  #chance: ChanceSearch | null = null;

  constructor(program: Program) {
    this.#plan = planFor(program);
    this.#bounded = new BoundedSearch(this.#plan, MOST_INTERRUPTIONS);
  }

  get found(): Found | null {
    return this.#bounded.found ?? this.#chance?.found ?? null;
  }

  get isOver(): boolean {
    return this.#bounded.isOver || this.found !== null || (this.#chance?.executions ?? 0) >= BY_CHANCE;
  }

  next(): void {
    if (this.#bounded.executions < BOUNDED) this.#bounded.next();
    else {
      this.#chance ??= new ChanceSearch(this.#plan, 1);
      this.#chance.next();
    }
  }
}

/** Programs with one element removed, the largest removals first. */
function smaller(program: Program): Program[] {
  const { threads, setup, machine, ticks, faults, migrations, pauses, tunables } = program;
  const workers = tunables.spl_kmem_cache_kmem_threads ?? 1;
  return [
    ...(threads.length > 1 ? threads.map((_, i) => ({ ...program, threads: without(threads, i) })) : []),
    ...(setup.length > 1 ? [{ ...program, setup: [] }] : []),
    ...threads.flatMap((thread, i) =>
      shorter(thread).map((one) => ({ ...program, threads: threads.with(i, one) })),
    ),
    ...setup.map((_, i) => ({ ...program, setup: without(setup, i) })),
    ...(machine.cpus > usedCpus(program)
      ? [{ ...program, machine: { ...machine, cpus: machine.cpus - 1 } }]
      : []),
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

/** The number of CPUs that the threads need, and the workers if they share one of them. */
function usedCpus({ threads, machine: { workerCpu } }: Program): number {
  return 1 + Math.max(0, workerCpu ?? 0, ...threads.map(({ cpu }) => cpu));
}

function shorter(thread: ThreadSpec): ThreadSpec[] {
  const { calls } = thread;
  return calls.length > 1 ? calls.map((_, i) => ({ ...thread, calls: without(calls, i) })) : [];
}

function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, i) => i !== at);
}
