/** The sizes of texts, in world units: CSS pixels at a zoom of 1. */
export const TEXT = { tiny: 9, small: 10, code: 10.5, body: 11, name: 12, large: 13 } as const;

/** Width of a character of the mono face, relative to its font size. */
export const MONO_WIDTH = 0.6;

/** Width of an average character of the sans face, relative to its font size, rounded up. */
export const SANS_WIDTH = 0.5;

/** The least size of a text on the screen, in CSS pixels. */
export const LEAST_TEXT = 10;
