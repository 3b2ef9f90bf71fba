import { busiestCache } from './answers/busiest-cache.ts';
import type { View } from './view.ts';

/**
 * The number of the cache to show: the first of `wanted` that exists at the moment of the view; if none does, the cache
 * with the most slabs; without any cache, the first of `wanted`.
 */
export function focusedCache(view: View, ...wanted: readonly [number, ...number[]]): number {
  const exists = (index: number): boolean => (view.caches[index] ?? null) !== null;
  const found = wanted.find(exists);
  if (found !== undefined) return found;
  const busiest = busiestCache(view);
  return exists(busiest) ? busiest : wanted[0];
}
