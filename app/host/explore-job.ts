import {
  BoundedSearch,
  ChanceSearch,
  type Plan,
  type Program,
  planOf,
  predicateOf,
} from '../../engine/index.ts';
import type { WorkerNews } from '../model/explore/report.ts';

/** The part of a search that a worker does. */
export interface ExploreJob {
  readonly id: number;
  readonly program: Program;
  readonly find: Program['find'];
  /** The most interruptions of the search through all orders; null: only by chance. */
  readonly most: number | null;
  /** The seed of its orders by chance; null: none of them. */
  readonly seed: number | null;
}

/** Of this many slices of a worker that does both, one is for chance. */
const SLICES = 4;

/** Orders between two looks at the clock. */
const STEP = 8;

/** A worker's part of a search, which it does in slices. */
export class ExploreSearch {
  readonly #id: number;
  readonly #bounded: BoundedSearch | null;
  readonly #chance: ChanceSearch | null;
  #slices = 0;
  #busy = 0;

  constructor({ id, program, find, most, seed }: ExploreJob) {
    const plan: Plan = planOf(program, [predicateOf(find)]);
    this.#id = id;
    this.#bounded = most === null ? null : new BoundedSearch(plan, most);
    this.#chance = seed === null ? null : new ChanceSearch(plan, seed);
  }

  /** Whether there is nothing left to do. */
  get isOver(): boolean {
    return this.#bounded === null ? this.#chance?.found !== null : this.#bounded.isOver;
  }

  /** Runs orders for so many ms. */
  slice(ms: number): void {
    const began = performance.now();
    this.#slices += 1;
    const isForChance = this.#bounded === null || this.#slices % SLICES === 0;
    const search = isForChance && this.#chance?.found === null ? this.#chance : this.#bounded;
    if (search === null) return;
    for (let i = 1; search.found === null && !this.isOver; i++) {
      search.next();
      if (i % STEP === 0 && performance.now() - began >= ms) break;
    }
    this.#busy += performance.now() - began;
  }

  /** How far it is. */
  get news(): WorkerNews {
    const bounded = this.#bounded;
    const chance = this.#chance;
    return {
      id: this.#id,
      bounded: bounded === null ? null : progressOf(bounded),
      chance: chance === null ? null : { orders: chance.executions, found: chance.found },
      busy: this.#busy,
      isOver: this.isOver,
    };
  }
}

function progressOf(search: BoundedSearch): WorkerNews['bounded'] {
  const { bound, progress, exhausted, executions, isOver, hasGaps, isCacheFull, found } = search;
  const before = exhausted.reduce((sum, one) => sum + one.executions, 0);
  return {
    bound,
    share: progress,
    inBound: executions - before,
    exhausted: [...exhausted],
    orders: executions,
    isOver,
    hasGaps,
    isCacheFull,
    found,
  };
}
