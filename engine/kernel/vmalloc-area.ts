/** A range of virtual pages in use. */
interface Area {
  /** First page. */
  readonly start: number;
  /** Pages, the guard page included. */
  readonly pages: number;
  prev: Area;
  next: Area | null;
}

/**
 * The vmalloc area: an endless row of virtual pages. A range of n pages and one guard page behind them comes from
 * the lowest place where all of them fit.
 */
export class VmallocArea {
  readonly #head: Area;
  readonly #byStart = new Map<number, Area>();
  /** For each number of pages asked for: the area behind which the search begins, no gap before it being large enough. */
  readonly #hints = new Map<number, Area>();

  constructor() {
    // A list head of no size that points at itself, so that every area has a predecessor.
    const head: { start: number; pages: number; prev: Area | null; next: Area | null } = {
      start: 0,
      pages: 0,
      prev: null,
      next: null,
    };
    head.prev = head as Area;
    this.#head = head as Area;
  }

  /** Takes `pages` pages and a guard page; returns the first page. */
  alloc(pages: number): number {
    const need = pages + 1;
    let after = this.#hints.get(need) ?? this.#head;
    while (after.next !== null && after.next.start - end(after) < need) after = after.next;
    const area: Area = { start: end(after), pages: need, prev: after, next: after.next };
    if (after.next !== null) after.next.prev = area;
    after.next = area;
    this.#byStart.set(area.start, area);
    this.#hints.set(need, area);
    return area.start;
  }

  /**
   * Gives back the range that starts at `page`.
   * @throws RangeError when none does.
   */
  free(page: number): void {
    const area = this.#byStart.get(page);
    if (area === undefined) throw new RangeError(`no vmalloc range starts at page ${page}`);
    this.#byStart.delete(page);
    const { prev, next } = area;
    prev.next = next;
    if (next !== null) next.prev = prev;
    const gap = next === null ? Number.POSITIVE_INFINITY : next.start - end(prev);
    for (const [need, hint] of this.#hints) {
      if (hint === area || (hint.start > area.start && gap >= need)) this.#hints.set(need, prev);
    }
  }
}

function end(area: Area): number {
  return area.start + area.pages;
}
