import type { View } from '../view.ts';

/** The objects in the magazines of all caches and CPUs, and how many slabs they keep from being freed. */
export function magazinePins(view: View): { readonly objects: number; readonly slabs: number } {
  const slabs = new Set<number>();
  let objects = 0;
  for (const cache of view.caches) {
    for (const skm of cache?.magazines ?? []) {
      for (const obj of skm?.objs ?? []) {
        objects += 1;
        const slab = view.objSlab.get(obj);
        if (slab >= 0) slabs.add(slab);
      }
    }
  }
  return { objects, slabs: slabs.size };
}
