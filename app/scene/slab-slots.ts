import { slabsFrom } from '../model/layout/split.ts';
import type { CacheView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';

/** Gives each slab of a cache a small number that it keeps for life, even when it changes lists. */
export class SlabSlots {
  readonly #slots = new Map<number, number>();
  /** Slabs that are on no list at the moment. */
  readonly #loose = new Set<number>();
  readonly #free: number[] = [];
  readonly #slabs: number[] = [];

  /** The slab of each number, −1 for none. */
  get slabs(): readonly number[] {
    return this.#slabs;
  }

  /** How many slabs have a number. */
  get count(): number {
    return this.#slots.size;
  }

  /** Slabs that are on no list: moving between lists, or about to be freed. */
  get loose(): ReadonlySet<number> {
    return this.#loose;
  }

  /** The number of a slab, −1 if it is not of this cache. */
  of(slab: number): number {
    return this.#slots.get(slab) ?? -1;
  }

  /** Starts over, and numbers the slabs of a cache by age. */
  reset(view: View, cache: CacheView | null): void {
    this.#slots.clear();
    this.#loose.clear();
    this.#free.length = 0;
    this.#slabs.length = 0;
    if (cache === null) return;
    const slabs = [...slabsFrom(view, cache.partial.head), ...slabsFrom(view, cache.complete.head)];
    slabs.sort((a, b) => view.slabNumber.get(a) - view.slabNumber.get(b));
    for (const slab of slabs) this.#add(slab);
  }

  /** Updates slabs that may have been created, freed or moved to another list. */
  update(view: View, cache: CacheView, touched: Iterable<number>): void {
    for (const slab of touched) {
      const isHere = view.slabCache.get(slab) === cache.index && view.slabNumber.get(slab) > 0;
      if (isHere && !this.#slots.has(slab)) this.#add(slab);
      if (!isHere && this.#slots.has(slab)) this.#remove(slab);
      if (isHere && view.slabList.get(slab) === 0) this.#loose.add(slab);
      else this.#loose.delete(slab);
    }
  }

  #add(slab: number): void {
    const slot = this.#free.pop() ?? this.#slabs.length;
    this.#slots.set(slab, slot);
    this.#slabs[slot] = slab;
  }

  #remove(slab: number): void {
    const slot = this.of(slab);
    this.#slots.delete(slab);
    this.#slabs[slot] = -1;
    this.#free.push(slot);
  }
}
