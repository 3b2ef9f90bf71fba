import type { View } from '../view.ts';

/** The number of the cache with the most slabs: the one to look at first. */
export function busiestCache(view: View): number {
  let best = 0;
  for (const cache of view.caches) {
    const most = view.caches[best]?.slabTotal ?? -1;
    if (cache !== null && cache.slabTotal > most) best = cache.index;
  }
  return best;
}
