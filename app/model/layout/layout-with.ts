import {
  type CacheLayout,
  KMC_BITS,
  type KmcFlag,
  previewCache,
  type Tunables,
} from '../../../engine/index.ts';
import type { CacheView } from '../plain-view.ts';
import { tunablesOf } from '../queries/tunables-of.ts';
import type { View } from '../view.ts';

/** Flags that a cache was asked for with, as far as they decide its layout. */
const LAYOUT_FLAGS: readonly KmcFlag[] = ['KMEM', 'VMEM', 'SLAB', 'OFFSLAB'];

/** How a cache would be laid out if it were created now, some module parameters changed; why it would not be otherwise. */
export function layoutWith(view: View, cache: CacheView, change: Partial<Tunables>): CacheLayout | string {
  const tunables = { ...tunablesOf(view), ...change };
  const flags = LAYOUT_FLAGS.filter((flag) => (cache.flags & (1 << KMC_BITS[flag])) !== 0);
  const preview = previewCache(tunables, { size: cache.objSize, align: cache.objAlign, flags });
  if (preview.kind === 'made') return preview.layout;
  return preview.kind === 'null' ? 'no slab of such objects can be laid out' : preview.reason;
}

/** What would be otherwise if a cache were created now: what it has, and what it would have; nothing if it would not be created. */
export function outdatedBy(
  view: View,
  cache: CacheView,
): readonly { readonly what: string; readonly has: number; readonly would: number }[] {
  if (cache.linuxLive >= 0) return [];
  const layout = layoutWith(view, cache, {});
  if (typeof layout === 'string' || layout.backing === 'SLAB') return [];
  return [
    { what: 'objects in a slab', has: cache.slabObjs, would: layout.slabObjs },
    { what: 'bytes in a slab', has: cache.slabSize, would: layout.slabSize },
    { what: 'objects in a magazine', has: cache.magSize, would: layout.magSize },
  ].filter(({ has, would }) => has !== would);
}
