/** Runs async work one at a time, in order, whether earlier work resolved or rejected. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `work` after everything that was queued before it. */
  add<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next;
    return next;
  }
}
