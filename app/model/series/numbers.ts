const BLOCK_BITS = 12;
const BLOCK = 1 << BLOCK_BITS;
const BLOCK_MASK = BLOCK - 1;

/** A list of whole numbers that grows, without a box for each, and without moving those that it has. */
export class Numbers {
  length = 0;
  readonly #blocks: Int32Array[] = [];
  #last = new Int32Array(0);

  /** The number at `i`, 0 outside of the list. */
  at(i: number): number {
    return i >= 0 && i < this.length ? (this.#blocks[i >> BLOCK_BITS]?.[i & BLOCK_MASK] ?? 0) : 0;
  }

  push(value: number): void {
    const at = this.length & BLOCK_MASK;
    if (at === 0) this.#open(new Int32Array(BLOCK));
    this.#last[at] = value;
    this.length += 1;
  }

  /** A list of the first `count` numbers, which goes its own way from there. */
  first(count: number): Numbers {
    const other = new Numbers();
    other.length = Math.min(count, this.length);
    const blocks = Math.ceil(other.length / BLOCK);
    for (const block of this.#blocks.slice(0, blocks)) other.#open(block.slice());
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
      if (this.at(middle) <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #open(block: Int32Array<ArrayBuffer>): void {
    this.#blocks.push(block);
    this.#last = block;
  }
}
