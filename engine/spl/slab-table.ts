import type { SplKernel } from './module.ts';
import { type Obj, type spl_kmem_cache_t, spl_kmem_slab_t } from './types.ts';

/**
 * The slabs of a machine by slot, the number by which events tell of them. The slot of a freed slab is used again, and
 * its record with it, as the memory of a real one would be.
 */
export class SlabTable {
  /** By slot plus one, as objects refer to them. */
  readonly #records: (spl_kmem_slab_t | null)[] = [null];
  /** Freed slabs, the one to use next at the end. */
  readonly #free: spl_kmem_slab_t[] = [];

  /** Slabs in use. */
  get count(): number {
    return this.#records.length - 1 - this.#free.length;
  }

  /** The slab that {@link ObjTable.sko_slab} refers to; null where it refers to none. */
  at(skoSlab: number): spl_kmem_slab_t | null {
    return skoSlab > 0 ? (this.#records[skoSlab] ?? null) : null;
  }

  /** A slab of `skc` to set up; it stands on no list. */
  take(skc: spl_kmem_cache_t): spl_kmem_slab_t {
    const sks = this.#free.pop();
    if (sks !== undefined) {
      sks.sks_cache = skc;
      return sks;
    }
    const made = new spl_kmem_slab_t(this.#records.length - 1, skc);
    this.#records.push(made);
    return made;
  }

  /** Notes that a slab is freed. */
  give(sks: spl_kmem_slab_t): void {
    this.#free.push(sks);
  }
}

/** The slab that an object belongs to; null for an emergency object and for freed memory. */
export function slabOf(k: SplKernel, obj: Obj): spl_kmem_slab_t | null {
  return k.slabs.at(k.objs.sko_slab[obj] ?? 0);
}
