import type { SlabCard } from './slab-card.ts';

/** How slabs are drawn: at most a pixel per object, a bar that fills, or a cell per object. */
type Detail = 'texture' | 'bars' | 'cells';

/**
 * What is drawn at which zoom: all sizes on the screen, in CSS pixels, from which a thing is drawn, or drawn in more
 * detail. A smaller thing is left out or drawn plainer.
 */
export const DRAWN_FROM = {
  /** Width of an object's cell, for a slab drawn as a bar rather than as part of the texture. */
  bar: 2,
  /** Width of an object's cell, for a cell per object. */
  cell: 3.5,
  /** Width of an object in a magazine, for its notch. */
  roundNotch: 4.5,
  /** Width of an object in a magazine, for its name. */
  roundName: 11,
  /** Side of what an answer is about, for a dashed outline; a smaller one would be specks, so it is solid and thinner. */
  dashedOutline: 16,
} as const;

/** The largest font size of a slab's title on the screen, in CSS pixels; on a projector it is magnified too. */
export const SLAB_TITLE_MOST = 15;

/** Outlines of the selection and of answers are at least so large, in CSS pixels, however small the thing is drawn. */
export const LEAST_OUTLINE = 7;

/** The texture takes a smaller picture where an object would get fewer device pixels than this. */
export const TEXTURE_COARSEST = 1;

/** How a slab is drawn at a zoom of `k`. */
export function detailAt(card: SlabCard, k: number): Detail {
  if (card.cell * k < DRAWN_FROM.bar) return 'texture';
  if (card.cell * k < DRAWN_FROM.cell) return 'bars';
  return 'cells';
}
