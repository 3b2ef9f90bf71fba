import type { Program } from '../../engine/index.ts';
import type { BoundedProgress, WorkerNews } from '../model/explore/report.ts';
import { type ExploreListener, type ExploreRunner, runExplore } from './explore-runner.ts';
import { Shares } from './explore-shares.ts';
import type { ExploreWork } from './explore-work.ts';

/** The most workers to start in place of those that died. */
const MOST_REPLACED = 3;

/** A search: a program, the condition, and the most interruptions. */
export interface SearchOrder {
  readonly program: Program;
  readonly find: Program['find'];
  readonly most: number;
}

/** Called by a pool. */
export interface PoolListener {
  /** `bounded`: the joint progress of all workers in the search through all orders. */
  readonly onNews: (news: WorkerNews, bounded: BoundedProgress) => void;
  /** A worker has died. `isLast`: no worker is left. */
  readonly onFailure: (reason: string, isLast: boolean) => void;
}

/** Starts work: in workers, unless a test has runners of its own. */
export type StartRunner = (work: ExploreWork, listener: ExploreListener) => ExploreRunner;

/**
 * Searches with `size` workers, which share the search through all orders, fewest interruptions first. Each runs random
 * orders in between. A worker that dies is replaced, and another one repeats its part.
 */
export class ExplorePool {
  readonly #order: SearchOrder;
  readonly #listener: PoolListener;
  readonly #start: StartRunner;
  readonly #shares: Shares;
  readonly #runners: Map<number, ExploreRunner> = new Map();
  #ids = 0;
  #replaced = 0;
  #isPaused = false;

  constructor(order: SearchOrder, size: number, listener: PoolListener, start: StartRunner = runExplore) {
    this.#order = order;
    this.#listener = listener;
    this.#start = start;
    this.#shares = new Shares(order.most);
    for (let i = 0; i < size; i++) this.#add();
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

  #add(): void {
    const id = ++this.#ids;
    const { program, find } = this.#order;
    const work: ExploreWork = { kind: 'search', job: { id, program, find, seed: id } };
    const runner = this.#start(work, {
      onNews: (news) => {
        if (news.kind === 'search' && this.#runners.has(id)) this.#hear(news.news);
      },
      onFailure: (reason) => this.#bury(id, reason),
    });
    this.#runners.set(id, runner);
    if (this.#isPaused) runner.pause(true);
    this.#share();
  }

  #hear(news: WorkerNews): void {
    if (news.part !== null) this.#shares.hear(news.id, news.part);
    this.#share();
    this.#listener.onNews(news, this.#shares.progress);
  }

  /** Gives parts to the workers that have none. */
  #share(): void {
    for (const [id, runner] of this.#runners) {
      const part = this.#shares.give(id);
      if (part !== null) runner.begin(part);
    }
  }

  #bury(id: number, reason: string): void {
    const runner = this.#runners.get(id);
    if (runner === undefined) return;
    runner.stop();
    this.#runners.delete(id);
    this.#shares.lose(id);
    if (this.#replaced < MOST_REPLACED) {
      this.#replaced += 1;
      this.#add();
    }
    this.#share();
    this.#listener.onFailure(reason, this.#runners.size === 0);
  }
}
