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

/** What a worker does of a search: parts of the search through all orders as they are given to it, and others by chance. */
export interface ExploreJob {
  readonly id: number;
  readonly program: Program;
  readonly find: Program['find'];
  /** The seed of its orders by chance. */
  readonly seed: number;
}

/** A part of the search through all orders: see engine/explore/parts.ts. */
export interface ExplorePart {
  readonly bound: number;
  readonly part: number;
}

/** Of this many slices, one is for chance. */
const SLICES = 4;

/** Orders between two looks at the clock. */
const STEP = 8;

/** A worker's share of a search, done in slices. */
export class ExploreSearch implements SlicedWork<WorkerNews> {
  readonly #id: number;
  readonly #parts: PartSearch;
  readonly #chance: ChanceSearch;
  /** Whether it was given a part, and whether that it is done was reported. */
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

  /** Whether there is nothing to do until it is given a part. */
  get isIdle(): boolean {
    return this.#parts.isOver && this.#chance.found !== null;
  }

  /** Whether a part is done that it was given. */
  get hasResult(): boolean {
    return this.#hasPart && this.#parts.isOver;
  }

  /** Turns to a part. */
  begin({ bound, part }: ExplorePart): void {
    this.#hasPart = true;
    this.#parts.begin(bound, part);
  }

  /** Runs orders for so many ms, or until its part is done. */
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

  /** How far it is. A part that is done is reported once. */
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
