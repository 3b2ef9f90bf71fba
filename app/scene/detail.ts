import type { SlabCard } from './slab-card.ts';

/** How a slab is drawn: at most a pixel per object, a bar that fills, a cell per object, or every byte. */
export type Detail = 'texture' | 'bars' | 'cells' | 'bytes';

/** Sizes on the screen, in CSS pixels, from which a slab is drawn in more detail. */
const BAR_CELL = 2;
const CELL = 3.5;
const BYTE_CARD = 420;

/** How a slab is drawn at a zoom of `k`. */
export function detailAt(card: SlabCard, k: number): Detail {
  if (card.cell * k < BAR_CELL) return 'texture';
  if (card.cell * k < CELL) return 'bars';
  return card.width * k < BYTE_CARD ? 'cells' : 'bytes';
}
