/** The sizes of texts, in world units: CSS pixels at a zoom of 1. */
export const TEXT = { tiny: 9, small: 10, code: 10.5, body: 11, name: 12, large: 13 } as const;

/** Width of a character of the mono face, relative to its font size. */
export const MONO_WIDTH = 0.6;

/** Width of an average character of the sans face, relative to its font size, rounded up. */
export const SANS_WIDTH = 0.5;

/** The least size of a text on the screen, in CSS pixels. */
export const LEAST_TEXT = 10;

/** The least size of a text on a projector, in CSS pixels. */
export const LEAST_PRESENTED = 16;

/** The least text size if a world unit takes `home` CSS pixels with everything in view (more than 1 on a projector). */
export function leastText(home: number): number {
  return home > 1 ? Math.max(LEAST_PRESENTED, LEAST_TEXT * home) : LEAST_TEXT;
}
