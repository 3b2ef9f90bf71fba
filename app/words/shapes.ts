import type { ShapeName } from '../model/pressure-curve.ts';

/** What each ready-made shape of a pressure curve is called. */
export const SHAPE_WORDS: Readonly<Record<ShapeName, string>> = {
  ramp: 'ramp up and release',
  spike: 'spike',
  waves: 'waves',
  stairs: 'stairs',
};
