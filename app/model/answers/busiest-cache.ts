import type { View } from '../view.ts';

/** Number of the cache with the most slabs: the one to show first. */
export function busiestCache(view: View): number {
  let best = 0;
  for (const cache of view.caches) {
    const most = view.caches[best]?.slabTotal ?? -1;
    if (cache !== null && cache.slabTotal > most) best = cache.index;
  }
  return best;
}
