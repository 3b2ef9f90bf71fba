import { PAGE_SIZE } from '../../../engine/index.ts';
import type { CacheView } from '../plain-view.ts';
import { PLACE, type View } from '../view.ts';
import { geometrySum } from './geometry.ts';

/** How many objects of a cache are where; /proc does not show this. */
export interface Split {
  /** In use. */
  readonly inUse: number;
  /** In magazines. */
  readonly parked: number;
  /** On the free lists of slabs. */
  readonly free: number;
  /** Emergency objects, all of them in use. */
  readonly emergency: number;
}

/** Counts the objects of a cache by place, from its counters and magazines. */
export function splitOf(cache: CacheView): Split {
  const parked = cache.magazines.reduce((sum, skm) => sum + (skm?.count ?? 0), 0);
  const inSlabs = cache.objTotal - cache.objEmergency;
  return {
    inUse: cache.objAlloc - parked,
    parked,
    free: inSlabs - cache.objAlloc,
    emergency: cache.objEmergency,
  };
}

/**
 * Bytes that a cache has allocated, for slabs, objects outside of them and emergency objects, and the bytes of
 * objects in use. vmalloc rounds its sizes up to whole pages.
 */
export function bytesOf(cache: CacheView): { readonly held: number; readonly used: number } {
  const { inUse, emergency } = splitOf(cache);
  const pages = 2 ** Math.ceil(Math.log2(Math.max(1, Math.ceil(cache.objSize / PAGE_SIZE))));
  const slab = cache.slabSize + cache.slabObjs * geometrySum(cache).outside;
  const held = cache.slabTotal * slab + emergency * pages * PAGE_SIZE;
  return { held, used: (inUse + emergency) * cache.objSize };
}

/** The slabs of a list from head to tail. */
export function* slabsFrom(view: View, head: number): Generator<number, void, void> {
  for (let slab = head; slab >= 0; slab = view.slabNext.get(slab)) yield slab;
}

/** The slabs of a cache: the partial list from head to tail, then the complete list. */
export function slabsOf(view: View, { partial, complete }: CacheView): number[] {
  return [...slabsFrom(view, partial.head), ...slabsFrom(view, complete.head)];
}

/** How many objects of a slab are in use, in magazines and free. */
export function slabSplit(
  view: View,
  slab: number,
  objs: number,
): { used: number; parked: number; free: number } {
  const first = view.slabFirst.get(slab);
  let parked = 0;
  for (let i = 0; i < objs; i++) if (view.objPlace.get(first + i) === PLACE.magazine) parked += 1;
  const out = view.slabRef.get(slab);
  return { used: out - parked, parked, free: objs - out };
}

/** An object of a cache that is in use: the first from object slot `from` on, wrapping around; 0 if there is none. */
export function anyHeld(view: View, cache: number, from: number, end: number): number {
  for (let i = 0; i < end; i++) {
    const obj = 1 + ((from + i) % end);
    const place = view.objPlace.get(obj);
    const isHeld = place === PLACE.caller || place === PLACE.emergency || place === PLACE.linux;
    if (isHeld && view.objCache.get(obj) === cache) return obj;
  }
  return 0;
}
