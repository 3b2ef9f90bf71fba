/** Redraw interval while recording ahead, in ms: doubles from `first` to `last`, since a redraw costs more than taking in events. */
const INTERVAL = { first: 100, last: 1500 } as const;

/** Decides when to show what is recorded ahead: soon at first, then less and less often. */
export class RedrawPace {
  #shownAt = performance.now();
  #interval: number = INTERVAL.first;

  /** Returns whether it is time to show what was recorded; the next interval then begins. */
  isDue(): boolean {
    const now = performance.now();
    if (now - this.#shownAt < this.#interval) return false;
    this.#shownAt = now;
    this.#interval = Math.min(2 * this.#interval, INTERVAL.last);
    return true;
  }
}
