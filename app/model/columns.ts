/** A column of whole numbers that grows as it is written to; everything beyond what was written is `blank`. */
export class Column {
  #words: Int32Array;
  readonly #blank: number;

  constructor(blank: number) {
    this.#blank = blank;
    this.#words = new Int32Array(1024).fill(blank);
  }

  /** The number at `i`. */
  get(i: number): number {
    return this.#words[i] ?? this.#blank;
  }

  /** Writes the number at `i`. */
  set(i: number, value: number): void {
    if (i >= this.#words.length) this.#grow(i + 1);
    this.#words[i] = value;
  }

  /** Becomes equal to another column with the same blank. */
  assign(other: Column): void {
    this.#words = other.#words.slice();
  }

  #grow(length: number): void {
    const words = new Int32Array(Math.max(length, 2 * this.#words.length)).fill(this.#blank);
    words.set(this.#words);
    this.#words = words;
  }
}
