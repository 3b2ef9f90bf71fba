import type { ObjTable } from './obj-table.ts';
import { type Obj, type spl_kmem_cache_t, spl_kmem_slab_t } from './types.ts';

/**
 * The slabs of a machine by slot, the number that identifies them in events. The slot of a freed slab is reused
 * together with its record, as real memory would be.
 */
export class SlabTable {
  /** By slot plus one, as in {@link ObjTable.sko_slab}. */
  readonly #records: (spl_kmem_slab_t | null)[] = [null];
  /** Freed slabs, the next to reuse at the end. */
  readonly #free: spl_kmem_slab_t[] = [];

  /** Slabs in use. */
  get count(): number {
    return this.#records.length - 1 - this.#free.length;
  }

  /** The slab that an entry of {@link ObjTable.sko_slab} refers to, or null. */
  at(skoSlab: number): spl_kmem_slab_t | null {
    return skoSlab > 0 ? (this.#records[skoSlab] ?? null) : null;
  }

  /** A slab of `skc` to be filled in; it is on no list. */
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

  /** Takes back the record of a freed slab. */
  give(sks: spl_kmem_slab_t): void {
    this.#free.push(sks);
  }
}

/** The slab of an object; null for an emergency object and for freed memory. */
export function slabOf(
  k: { readonly slabs: SlabTable; readonly objs: ObjTable },
  obj: Obj,
): spl_kmem_slab_t | null {
  return k.slabs.at(k.objs.sko_slab[obj] ?? 0);
}
