/** Ms of a slice; the worker takes messages between slices. */
const SLICE = 10;

/** Ms between two reports. */
const REPORT = 100;

/** Work that is done in slices. */
export interface SlicedWork<News> {
  /** Whether there is nothing to do now. */
  readonly isIdle: boolean;
  /** Whether there is something to report at once. */
  readonly hasResult: boolean;
  /** Works for about `ms`. */
  slice(ms: number): void;
  /** Its progress. */
  takeNews(): News;
}

/** Does work in slices, and reports on it. */
export class ExploreLoop<News> {
  readonly #work: SlicedWork<News>;
  readonly #post: (news: News) => void;
  readonly #later: (go: () => void) => void;
  #isPaused = false;
  #isStopped = false;
  #isWaiting = false;
  #reported = Number.NEGATIVE_INFINITY;

  /** @param later calls its argument once whatever else waits has had its turn */
  constructor(work: SlicedWork<News>, post: (news: News) => void, later: (go: () => void) => void) {
    this.#work = work;
    this.#post = post;
    this.#later = later;
    this.wake();
  }

  /** Pauses or resumes. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.wake();
  }

  /** Stops for good; nothing more is reported. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Continues, if there is something to do. */
  wake(): void {
    const hasNone = this.#work.isIdle && !this.#work.hasResult;
    if (this.#isPaused || this.#isStopped || this.#isWaiting || hasNone) return;
    this.#isWaiting = true;
    this.#later(() => {
      this.#isWaiting = false;
      if (!this.#isPaused && !this.#isStopped) this.#go();
    });
  }

  #go(): void {
    const work = this.#work;
    if (!work.isIdle) work.slice(SLICE);
    const now = performance.now();
    if (work.hasResult || work.isIdle || now - this.#reported >= REPORT) {
      this.#reported = now;
      this.#post(work.takeNews());
    }
    this.wake();
  }
}
