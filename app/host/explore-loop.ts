import type { WorkerNews } from '../model/explore/report.ts';
import { type ExploreJob, ExploreSearch } from './explore-job.ts';

/** Ms of a slice, between which a worker listens. */
const SLICE = 10;

/** Ms between two reports. */
const REPORT = 100;

/** Runs a part of a search in slices, and reports on it. */
export class ExploreLoop {
  readonly #search: ExploreSearch;
  readonly #post: (news: WorkerNews) => void;
  readonly #later: (go: () => void) => void;
  #isPaused = false;
  #isStopped = false;
  #reported = Number.NEGATIVE_INFINITY;

  /** @param later calls its argument once whatever else waits has had its turn */
  constructor(job: ExploreJob, post: (news: WorkerNews) => void, later: (go: () => void) => void) {
    this.#search = new ExploreSearch(job);
    this.#post = post;
    this.#later = later;
    this.#go();
  }

  /** Pauses or resumes. */
  pause(isPaused: boolean): void {
    if (this.#isPaused === isPaused) return;
    this.#isPaused = isPaused;
    if (!isPaused) this.#later(() => this.#go());
  }

  /** Stops for good; nothing more is reported. */
  stop(): void {
    this.#isStopped = true;
  }

  #go(): void {
    if (this.#isPaused || this.#isStopped) return;
    const search = this.#search;
    search.slice(SLICE);
    const now = performance.now();
    if (search.isOver || now - this.#reported >= REPORT) {
      this.#reported = now;
      this.#post(search.news);
    }
    if (!search.isOver) this.#later(() => this.#go());
  }
}
