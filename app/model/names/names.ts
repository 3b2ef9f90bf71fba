import { FUNCTIONS, is_vmalloc_addr, PAGE_SIZE, VMALLOC_START } from '../../../engine/index.ts';
import { geometrySum } from '../layout/geometry.ts';
import type { TaskView } from '../plain-view.ts';
import { hasBit } from '../state-bits.ts';
import { PLACE, type View } from '../view.ts';

/** The name of a task: t0, w1, … */
export function taskName(view: View, id: number): string {
  return view.tasks[id]?.name ?? `task ${id}`;
}

/** The name of a slab in its cache: s7. */
export function slabName(view: View, slab: number): string {
  return `s${view.slabNumber.get(slab)}`;
}

/** The name of an object in its cache: s7.3, e2 for an emergency object, l5 for one of the Linux slab. */
export function objectName(view: View, obj: number): string {
  const slab = view.objSlab.get(obj);
  if (slab >= 0) return `${slabName(view, slab)}.${view.objNumber.get(obj)}`;
  return `${view.objPlace.get(obj) === PLACE.linux ? 'l' : 'e'}${view.objNumber.get(obj)}`;
}

/** The name of a cache, with a remark if it is used after being freed. */
export function cacheName(view: View, index: number): string {
  const name = view.caches[index]?.name;
  if (name !== undefined) return name;
  const freed = view.freedCaches.get(index);
  return freed === undefined ? `cache ${index}` : `${freed.name} (already freed)`;
}

/** The address of a page and a byte in it: region and hexadecimal offset. */
export function address(page: number, bytes: number): string {
  const inVmalloc = is_vmalloc_addr(page);
  const offset = (inVmalloc ? page - VMALLOC_START : page) * PAGE_SIZE + bytes;
  return `${inVmalloc ? 'vmalloc' : 'direct'} + 0x${offset.toString(16)}`;
}

/** The address of an object; null for one of the Linux slab, which the simulation does not place. */
export function objectAddress(view: View, obj: number): string | null {
  const page = view.objPage.get(obj);
  if (page >= 0) return address(page, 0);
  const slab = view.objSlab.get(obj);
  const cache = view.caches[view.objCache.get(obj)];
  if (slab < 0 || cache === undefined || cache === null) return null;
  const { head, slot } = geometrySum(cache);
  return address(view.slabPage.get(slab), head + view.objNumber.get(obj) * slot);
}

/** Name of the innermost reference function that a task is inside; null outside the allocator. */
export function innermost(task: TaskView): string | null {
  const fn = task.stack.at(-1);
  return fn === undefined ? null : (FUNCTIONS[fn] ?? null);
}

/** What backs the slabs of a cache, from its flags: the Linux slab, page blocks or vmalloc. */
export function backingName(flags: number): 'SLAB' | 'KMEM' | 'VMEM' {
  if (hasBit({ flags }, 'SLAB')) return 'SLAB';
  return hasBit({ flags }, 'KMEM') ? 'KMEM' : 'VMEM';
}
