/** Number of bits in a footprint. */
const SIZE = 32;

/**
 * The hash of a trace: of the steps so far, and of their order only where they conflict. Orders with the same trace
 * lead to the same state.
 */
export class TraceHash {
  /** Two independent sums over the steps: 32 bits each. */
  high = 0;
  low = 0;
  /** By bit of a footprint: the last step that wrote, and the sum of the steps that have read since. */
  readonly #written = new Int32Array(2 * SIZE);
  readonly #read = new Int32Array(2 * SIZE);
  /** By task: its last step. */
  readonly #own = new Int32Array(2 * 256);

  clear(): void {
    this.high = 0;
    this.low = 0;
    this.#written.fill(0);
    this.#read.fill(0);
    this.#own.fill(0);
  }

  /** Adds a step of a task: its choice, the hash of its allocations' outcomes, and what it read and wrote. */
  add(task: number, choice: number, answers: number, reads: number, writes: number): void {
    const high = this.#mix(0, task, choice, answers, reads, writes, 0x9e3779b1);
    const low = this.#mix(1, task, choice, answers, reads, writes, 0x7feb352d);
    this.#note(0, task, high, reads, writes);
    this.#note(1, task, low, reads, writes);
    this.high = (this.high + high) | 0;
    this.low = (this.low + low) | 0;
  }

  #mix(
    lane: number,
    task: number,
    choice: number,
    answers: number,
    reads: number,
    writes: number,
    salt: number,
  ): number {
    const written = this.#written;
    let hash = Math.imul(choice + 1, salt) ^ answers;
    hash = Math.imul(hash ^ (this.#own[2 * task + lane] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
    for (let rest = reads | writes; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      hash = Math.imul(hash + (written[2 * bit + lane] ?? 0) + bit, 0xc2b2ae35);
      hash ^= hash >>> 15;
      if (((writes >>> bit) & 1) === 0) continue;
      hash = Math.imul(hash + (this.#read[2 * bit + lane] ?? 0), 0x27d4eb2f);
      hash ^= hash >>> 13;
    }
    return hash;
  }

  #note(lane: number, task: number, hash: number, reads: number, writes: number): void {
    this.#own[2 * task + lane] = hash;
    for (let rest = reads | writes; rest !== 0; rest &= rest - 1) {
      const bit = 31 - Math.clz32(rest & -rest);
      const at = 2 * bit + lane;
      if (((writes >>> bit) & 1) === 1) {
        this.#written[at] = hash;
        this.#read[at] = 0;
      } else this.#read[at] = ((this.#read[at] ?? 0) + hash) | 0;
    }
  }
}
