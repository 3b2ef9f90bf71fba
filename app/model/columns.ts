const PAGE_BITS = 10;
const PAGE_WORDS = 1 << PAGE_BITS;
const MASK = PAGE_WORDS - 1;

/**
 * A column of whole numbers that grows as it is written to; everything beyond what was written is `blank`. Columns that
 * were made equal share their pages until one of them writes.
 */
export class Column {
  readonly #blank: number;
  #pages: Int32Array[] = [];
  /** Whether a page is this column's alone. */
  #isOwn: boolean[] = [];

  constructor(blank: number) {
    this.#blank = blank;
  }

  /** The number at `i`. */
  get(i: number): number {
    return this.#pages[i >> PAGE_BITS]?.[i & MASK] ?? this.#blank;
  }

  /** Writes the number at `i`. */
  set(i: number, value: number): void {
    const at = i >> PAGE_BITS;
    const page = this.#isOwn[at] === true ? this.#pages[at] : this.#claim(at);
    if (page !== undefined) page[i & MASK] = value;
  }

  /** Becomes equal to another column with the same blank. */
  assign(other: Column): void {
    this.#pages = other.#pages.slice();
    this.#isOwn = [];
    other.#isOwn = [];
  }

  /** Bytes of the pages that it does not share with `other`. */
  bytesBeside(other: Column): number {
    return this.#pages.filter((page, i) => other.#pages[i] !== page).length * PAGE_WORDS * 4;
  }

  #claim(at: number): Int32Array {
    const old = this.#pages[at];
    while (this.#pages.length < at) {
      this.#isOwn[this.#pages.length] = true;
      this.#pages.push(new Int32Array(PAGE_WORDS).fill(this.#blank));
    }
    const page = old === undefined ? new Int32Array(PAGE_WORDS).fill(this.#blank) : old.slice();
    this.#pages[at] = page;
    this.#isOwn[at] = true;
    return page;
  }
}

/** Some bits of the numbers of a column, as a column of their own; −1 is kept as 0 in the bits. */
export class BitColumn {
  readonly #column: Column;
  readonly #shift: number;
  readonly #mask: number;

  constructor(column: Column, shift: number, bits: number) {
    this.#column = column;
    this.#shift = shift;
    this.#mask = 2 ** bits - 1;
  }

  /** The number at `i`, −1 at the least. */
  get(i: number): number {
    return ((this.#column.get(i) >>> this.#shift) & this.#mask) - 1;
  }
}
