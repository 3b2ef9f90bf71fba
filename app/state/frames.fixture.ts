/** Frames of the page, run by a test. */
export class Frames {
  #now = 0;
  #waiting: FrameRequestCallback[] = [];

  /** Stands in for `requestAnimationFrame`. */
  readonly request = (callback: FrameRequestCallback): number => this.#waiting.push(callback);

  /** Runs the frames that were requested, `ms` after the last ones. Returns whether there were any. */
  run(ms: number): boolean {
    this.#now += ms;
    const due = this.#waiting;
    this.#waiting = [];
    for (const callback of due) callback(this.#now);
    return due.length > 0;
  }
}
