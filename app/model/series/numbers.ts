/** A list of whole numbers that grows, without a box for each. */
export class Numbers {
  length = 0;
  #words = new Int32Array(256);

  /** The number at `i`, 0 outside of the list. */
  at(i: number): number {
    return i >= 0 && i < this.length ? (this.#words[i] ?? 0) : 0;
  }

  push(value: number): void {
    if (this.length === this.#words.length) {
      const words = new Int32Array(2 * this.#words.length);
      words.set(this.#words);
      this.#words = words;
    }
    this.#words[this.length++] = value;
  }

  /** Overwrites the last number. */
  setLast(value: number): void {
    this.#words[this.length - 1] = value;
  }

  /** A list of the first `count` numbers, which goes its own way from there. */
  first(count: number): Numbers {
    const other = new Numbers();
    other.length = Math.min(count, this.length);
    other.#words = this.#words.slice(0, Math.max(256, other.length));
    return other;
  }

  /** A list of those of the numbers, which must ascend, that are less than `limit`. */
  before(limit: number): Numbers {
    return this.first(this.countUpTo(limit - 1));
  }

  /** How many of the numbers, which must ascend, are at most `limit`. */
  countUpTo(limit: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle] ?? 0) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
