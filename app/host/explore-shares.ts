import type { Exhausted, Found } from '../../engine/index.ts';
import type { BoundedProgress, PartNews } from '../model/explore/report.ts';
import type { ExplorePart } from './explore-job.ts';

/**
 * Hands out the search through all orders to workers, part by part: first the orders without an interruption, then
 * those with one, and so on. The part of a worker that dies goes to another one.
 */
export class Shares {
  /** Whether everything is done, or something was found. */
  isOver = false;
  readonly #most: number;
  readonly #exhausted: Exhausted[] = [];
  #bound = 0;
  /** Parts of the current bound; null until a worker has counted them. */
  #parts: number | null = null;
  #next = 0;
  #left: number[] = [];
  /** The part that each worker has, with its last news. */
  readonly #given: Map<number, { readonly part: number; news: PartNews | null }> = new Map();
  #done = 0;
  /** Orders of the finished parts: of the current bound, and of those before. */
  #orders = 0;
  #before = 0;
  #hasGaps = false;
  #boundHasGaps = false;
  #isCacheFull = false;
  #found: Found | null = null;

  /** @param most the highest bound */
  constructor(most: number) {
    this.#most = most;
  }

  /** Gives a worker a part that no other worker has; null when there is none. */
  give(worker: number): ExplorePart | null {
    if (this.isOver || this.#given.has(worker)) return null;
    const part =
      this.#left.pop() ?? (this.#next < (this.#parts ?? Number.POSITIVE_INFINITY) ? this.#next++ : null);
    if (part === null) return null;
    this.#given.set(worker, { part, news: null });
    return { bound: this.#bound, part };
  }

  /** Takes a worker's report on its part. */
  hear(worker: number, news: PartNews): void {
    const given = this.#given.get(worker);
    if (given === undefined || news.bound !== this.#bound || news.part !== given.part || this.isOver) return;
    given.news = news;
    this.#parts = news.parts;
    this.#isCacheFull ||= news.isCacheFull;
    if (!news.isOver) return;
    this.#given.delete(worker);
    this.#orders += news.orders;
    this.#boundHasGaps ||= news.hasGaps;
    if (news.part < news.parts) this.#done += 1;
    if (news.found !== null) {
      this.#found = news.found;
      this.isOver = true;
    } else if (this.#done === news.parts) this.#endBound();
  }

  /** A worker has died: another one gets its part. */
  lose(worker: number): void {
    const given = this.#given.get(worker);
    this.#given.delete(worker);
    if (given !== undefined) this.#left.push(given.part);
  }

  #endBound(): void {
    if (this.#boundHasGaps) this.#hasGaps = true;
    else this.#exhausted.push({ bound: this.#bound, executions: this.#orders });
    this.isOver = this.#bound === this.#most;
    if (this.isOver) return;
    this.#before += this.#orders;
    this.#bound += 1;
    this.#parts = null;
    this.#next = 0;
    this.#left = [];
    this.#given.clear();
    this.#done = 0;
    this.#orders = 0;
    this.#boundHasGaps = false;
  }

  /** The joint progress of all workers. */
  get progress(): BoundedProgress {
    let share = this.#done;
    let inBound = this.#orders;
    for (const { news } of this.#given.values()) {
      if (news === null) continue;
      share += news.share;
      inBound += news.orders;
    }
    return {
      bound: this.#bound,
      share: this.#parts === null ? 0 : Math.min(1, share / this.#parts),
      inBound,
      exhausted: [...this.#exhausted],
      orders: this.#before + inBound,
      isOver: this.isOver,
      hasGaps: this.#hasGaps,
      isCacheFull: this.#isCacheFull,
      found: this.#found,
    };
  }
}
