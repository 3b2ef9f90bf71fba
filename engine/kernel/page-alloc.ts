/** Orders are below this: a block has at most 2^10 pages. */
const MAX_ORDER = 11;

const TOP = MAX_ORDER - 1;

/**
 * A buddy allocator over page frames, possibly unlimited. A block of 2^order pages is placed at the lowest free
 * multiple of its size.
 */
export class PageAllocator {
  /** Starts of free blocks of each order, lowest first; stale entries are skipped. */
  readonly #free: MinHeap[] = [];
  /** Order of the free block that starts at a page, or −1. */
  #freeOrder = new Int8Array(0);
  /** For each page, the orders whose heap has an entry for it, as bits. */
  #inHeap = new Uint16Array(0);
  /** Pages tracked so far; all beyond are free. */
  #end = 0;
  /** Total number of frames. */
  readonly #frames: number;
  #taken = 0;

  constructor(frames: number) {
    this.#frames = frames;
  }

  /** Number of free pages. */
  get free_pages(): number {
    return this.#frames - this.#taken;
  }

  /** Whether a block of 2^order pages is free. */
  has(order: number): boolean {
    for (let o = order; o < MAX_ORDER; o++) if (this.#lowest(o) >= 0) return true;
    return order < MAX_ORDER && this.#end < this.#frames && this.#extend() && this.has(order);
  }

  /** Allocates 2^order pages; returns the first page, or −1 if no block is large enough. */
  alloc(order: number): number {
    if (order >= MAX_ORDER) return -1;
    for (;;) {
      const page = this.#takeKnown(order);
      if (page >= 0 || !this.#extend()) return page;
    }
  }

  #takeKnown(order: number): number {
    let best = -1;
    let bestOrder = -1;
    for (let o = order; o < MAX_ORDER; o++) {
      const page = this.#lowest(o);
      if (page >= 0 && (best < 0 || page < best)) {
        best = page;
        bestOrder = o;
      }
    }
    if (best < 0) return -1;
    this.#taken += 1 << order;
    this.#freeOrder[best] = -1;
    for (let o = bestOrder - 1; o >= order; o--) this.#put(best + (1 << o), o);
    return best;
  }

  /** Frees the 2^order pages from `page` on, and merges them with their free buddies. */
  free(page: number, order: number): void {
    this.#taken -= 1 << order;
    let start = page;
    let o = order;
    for (; o < TOP; o++) {
      const buddy = start ^ (1 << o);
      if (this.#freeOrder[buddy] !== o) break;
      this.#freeOrder[buddy] = -1;
      start = Math.min(start, buddy);
    }
    this.#put(start, o);
  }

  #lowest(order: number): number {
    const heap = this.#free[order];
    if (heap === undefined) return -1;
    for (let page = heap.min(); page >= 0; page = heap.min()) {
      if (this.#freeOrder[page] === order) return page;
      heap.pop();
      this.#inHeap[page] = (this.#inHeap[page] ?? 0) & ~(1 << order);
    }
    return -1;
  }

  #put(page: number, order: number): void {
    this.#freeOrder[page] = order;
    const heaps = this.#inHeap[page] ?? 0;
    if ((heaps & (1 << order)) !== 0) return;
    this.#inHeap[page] = heaps | (1 << order);
    this.#free[order] ??= new MinHeap();
    this.#free[order].push(page);
  }

  /** Tracks the next 2^10 frames, or what is left of them; returns whether there were any. */
  #extend(): boolean {
    let page = this.#end;
    if (page >= this.#frames) return false;
    this.#end = Math.min(page + (1 << TOP), this.#frames);
    this.#makeRoom();
    while (page < this.#end) {
      const order = 31 - Math.clz32(this.#end - page);
      this.#put(page, order);
      page += 1 << order;
    }
    return true;
  }

  #makeRoom(): void {
    // Buddies of the last blocks are looked up too, so the tables have room for one more whole block.
    if (this.#end + (1 << TOP) > this.#freeOrder.length) {
      const size = Math.max(2 << TOP, this.#freeOrder.length * 2);
      const freeOrder = new Int8Array(size).fill(-1);
      freeOrder.set(this.#freeOrder);
      this.#freeOrder = freeOrder;
      const inHeap = new Uint16Array(size);
      inHeap.set(this.#inHeap);
      this.#inHeap = inHeap;
    }
  }
}

/** A binary heap of numbers, the lowest on top. */
class MinHeap {
  readonly #items: number[] = [];

  /** The lowest number; −1 when empty. */
  min(): number {
    return this.#items[0] ?? -1;
  }

  push(item: number): void {
    const items = this.#items;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const above = items[up] ?? -1;
      if (above <= item) break;
      items[at] = above;
      at = up;
    }
    items[at] = item;
  }

  pop(): void {
    const items = this.#items;
    const item = items.pop();
    if (item === undefined || items.length === 0) return;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= items.length) break;
      if ((items[down + 1] ?? Number.POSITIVE_INFINITY) < (items[down] ?? 0)) down += 1;
      const below = items[down] ?? 0;
      if (below >= item) break;
      items[at] = below;
      at = down;
    }
    items[at] = item;
  }
}
