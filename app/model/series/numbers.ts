const BLOCK_BITS = 12;
const BLOCK = 1 << BLOCK_BITS;
const BLOCK_MASK = BLOCK - 1;
const NOTHING = new Int32Array(0);

/** The bits of an index that are the place in its piece: see {@link Numbers.piece}. */
export const PIECE_MASK: number = BLOCK_MASK;

/** An array of whole numbers of 32 bits, or of any numbers. */
export type NumberArray = Int32Array | Float64Array;

/** What was added to a list since the last call; null for nothing. */
export type NumbersGrowth = NumberArray | null;

/** A growable list in typed-array chunks: no boxed numbers, no copying on growth. */
export class Numbers {
  length = 0;
  readonly #kind: Int32ArrayConstructor | Float64ArrayConstructor;
  readonly #blocks: NumberArray[] = [];
  #last: NumberArray = new Int32Array(0);
  #taken = 0;

  constructor(kind: Int32ArrayConstructor | Float64ArrayConstructor = Int32Array) {
    this.#kind = kind;
  }

  /** The number at `i`, 0 outside of the list. */
  at(i: number): number {
    return i >= 0 && i < this.length ? (this.#blocks[i >> BLOCK_BITS]?.[i & BLOCK_MASK] ?? 0) : 0;
  }

  /** The piece of the list that holds number `i`, for code that reads many; `i & {@link PIECE_MASK}` is its place there. */
  piece(i: number): NumberArray {
    return this.#blocks[i >> BLOCK_BITS] ?? NOTHING;
  }

  push(value: number): void {
    const at = this.length & BLOCK_MASK;
    if (at === 0) this.#open(new this.#kind(BLOCK));
    this.#last[at] = value;
    this.length += 1;
  }

  /** Appends numbers that were added to the original. */
  grow(values: NumbersGrowth): void {
    for (let from = 0; values !== null && from < values.length; ) {
      const at = this.length & BLOCK_MASK;
      if (at === 0) this.#open(new this.#kind(BLOCK));
      const part = values.subarray(from, from + BLOCK - at);
      this.#last.set(part, at);
      this.length += part.length;
      from += part.length;
    }
  }

  /** What was added since the last call, for a copy elsewhere. Drops what later growth does not depend on. */
  take(): NumbersGrowth {
    if (this.#taken === this.length) return null;
    const values = new this.#kind(this.length - this.#taken);
    for (let at = 0; this.#taken < this.length; ) {
      const [block, from] = [this.#taken >> BLOCK_BITS, this.#taken & BLOCK_MASK];
      const part = this.#blocks[block]?.subarray(from, from + this.length - this.#taken) ?? [];
      values.set(part, at);
      at += part.length;
      this.#taken += part.length;
      if ((this.#taken & BLOCK_MASK) === 0) this.#blocks[block] = new this.#kind(0);
    }
    return values;
  }

  /** A copy of the first `count` numbers, which then grows independently. */
  first(count: number): Numbers {
    const other = new Numbers(this.#kind);
    other.length = Math.min(count, this.length);
    const blocks = Math.ceil(other.length / BLOCK);
    for (const block of this.#blocks.slice(0, blocks)) other.#open(block.slice());
    return other;
  }

  /** A copy of the numbers, which must ascend, that are less than `limit`. */
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

  #open(block: NumberArray): void {
    this.#blocks.push(block);
    this.#last = block;
  }
}
