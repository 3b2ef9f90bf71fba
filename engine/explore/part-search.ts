import { DepthFirst } from './depth-first.ts';
import { type Beginning, partsOf } from './parts.ts';
import type { Plan } from './plan.ts';
import { type Found, foundIn } from './search.ts';

/** Searches the orders of a program part by part; the parts may come in any order. */
export class PartSearch {
  /** The part being searched: its bound, and its index in {@link partsOf}. */
  bound = 0;
  part = 0;
  found: Found | null = null;
  /** Whether the part is done. */
  isOver = true;
  /** Whether an order of the part was abandoned because it was too long. */
  hasGaps = false;
  readonly #plan: Plan;
  #parts: readonly Beginning[] = [];
  #search: DepthFirst;
  #before = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#search = this.#searchOf(0);
    this.#parts = partsOf(plan, 0);
  }

  /** Number of parts of the present bound. */
  get parts(): number {
    return this.#parts.length;
  }

  /** Orders of the part run so far. */
  get orders(): number {
    return this.#search.executions - this.#before;
  }

  /** The share of the part that is done. */
  get progress(): number {
    return this.isOver ? 1 : this.#search.progress;
  }

  /** Whether the trace cache is full, so that orders may be run several times. */
  get isCacheFull(): boolean {
    return this.#search.cache?.isFull === true;
  }

  /** Starts a part; one that does not exist is done at once. */
  begin(bound: number, part: number): void {
    if (bound !== this.bound) {
      this.#search = this.#searchOf(bound);
      this.#parts = partsOf(this.#plan, bound);
      this.bound = bound;
    }
    const beginning = this.#parts[part];
    this.part = part;
    this.found = null;
    this.isOver = beginning === undefined;
    this.hasGaps = false;
    this.#before = this.#search.executions;
    this.#search.turnTo(beginning ?? []);
  }

  /** Runs the next order of the part. */
  next(): void {
    if (this.isOver) return;
    const run = this.#search.next();
    if (run !== null) this.found = foundIn(run);
    this.hasGaps = this.#search.hasGivenUp;
    this.isOver = this.found !== null || this.#search.isExhausted;
  }

  #searchOf(bound: number): DepthFirst {
    return new DepthFirst(this.#plan, { bound, reduce: 'trace cache', stopsAtFind: true });
  }
}
