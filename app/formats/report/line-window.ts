/** A few items of a sequence that is read only once: the next one, and those after it. */
export class LineWindow<T> {
  readonly #items: Iterator<T>;
  readonly #most: number;
  readonly #held: T[] = [];
  #isRead = false;

  /** @param most items that can be seen at a time, besides the first */
  constructor(items: Iterable<T>, most: number) {
    this.#items = items[Symbol.iterator]();
    this.#most = most;
    this.#fill();
  }

  /** The item that comes next, for 0, or one after it; undefined beyond the end. */
  at(index: number): T | undefined {
    return this.#held[index];
  }

  drop(count: number): void {
    for (let i = 0; i < count; i++) this.#held.shift();
    this.#fill();
  }

  #fill(): void {
    while (!this.#isRead && this.#held.length <= this.#most) {
      const { done, value } = this.#items.next();
      if (done === true) this.#isRead = true;
      else this.#held.push(value);
    }
  }
}
