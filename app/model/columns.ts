import { DamageError } from './damage.ts';

const PAGE_BITS = 8;
const PAGE_WORDS = 1 << PAGE_BITS;

/** Bytes of a page. */
export const PAGE_BYTES: number = PAGE_WORDS * 4;

/** The kept contents of a table, by page; null or missing: nothing was ever written there. */
export type Pages = readonly (Int32Array | null)[];

/** Words that can be read in place; {@link Table.set} writes them. */
export interface Words {
  readonly [at: number]: number;
  readonly length: number;
}

/**
 * How far behind its end a table may be written to, in words. Slots are dense numbers, so a row farther away comes from
 * a
 * damaged recording, and making room for it would exhaust memory.
 */
const MOST_JUMP = 1 << 24;

/**
 * Rows of whole numbers, blank where nothing was written. Numbers used together are stored together. Every write goes
 * through {@link Table.set}, which makes room, so a table cannot lose what is written behind its end. Keeping a table
 * copies only the pages that were written to since it was last kept or restored, and shares the others.
 */
export class Table {
  /** A row has 2^bits words. */
  readonly bits: number;
  readonly #blankPage = new Int32Array(PAGE_WORDS);
  #words = new Int32Array(0);
  /** By page: 1 when it was written to since it was last kept or restored. */
  #written = new Uint8Array(0);
  #kept: Pages = [];

  /** @param blank a row that was never written to */
  constructor(bits: number, blank: readonly number[]) {
    this.bits = bits;
    for (let at = 0; at < PAGE_WORDS; at += 1 << bits) this.#blankPage.set(blank, at);
  }

  /** All words: row `i` begins at `i << bits`. A write behind the end replaces the array. */
  get words(): Words {
    return this.#words;
  }

  /** Number of rows with memory; those behind are blank. */
  get rows(): number {
    return this.#words.length >> this.bits;
  }

  /** Where in `words` row `i` begins. */
  at(i: number): number {
    return i << this.bits;
  }

  /** The word at a place in `words`, 0 if nothing was ever written there. */
  word(at: number): number {
    return this.#words[at] ?? 0;
  }

  /**
   * Writes the word at a place in `words`, and grows the table first if needed.
   * @throws DamageError when the place is far behind the end
   */
  set(at: number, value: number): void {
    if (at >>> 0 >= this.#words.length) this.#growTo(at);
    this.#words[at] = value;
    this.#written[at >> PAGE_BITS] = 1;
  }

  /**
   * Writes a word and the one after it in the same row, as two calls of {@link Table.set} would.
   * @throws DamageError as {@link Table.set}
   */
  setTwo(at: number, first: number, second: number): void {
    if (at >>> 0 >= this.#words.length) this.#growTo(at);
    this.#words[at] = first;
    this.#words[at + 1] = second;
    this.#written[at >> PAGE_BITS] = 1;
  }

  /**
   * Writes a word and the two after it in the same row, as three calls of {@link Table.set} would.
   * @throws DamageError as {@link Table.set}
   */
  setThree(at: number, first: number, second: number, third: number): void {
    if (at >>> 0 >= this.#words.length) this.#growTo(at);
    this.#words[at] = first;
    this.#words[at + 1] = second;
    this.#words[at + 2] = third;
    this.#written[at >> PAGE_BITS] = 1;
  }

  /**
   * Writes the same word from one place in `words` to before another.
   * @throws DamageError as {@link Table.set}
   */
  fill(from: number, to: number, value: number): void {
    if (to <= from) return;
    if (from < 0) this.#growTo(from);
    this.set(to - 1, value);
    this.#words.fill(value, from, to);
    this.#written.fill(1, from >> PAGE_BITS, ((to - 1) >> PAGE_BITS) + 1);
  }

  /** Keeps its current pages. */
  keep(): Pages {
    const written = this.#written.reduce((sum, isWritten) => sum + isWritten, 0);
    if (written === 0) return this.#kept;
    // One allocation for all of them: one for each would cost more than the copying.
    const copies = new Int32Array(written * PAGE_WORDS);
    const pages = this.#kept.slice();
    while (pages.length < this.#written.length) pages.push(null);
    let to = 0;
    for (let at = this.#written.indexOf(1); at >= 0; at = this.#written.indexOf(1, at + 1)) {
      const copy = copies.subarray(to, to + PAGE_WORDS);
      copy.set(this.#words.subarray(at << PAGE_BITS, (at + 1) << PAGE_BITS));
      pages[at] = copy;
      to += PAGE_WORDS;
    }
    this.#written.fill(0);
    this.#kept = pages;
    return pages;
  }

  /** Restores the state that it, or another table of the same kind, had when `pages` were kept. */
  restore(pages: Pages): void {
    if (pages.length > this.#written.length) this.#grow(pages.length - 1);
    if (pages !== this.#kept) this.#markWhatDiffersFrom(pages);
    for (let at = this.#written.indexOf(1); at >= 0; at = this.#written.indexOf(1, at + 1))
      this.#words.set(pages[at] ?? this.#blankPage, at << PAGE_BITS);
    this.#written.fill(0);
    this.#kept = pages;
  }

  #markWhatDiffersFrom(pages: Pages): void {
    for (let at = 0; at < this.#written.length; at++)
      if ((pages[at] ?? null) !== (this.#kept[at] ?? null)) this.#written[at] = 1;
  }

  #growTo(at: number): void {
    if (at < 0 || at - this.#words.length > MOST_JUMP)
      throw new DamageError(`row ${at >> this.bits} does not exist: there are ${this.rows}`);
    this.#grow(at >> PAGE_BITS);
  }

  /** Makes room for a page, at least doubling the table. */
  #grow(page: number): void {
    const old = this.#written.length;
    const pages = Math.max(page + 1, 2 * old);
    const words = new Int32Array(pages * PAGE_WORDS);
    words.set(this.#words);
    for (let at = old; at < pages; at++) words.set(this.#blankPage, at << PAGE_BITS);
    this.#words = words;
    const isWritten = new Uint8Array(pages);
    isWritten.set(this.#written);
    this.#written = isWritten;
  }
}

/** One number of every row of a table. */
export class Column {
  readonly #table: Table;
  readonly #place: number;
  readonly #blank: number;

  /** @param place which of the words of a row */
  constructor(table: Table, place: number, blank: number) {
    this.#table = table;
    this.#place = place;
    this.#blank = blank;
  }

  /** The number at `i`. */
  get(i: number): number {
    return this.#table.words[(i << this.#table.bits) + this.#place] ?? this.#blank;
  }

  /** Writes the number at `i`. */
  set(i: number, value: number): void {
    this.#table.set((i << this.#table.bits) + this.#place, value);
  }
}

/** One number of every row of a table, from 0 to 2^32 − 1. */
export class UnsignedColumn {
  readonly #column: Column;

  constructor(column: Column) {
    this.#column = column;
  }

  /** The number at `i`. */
  get(i: number): number {
    return this.#column.get(i) >>> 0;
  }

  /** Writes the number at `i`. */
  set(i: number, value: number): void {
    this.#column.set(i, value);
  }
}

/** Bytes of the pages of a table that are not in `others`. */
export function bytesBeside(pages: Pages, others: Pages): number {
  return pages.filter((page, at) => page !== null && page !== others[at]).length * PAGE_BYTES;
}

/** Some bits of the numbers of a column, as a separate column; each number is stored plus 1, so −1 is 0. */
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
