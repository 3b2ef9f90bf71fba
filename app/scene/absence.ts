import type { CacheView } from '../model/plain-view.ts';
import { hasBit } from '../model/state-bits.ts';
import type { View } from '../model/view.ts';
import { ABSENCE } from '../words/stage-notes.ts';
import type { Box } from './box.ts';
import type { Scene, SlabScene } from './scene.ts';

/** The words shown when there are no slabs, and their box; null if there are slabs. */
export function absenceOf(
  view: View,
  cache: CacheView | null,
  slabs: SlabScene | null,
  box: Box,
): Scene['absence'] {
  if (cache === null) {
    const isDestroyed = view.caches.some((one) => one === null);
    return { words: isDestroyed ? ABSENCE.allDestroyed : ABSENCE.noCache, box };
  }
  if (slabs === null) {
    return { words: ABSENCE.linux(cache.linuxLive), box };
  }
  if (slabs.growth.length > 0 || slabs.blocks.some((block) => block.count > 0)) return null;
  // Below the names of the empty lists.
  const top = Math.max(box.y, ...slabs.blocks.map(({ label }) => label.y + label.height + 8));
  const below = { ...box, y: top, height: box.y + box.height - top };
  const words = hasBit(cache, 'DESTROY') ? ABSENCE.noSlabsLeft : ABSENCE.noSlabs(cache.slabMax);
  return { words, box: below };
}
