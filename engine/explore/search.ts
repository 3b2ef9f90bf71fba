import { Chance } from './chance.ts';
import { DepthFirst } from './depth-first.ts';
import type { OrderRun } from './order-run.ts';
import type { Plan } from './plan.ts';
import { scheduleText, turnsOf } from './schedule.ts';

/** An order in which the predicate holds. */
export interface Found {
  /** Its schedule up to the step in which the predicate holds. */
  readonly schedule: readonly number[];
  readonly text: string;
  readonly steps: number;
  readonly interruptions: number;
}

/** A bound whose orders have all been run. */
export interface Exhausted {
  readonly bound: number;
  readonly executions: number;
}

/** The part of an order up to where a predicate, given by its number, first held; null if it did not. */
export function foundIn(run: OrderRun, predicate = 0): Found | null {
  const at = run.found.get(predicate);
  if (at === undefined) return null;
  const turns = turnsOf(run.schedule).slice(0, at.steps);
  const schedule = turns.flatMap(({ choice, answers }) => [choice, ...answers]);
  return { schedule, text: scheduleText(schedule, run.world), ...at };
}

/**
 * Searches for an order in which the first predicate of a plan holds: all orders without interruptions, then all with
 * up to one, and so on. What it finds therefore has the fewest interruptions, unless an order was abandoned as too
 * long.
 */
export class BoundedSearch {
  /** The most interruptions that orders may have at present. */
  bound = 0;
  readonly exhausted: Exhausted[] = [];
  found: Found | null = null;
  /** Whether there is nothing left to do. */
  isOver = false;
  /** Whether an order was abandoned as too long; its bound is then not in {@link BoundedSearch.exhausted}. */
  hasGaps = false;
  /** Orders run under lower bounds. */
  #before = 0;
  readonly #plan: Plan;
  readonly #most: number;
  #search: DepthFirst;

  /** @param most the highest bound */
  constructor(plan: Plan, most: number) {
    this.#plan = plan;
    this.#most = most;
    this.#search = this.#begin();
  }

  /** Orders run so far. */
  get executions(): number {
    return this.#before + this.#search.executions;
  }

  /** The share of the orders of the present bound that are done. */
  get progress(): number {
    return this.#search.progress;
  }

  /** Whether the trace cache is full, so that orders may be run several times. */
  get isCacheFull(): boolean {
    return this.#search.cache?.isFull === true;
  }

  /** Runs the next order. */
  next(): void {
    if (this.isOver) return;
    const run = this.#search.next();
    if (run !== null) {
      this.found = foundIn(run);
      this.isOver = this.found !== null;
      if (!this.#search.isExhausted || this.isOver) return;
    }
    const { executions } = this.#search;
    if (this.#search.hasGivenUp) this.hasGaps = true;
    else this.exhausted.push({ bound: this.bound, executions });
    if (this.bound === this.#most) {
      this.isOver = true;
      return;
    }
    this.bound += 1;
    this.#before += executions;
    this.#search = this.#begin();
  }

  #begin(): DepthFirst {
    return new DepthFirst(this.#plan, { bound: this.bound, reduce: 'trace cache', stopsAtFind: true });
  }
}

/** Searches for such an order at random. */
export class ChanceSearch {
  found: Found | null = null;
  readonly #chance: Chance;

  constructor(plan: Plan, seed: number) {
    this.#chance = new Chance(plan, 'mixed', seed, true);
  }

  /** Orders run so far. */
  get executions(): number {
    return this.#chance.executions;
  }

  /** Runs the next order. */
  next(): void {
    this.found ??= foundIn(this.#chance.next());
  }
}
