import { PAGE_SHIFT, PAGE_SIZE } from '../kernel/kernel.ts';
import type { Obj, spl_kmem_slab_t } from './types.ts';

/** The spl_kmem_obj_t of every object, by slot: what the reference keeps behind each object. */
export class ObjTable {
  /** The slab of an object; null for an emergency object and for freed memory, which have no valid sko_magic. */
  readonly sko_slab: (spl_kmem_slab_t | null)[] = [];
  /** The next object on sks_free_list, 0 at its end. */
  sko_list: Int32Array = new Int32Array(1024);
  /** sko_addr: the page address, and the byte within that page. */
  page: Int32Array = new Int32Array(1024);
  offset: Uint16Array = new Uint16Array(1024);

  /** Makes room for the slots below `end`. */
  reserve(end: number): void {
    if (end > this.page.length) this.#grow(end);
    while (this.sko_slab.length < end) this.sko_slab.push(null);
  }

  /** Notes where an object lies: `bytes` behind the start of page `base`. */
  place(obj: Obj, base: number, bytes: number): void {
    this.page[obj] = base + (bytes >>> PAGE_SHIFT);
    this.offset[obj] = bytes & (PAGE_SIZE - 1);
  }

  /** Whether the object's address is a multiple of `align`, a power of two up to a page. */
  isAligned(obj: Obj, align: number): boolean {
    return ((this.offset[obj] ?? 0) & (align - 1)) === 0;
  }

  #grow(end: number): void {
    const size = Math.max(end, 2 * this.page.length);
    const next = new Int32Array(size);
    next.set(this.sko_list);
    this.sko_list = next;
    const page = new Int32Array(size);
    page.set(this.page);
    this.page = page;
    const offset = new Uint16Array(size);
    offset.set(this.offset);
    this.offset = offset;
  }
}
