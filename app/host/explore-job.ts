import {
  ChanceSearch,
  PartSearch,
  type Plan,
  type Program,
  planOf,
  predicateOf,
} from '../../engine/index.ts';
import type { PartNews, WorkerNews } from '../model/explore/report.ts';
import type { SlicedWork } from './explore-loop.ts';

/** A worker's share of a search: the parts it is given of the search through all orders, and random orders. */
export interface ExploreJob {
  readonly id: number;
  readonly program: Program;
  readonly find: Program['find'];
  /** The seed of its random orders. */
  readonly seed: number;
}

/** A part of the search through all orders: see engine/explore/parts.ts. */
export interface ExplorePart {
  readonly bound: number;
  readonly part: number;
}

/** One in this many slices is for random orders. */
const SLICES = 4;

/** Orders between two checks of the clock. */
const STEP = 8;

/** A worker's share of a search, done in slices. */
export class ExploreSearch implements SlicedWork<WorkerNews> {
  readonly #id: number;
  readonly #parts: PartSearch;
  readonly #chance: ChanceSearch;
  /** Whether it has a part, and whether it has reported that part as done. */
  #hasPart = false;
  #slices = 0;
  #orders = 0;
  #busy = 0;

  constructor({ id, program, find, seed }: ExploreJob) {
    const plan: Plan = planOf(program, [predicateOf(find)]);
    this.#id = id;
    this.#parts = new PartSearch(plan);
    this.#chance = new ChanceSearch(plan, seed);
  }

  /** Whether it has nothing to do until it is given a part. */
  get isIdle(): boolean {
    return this.#parts.isOver && this.#chance.found !== null;
  }

  /** Whether its part is done. */
  get hasResult(): boolean {
    return this.#hasPart && this.#parts.isOver;
  }

  /** Begins a part. */
  begin({ bound, part }: ExplorePart): void {
    this.#hasPart = true;
    this.#parts.begin(bound, part);
  }

  /** Runs orders for `ms`, or until its part is done. */
  slice(ms: number): void {
    const began = performance.now();
    this.#slices += 1;
    const isForChance = this.#chance.found === null && (this.#parts.isOver || this.#slices % SLICES === 0);
    if (isForChance) this.#run(this.#chance, began + ms);
    else if (!this.#parts.isOver) this.#run(this.#parts, began + ms);
    this.#busy += performance.now() - began;
  }

  #run(search: PartSearch | ChanceSearch, until: number): void {
    for (let i = 1; search.found === null && !(search instanceof PartSearch && search.isOver); i++) {
      search.next();
      this.#orders += 1;
      if (i % STEP === 0 && performance.now() >= until) break;
    }
  }

  /** Its progress. A finished part is reported once. */
  takeNews(): WorkerNews {
    const part = this.#hasPart ? partNews(this.#parts) : null;
    if (part?.isOver === true) this.#hasPart = false;
    const { executions: orders, found } = this.#chance;
    return { id: this.#id, part, chance: { orders, found }, orders: this.#orders, busy: this.#busy };
  }
}

function partNews(search: PartSearch): PartNews {
  const { bound, part, parts, progress: share, orders, isOver, hasGaps, isCacheFull, found } = search;
  return { bound, part, parts, share, orders, isOver, hasGaps, isCacheFull, found };
}
