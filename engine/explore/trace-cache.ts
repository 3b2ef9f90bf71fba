/** Bytes of an entry: two words of the trace, and the interruptions left. */
const BYTES = 9;

/** The most slots, a power of two: 75 MB. */
const MOST_SLOTS = 1 << 23;

/** The share of slots that may be in use. */
const LOAD = 0.6;

/**
 * The traces that a search has continued from, each with the most interruptions that were left there. Open addressing
 * in typed arrays, at most 30 bytes for each trace. Once full, it adds no more.
 */
export class TraceCache {
  #high = new Int32Array(1 << 12);
  #low = new Int32Array(1 << 12);
  /** Interruptions left plus one; 0 marks a free slot. */
  #left = new Uint8Array(1 << 12);
  /** Number of traces. */
  size = 0;
  /** Whether a trace could not be added. */
  isFull = false;

  /** Its size in bytes. */
  get bytes(): number {
    return this.#left.length * BYTES;
  }

  /**
   * Returns whether the search has already continued from a trace with at least `left` interruptions left; if not,
   * records that it does now.
   */
  has(high: number, low: number, left: number): boolean {
    const mark = Math.min(left, 254) + 1;
    let at = this.#slotOf(high, low);
    const known = this.#left[at] ?? 0;
    if (known >= mark) return true;
    if (known === 0) {
      if (!this.#hasRoom()) return false;
      at = this.#slotOf(high, low);
      this.size += 1;
      this.#high[at] = high;
      this.#low[at] = low;
    }
    this.#left[at] = mark;
    return false;
  }

  /** The slot of a trace, or the free slot where it belongs. */
  #slotOf(high: number, low: number): number {
    const mask = this.#left.length - 1;
    let at = Math.imul(high ^ (low >>> 7), 0x9e3779b1) & mask;
    while ((this.#left[at] ?? 0) !== 0 && (this.#high[at] !== high || this.#low[at] !== low))
      at = (at + 1) & mask;
    return at;
  }

  /** Makes room for one more trace; returns whether there is any. */
  #hasRoom(): boolean {
    if (this.size < LOAD * this.#left.length) return true;
    if (this.#left.length === MOST_SLOTS) {
      this.isFull = true;
      return false;
    }
    const high = this.#high;
    const low = this.#low;
    const left = this.#left;
    this.#high = new Int32Array(2 * left.length);
    this.#low = new Int32Array(2 * left.length);
    this.#left = new Uint8Array(2 * left.length);
    for (const [i, mark] of left.entries()) {
      if (mark === 0) continue;
      const at = this.#slotOf(high[i] ?? 0, low[i] ?? 0);
      this.#high[at] = high[i] ?? 0;
      this.#low[at] = low[i] ?? 0;
      this.#left[at] = mark;
    }
    return true;
  }
}
