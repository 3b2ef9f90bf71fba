import { type KmcFlag, type Preview, previewCache, type Tunables } from '../../../engine/index.ts';
import type { CacheView } from '../plain-view.ts';
import { hasBit } from '../state-bits.ts';
import type { View } from '../view.ts';
import { tunablesOf } from './tunables-of.ts';

/** Flags of a cache's creation that affect its layout. */
const LAYOUT_FLAGS: readonly KmcFlag[] = ['KMEM', 'VMEM', 'SLAB', 'OFFSLAB'];

/** The outcome of creating a cache now, with some module parameters changed. */
export function layoutWith(view: View, cache: CacheView, change: Partial<Tunables>): Preview {
  const tunables = { ...tunablesOf(view), ...change };
  const flags = LAYOUT_FLAGS.filter((flag) => hasBit(cache, flag));
  return previewCache(tunables, { size: cache.objSize, align: cache.objAlign, flags });
}

/** A figure of a cache that would differ if the cache were created now. */
export interface Outdated {
  readonly what: 'slabObjs' | 'slabSize' | 'magSize';
  readonly has: number;
  readonly would: number;
}

/** The figures of a cache that would differ if it were created now; empty if it would not be created. */
export function outdatedBy(view: View, cache: CacheView): readonly Outdated[] {
  if (cache.linuxLive >= 0) return [];
  const preview = layoutWith(view, cache, {});
  if (preview.kind !== 'made' || preview.layout.backing === 'SLAB') return [];
  const { layout } = preview;
  return (['slabObjs', 'slabSize', 'magSize'] as const)
    .map((what) => ({ what, has: cache[what], would: layout[what] }))
    .filter(({ has, would }) => has !== would);
}
