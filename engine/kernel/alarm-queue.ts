interface Alarm<T> {
  readonly atNs: number;
  /** Breaks ties between items due at the same time: first come, first served. */
  readonly order: number;
  readonly item: T;
}

/** Items due at some time, earliest first: a binary heap. */
export class AlarmQueue<T> {
  readonly #heap: Alarm<T>[] = [];
  #orders = 0;

  /** When the first item is due, in ns; Infinity when empty. */
  get first(): number {
    return this.#heap[0]?.atNs ?? Number.POSITIVE_INFINITY;
  }

  /** Number of items. */
  get size(): number {
    return this.#heap.length;
  }

  /** Adds an item that is due at `atNs`. */
  add(atNs: number, item: T): void {
    const heap = this.#heap;
    const alarm = { atNs, order: this.#orders++, item };
    let place = heap.length;
    heap.push(alarm);
    while (place > 0) {
      const up = (place - 1) >> 1;
      const above = heap[up];
      if (above === undefined || isBefore(above, alarm)) break;
      heap[place] = above;
      place = up;
    }
    heap[place] = alarm;
  }

  /** Removes and returns the first item; null when empty. */
  shift(): T | null {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined) return null;
    if (heap.length > 0) this.#sink(last);
    return first.item;
  }

  #sink(alarm: Alarm<T>): void {
    const heap = this.#heap;
    let place = 0;
    for (;;) {
      const left = heap[2 * place + 1];
      const right = heap[2 * place + 2];
      if (left === undefined) break;
      const isRight = right !== undefined && isBefore(right, left);
      const below = isRight ? right : left;
      if (!isBefore(below, alarm)) break;
      heap[place] = below;
      place = 2 * place + (isRight ? 2 : 1);
    }
    heap[place] = alarm;
  }
}

function isBefore<T>(one: Alarm<T>, other: Alarm<T>): boolean {
  return one.atNs < other.atNs || (one.atNs === other.atNs && one.order < other.order);
}
