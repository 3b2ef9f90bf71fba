const BLOCK_BITS = 12;
const BLOCK_MASK = (1 << BLOCK_BITS) - 1;

/** A list of pairs of whole numbers that grows, without a box for each, and without moving those that it has. */
export class Pairs {
  length = 0;
  readonly #blocks: Int32Array[] = [];
  #last = new Int32Array(0);

  /** The first number of pair `i`, 0 outside of the list. */
  first(i: number): number {
    return this.#word(i, 0);
  }

  /** The second number of pair `i`, 0 outside of the list. */
  second(i: number): number {
    return this.#word(i, 1);
  }

  push(first: number, second: number): void {
    const at = (this.length & BLOCK_MASK) << 1;
    if (at === 0) this.#open(new Int32Array(2 << BLOCK_BITS));
    this.#last[at] = first;
    this.#last[at + 1] = second;
    this.length += 1;
  }

  /**
   * The lowest of the first numbers (`lowOf` 0) or of the second ones (1) of the last `count` pairs, and the highest of the
   * second ones. They must be within a block: `count` divides it, and the length.
   */
  rangeOfLast(count: number, lowOf: 0 | 1): Range {
    const last = this.#last;
    const end = (((this.length - 1) & BLOCK_MASK) + 1) << 1;
    let min = last[end - 2 + lowOf] ?? 0;
    let max = last[end - 1] ?? 0;
    for (let at = end - 2 * count; at < end - 2; at += 2) {
      const low = last[at + lowOf] ?? 0;
      const high = last[at + 1] ?? 0;
      if (low < min) min = low;
      if (high > max) max = high;
    }
    return { min, max };
  }

  /** A list of the first `count` pairs, which goes its own way from there. */
  upTo(count: number): Pairs {
    const other = new Pairs();
    other.length = Math.min(count, this.length);
    const blocks = Math.ceil(other.length / (1 << BLOCK_BITS));
    for (const block of this.#blocks.slice(0, blocks)) other.#open(block.slice());
    return other;
  }

  /** How many pairs have a first number, which must ascend, of at most `limit`. */
  countUpTo(limit: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.first(middle) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #word(i: number, place: 0 | 1): number {
    if (i < 0 || i >= this.length) return 0;
    return this.#blocks[i >> BLOCK_BITS]?.[((i & BLOCK_MASK) << 1) + place] ?? 0;
  }

  #open(block: Int32Array<ArrayBuffer>): void {
    this.#blocks.push(block);
    this.#last = block;
  }
}

/** The lowest and highest value within a stretch. */
export interface Range {
  readonly min: number;
  readonly max: number;
}
