import type { CacheView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';

/** The slabs of a cache on a list, from head to tail. */
export function slabsOn(view: View, { head }: { readonly head: number }): number[] {
  const slabs: number[] = [];
  for (let slab = head; slab >= 0; slab = view.slabNext.get(slab)) slabs.push(slab);
  return slabs;
}

/** The slabs of a cache, on both lists. */
export function slabsOf(view: View, { partial, complete }: CacheView): number[] {
  return [...slabsOn(view, complete), ...slabsOn(view, partial)];
}

/** The slabs of which objects are in the magazine of a CPU, or of any CPU. */
export function pinnedBy(view: View, { magazines }: CacheView, cpu: number | null): number[] {
  const objs = magazines.flatMap((skm, at) => (cpu === null || cpu === at ? (skm?.objs ?? []) : []));
  return [...new Set(objs.map((obj) => view.objSlab.get(obj)))];
}
