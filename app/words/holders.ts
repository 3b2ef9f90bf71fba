import { FRAME_OWNER } from '../../engine/index.ts';
import type { PageHolder } from '../model/answers/page-holders.ts';
import { cacheName, objectName, slabName } from '../model/names/names.ts';
import type { PageRun } from '../model/selection.ts';
import type { View } from '../model/view.ts';

/** Memory of the machine that no cache holds, by who holds it. */
export const HOLDERS = {
  free: 'free',
  kernel: 'the kernel itself',
  pressure: 'other processes',
} as const;

/** The kinds of pages in the legend of the map. */
export const PAGE_KINDS = {
  focus: 'this cache',
  other: 'other caches',
  emergency: 'emergency',
  kernel: 'kernel',
  pressure: 'other processes',
  free: 'free',
} as const;

/** Who holds page frames, by the code that events carry. */
export function frameOwnerName(view: View, owner: number): string {
  if (owner === FRAME_OWNER.free) return HOLDERS.free;
  if (owner === FRAME_OWNER.kernel) return HOLDERS.kernel;
  if (owner === FRAME_OWNER.pressure) return HOLDERS.pressure;
  return cacheName(view, owner - FRAME_OWNER.cache);
}

/** Who holds pages: a cache, a slab of one, an emergency object, the kernel or other processes. */
export function holderName(view: View, { owner, about }: PageHolder): string {
  if (about?.kind === 'slab')
    return `${slabName(view, about.slot)} of ${cacheName(view, view.slabCache.get(about.slot))}`;
  if (about?.kind === 'object') return objectName(view, about.slot);
  return frameOwnerName(view, owner);
}

/** What the regions of pages are called. */
export const REGION_WORDS: Readonly<Record<PageRun['region'], string>> = {
  frames: 'page frames',
  direct: 'direct map',
  vmalloc: 'vmalloc area',
};
