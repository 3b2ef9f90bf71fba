import type { Obj } from '../spl/types.ts';

/** The holder of an object: a handle, the number of a caller, or null for an unknown one. */
export type Holder = string | number | null;

/** Rows are in pages of 2^10, allocated on first write, since a cache's objects have slots in runs. */
const PAGE_BITS = 10;
const PAGE_MASK = (1 << PAGE_BITS) - 1;

/** The four words of a row: the neighbours in order of allocation (0 for none), and who holds the object. */
const ROW_BITS = 2;
const NEXT = 0;
const PREV = 1;
const WHO = 2;

/** The values of `WHO`: not held, an unknown holder, a handle; caller number n is `CALLER` + n. */
const NOT_HELD = 0;
const NOBODY = 1;
const BY_HANDLE = 2;
const CALLER = 3;

const EMPTY = new Int32Array(1 << (PAGE_BITS + ROW_BITS));

/** The objects of a cache that are in use, in the order in which they were allocated, and who holds each. */
export class HeldObjects {
  readonly #pages: Int32Array[] = [];
  readonly #handles = new Map<Obj, string>();
  #first: Obj = 0;
  #last: Obj = 0;
  #size = 0;

  /** Number of objects. */
  get size(): number {
    return this.#size;
  }

  /** The object that has been in use longest; 0 if there is none. */
  get first(): Obj {
    return this.#first;
  }

  /** Whether an object is held. */
  has(obj: Obj): boolean {
    return this.#word(obj, WHO) !== NOT_HELD;
  }

  /** The holder of an object; undefined when it is not held. */
  get(obj: Obj): Holder | undefined {
    const who = this.#word(obj, WHO);
    if (who >= CALLER) return who - CALLER;
    if (who === BY_HANDLE) return this.#handles.get(obj);
    return who === NOBODY ? null : undefined;
  }

  /** Records who holds an object. One that was already held keeps its place in the order. */
  set(obj: Obj, holder: Holder): void {
    const page = this.#pageFor(obj);
    const at = (obj & PAGE_MASK) << ROW_BITS;
    const before = page[at + WHO] ?? NOT_HELD;
    if (before === BY_HANDLE) this.#handles.delete(obj);
    if (before === NOT_HELD) {
      page[at + NEXT] = 0;
      page[at + PREV] = this.#last;
      this.#link(this.#last, obj);
      this.#last = obj;
      this.#size += 1;
    }
    if (typeof holder === 'string') this.#handles.set(obj, holder);
    page[at + WHO] = codeOf(holder);
  }

  /** Records that an object is no longer held. */
  delete(obj: Obj): void {
    const page = this.#pages[obj >> PAGE_BITS];
    const at = (obj & PAGE_MASK) << ROW_BITS;
    const who = page?.[at + WHO] ?? NOT_HELD;
    if (page === undefined || who === NOT_HELD) return;
    if (who === BY_HANDLE) this.#handles.delete(obj);
    page[at + WHO] = NOT_HELD;
    const next = page[at + NEXT] ?? 0;
    const prev = page[at + PREV] ?? 0;
    this.#link(prev, next);
    if (next === 0) this.#last = prev;
    else this.#pageFor(next)[((next & PAGE_MASK) << ROW_BITS) + PREV] = prev;
    this.#size -= 1;
  }

  /** All handles. */
  handles(): Iterable<string> {
    return this.#handles.values();
  }

  /** The objects, longest in use first. */
  *[Symbol.iterator](): Generator<Obj, void> {
    for (let obj = this.#first; obj !== 0; obj = this.#word(obj, NEXT)) yield obj;
  }

  /** Links `next` behind an object, or puts it first. */
  #link(prev: Obj, next: Obj): void {
    if (prev === 0) this.#first = next;
    else this.#pageFor(prev)[((prev & PAGE_MASK) << ROW_BITS) + NEXT] = next;
  }

  #word(obj: Obj, word: number): number {
    return (this.#pages[obj >> PAGE_BITS] ?? EMPTY)[((obj & PAGE_MASK) << ROW_BITS) + word] ?? 0;
  }

  #pageFor(obj: Obj): Int32Array {
    const number = obj >> PAGE_BITS;
    // Fill the gap with EMPTY, so that the array has no holes.
    while (this.#pages.length <= number) this.#pages.push(EMPTY);
    const page = this.#pages[number] ?? EMPTY;
    if (page !== EMPTY) return page;
    const made = new Int32Array(EMPTY.length);
    this.#pages[number] = made;
    return made;
  }
}

function codeOf(holder: Holder): number {
  if (typeof holder === 'number') return holder + CALLER;
  return holder === null ? NOBODY : BY_HANDLE;
}
