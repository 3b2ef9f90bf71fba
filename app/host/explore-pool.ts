import type { Program } from '../../engine/index.ts';
import type { WorkerNews } from '../model/explore/report.ts';
import type { ExploreJob } from './explore-job.ts';
import { type ExploreListener, type ExploreRunner, runExplore } from './explore-runner.ts';

/** Workers that replace those that have died, at most. */
const MOST_REPLACED = 3;

/** A search: a program, what it is searched for, and with how many interruptions at most. */
export interface SearchOrder {
  readonly program: Program;
  readonly find: Program['find'];
  readonly most: number;
}

/** Called by a pool. */
export interface PoolListener {
  readonly onNews: (news: WorkerNews) => void;
  /** A worker has died. `isLast`: no worker is left. */
  readonly onFailure: (reason: string, isLast: boolean) => void;
}

/** Starts one part of a search: workers, unless a test has runners of its own. */
export type StartRunner = (job: ExploreJob, listener: ExploreListener) => ExploreRunner;

/**
 * Searches with `size` workers: one runs all orders, fewest interruptions first, the others orders by chance. A single
 * worker does both. One that dies is replaced and begins its part again, which costs that part alone.
 */
export class ExplorePool {
  readonly #order: SearchOrder;
  readonly #listener: PoolListener;
  readonly #start: StartRunner;
  readonly #runners: Map<number, ExploreRunner> = new Map();
  #ids = 0;
  #replaced = 0;
  #isPaused = false;

  constructor(order: SearchOrder, size: number, listener: PoolListener, start: StartRunner = runExplore) {
    this.#order = order;
    this.#listener = listener;
    this.#start = start;
    for (let i = 0; i < size; i++) this.#add(i === 0, i > 0 || size === 1);
  }

  /** Pauses or resumes the search. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    for (const runner of this.#runners.values()) runner.pause(isPaused);
  }

  /** Ends all workers at once. */
  cancel(): void {
    for (const runner of this.#runners.values()) runner.stop();
    this.#runners.clear();
  }

  #add(isBounded: boolean, isByChance: boolean): void {
    const id = ++this.#ids;
    const { program, find, most } = this.#order;
    const job = { id, program, find, most: isBounded ? most : null, seed: isByChance ? id : null };
    const runner = this.#start(job, {
      onNews: (news) => {
        if (this.#runners.has(id)) this.#listener.onNews(news);
      },
      onFailure: (reason) => this.#bury(id, reason, () => this.#add(isBounded, isByChance)),
    });
    this.#runners.set(id, runner);
    if (this.#isPaused) runner.pause(true);
  }

  #bury(id: number, reason: string, replace: () => void): void {
    const runner = this.#runners.get(id);
    if (runner === undefined) return;
    runner.stop();
    this.#runners.delete(id);
    if (this.#replaced < MOST_REPLACED) {
      this.#replaced += 1;
      replace();
    }
    this.#listener.onFailure(reason, this.#runners.size === 0);
  }
}
