/**
 * The slots that identify objects: small, dense and never 0, which means NULL. The objects of a slab have consecutive
 * slots. Slots of freed slabs are reused.
 */
export class ObjectSlots {
  /** All slots in use are below this. */
  end = 1;
  /** First slots of free runs, by their length. */
  readonly #free: number[][] = [];

  /** Takes `count` consecutive slots; returns the first. */
  take(count: number): number {
    const reused = this.#free[count]?.pop();
    if (reused !== undefined) return reused;
    const first = this.end;
    this.end += count;
    return first;
  }

  /** Gives back `count` slots taken together. */
  give(first: number, count: number): void {
    while (this.#free.length <= count) this.#free.push([]);
    this.#free[count]?.push(first);
  }
}
