import { longer } from './longer.ts';

/**
 * The vmalloc area: an unlimited row of virtual pages. A range of n pages and the guard page after it go to the lowest
 * gap that fits them.
 */
export class VmallocArea {
  /** Neighbours and pages of each range in use, by half its first page: no range is shorter than two pages. */
  #next = new Int32Array(16);
  #prev = new Int32Array(16);
  #pages = new Int32Array(16);
  /** First page of the first range, or {@link NONE}. */
  #first = NONE;
  /** The distinct sizes requested so far, in pages, including the guard page. */
  readonly #needs: number[] = [];
  /** For each size, the range to search from: no gap before it is large enough. */
  readonly #hints: number[] = [];

  /** Allocates `pages` pages and a guard page; returns the first page. */
  alloc(pages: number): number {
    const need = pages + 1;
    const slot = this.#slotOf(need);
    let after = this.#hints[slot] ?? NONE;
    let next = this.#after(after);
    let start = this.#end(after);
    while (next !== NONE && next - start < need) {
      after = next;
      next = this.#after(after);
      start = this.#end(after);
    }
    this.#reserve(start >> 1);
    this.#pages[start >> 1] = need;
    this.#link(after, start);
    this.#link(start, next);
    this.#hints[slot] = start;
    return start;
  }

  /**
   * Frees the range that starts at `page`.
   * @throws RangeError when no range starts there.
   */
  free(page: number): void {
    if ((this.#pages[page >> 1] ?? 0) === 0 || this.#after(this.#prev[page >> 1] ?? NONE) !== page)
      throw new RangeError(`no vmalloc range starts at page ${page}`);
    const prev = this.#prev[page >> 1] ?? NONE;
    const next = this.#after(page);
    this.#pages[page >> 1] = 0;
    this.#link(prev, next);
    const gap = next === NONE ? Number.POSITIVE_INFINITY : next - this.#end(prev);
    for (let slot = 0; slot < this.#needs.length; slot++) {
      const hint = this.#hints[slot] ?? NONE;
      if (hint === page || (hint > page && gap >= (this.#needs[slot] ?? 0))) this.#hints[slot] = prev;
    }
  }

  #slotOf(need: number): number {
    const known = this.#needs.indexOf(need);
    if (known >= 0) return known;
    this.#hints.push(NONE);
    return this.#needs.push(need) - 1;
  }

  /** The range after another; after {@link NONE}, the first. */
  #after(range: number): number {
    return range === NONE ? this.#first : (this.#next[range >> 1] ?? NONE);
  }

  /** The page after a range; after {@link NONE}, page 0. */
  #end(range: number): number {
    return range === NONE ? 0 : range + (this.#pages[range >> 1] ?? 0);
  }

  #link(before: number, behind: number): void {
    if (before === NONE) this.#first = behind;
    else this.#next[before >> 1] = behind;
    if (behind !== NONE) this.#prev[behind >> 1] = before;
  }

  #reserve(index: number): void {
    if (index < this.#pages.length) return;
    const size = Math.max(index + 1, 2 * this.#pages.length);
    this.#next = longer(this.#next, size);
    this.#prev = longer(this.#prev, size);
    this.#pages = longer(this.#pages, size);
  }
}

const NONE = -1;
