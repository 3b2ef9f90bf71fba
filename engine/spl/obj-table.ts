import { longer } from '../kernel/longer.ts';
import { PAGE_SHIFT, PAGE_SIZE } from '../units.ts';
import type { Obj, spl_kmem_slab_t } from './types.ts';

/** Marks an emergency object in place of a slab, even after it is freed. */
export const EMERGENCY = -1;

/** The spl_kmem_obj_t of every object, by slot: what the reference keeps behind each object. */
export class ObjTable {
  /** The slab of an object, as its slot plus one. {@link EMERGENCY}, or 0 for a freed slab: no valid sko_magic. */
  sko_slab: Int32Array = new Int32Array(16);
  /** The next object on sks_free_list, 0 at its end. */
  sko_list: Int32Array = new Int32Array(16);
  /** sko_addr: the page address, and the byte within that page. */
  page: Int32Array = new Int32Array(16);
  offset: Uint16Array = new Uint16Array(16);

  /** Grows the table to hold the slots below `end`. */
  reserve(end: number): void {
    if (end <= this.page.length) return;
    const size = Math.max(end, 2 * this.page.length);
    this.sko_slab = longer(this.sko_slab, size);
    this.sko_list = longer(this.sko_list, size);
    this.page = longer(this.page, size);
    const offset = new Uint16Array(size);
    offset.set(this.offset);
    this.offset = offset;
  }

  /** Sets the address of an object: `bytes` after the start of page `base`. */
  place(obj: Obj, base: number, bytes: number): void {
    this.page[obj] = base + (bytes >>> PAGE_SHIFT);
    this.offset[obj] = bytes & (PAGE_SIZE - 1);
  }

  /** Links the objects of a slab to it, and puts all of them on its free list in slot order. */
  thread(sks: spl_kmem_slab_t): void {
    const { sko_slab, sko_list } = this;
    const end = sks.first + sks.sks_objs;
    for (let obj = sks.first; obj < end; obj++) {
      sko_slab[obj] = sks.slot + 1;
      sko_list[obj] = obj + 1;
    }
    sko_list[end - 1] = 0;
    sks.sks_free_list = sks.first;
  }

  /** Unlinks the objects of a slab whose memory is freed. */
  forget(sks: spl_kmem_slab_t): void {
    const { sko_slab } = this;
    const end = sks.first + sks.sks_objs;
    for (let obj = sks.first; obj < end; obj++) sko_slab[obj] = 0;
  }

  /** Whether the object's address is a multiple of `align`, a power of two up to a page. */
  isAligned(obj: Obj, align: number): boolean {
    return ((this.offset[obj] ?? 0) & (align - 1)) === 0;
  }
}
