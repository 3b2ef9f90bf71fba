import type { SlabCard } from './slab-card.ts';

/** How slabs are drawn: at most a pixel per object, a bar that fills, or a cell per object. */
type Detail = 'texture' | 'bars' | 'cells';

/**
 * What is drawn at which zoom: the sizes on the screen, in CSS pixels, from which a thing is drawn, or drawn in more
 * detail. Smaller things are left out or simplified.
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
  /**
   * Side of a highlighted thing, for a dashed outline; on smaller ones dashes would be specks, so the line is solid and
   * thinner.
   */
  dashedOutline: 16,
} as const;

/** The largest font size of a slab's title on the screen, in CSS pixels; on a projector it is magnified too. */
export const SLAB_TITLE_MOST = 15;

/** The least size of outlines of the selection and of answers, in CSS pixels, even around smaller things. */
export const LEAST_OUTLINE = 7;

/** The texture uses a downscaled picture if an object would get fewer device pixels than this. */
export const TEXTURE_COARSEST = 1;

/** How a slab is drawn at a zoom of `k`. */
export function detailAt(card: SlabCard, k: number): Detail {
  if (card.cell * k < DRAWN_FROM.bar) return 'texture';
  if (card.cell * k < DRAWN_FROM.cell) return 'bars';
  return 'cells';
}
