import { describe, expect, test } from 'vitest';
import { isSkewed, shadesOf, spacingOf } from './scale.ts';

describe('values of an axis', () => {
  test('are categories if they are flags, whatever their numbers', () => {
    expect(spacingOf([0, 1, 2, 3], true)).toBe('categories');
  });

  test('are spaced by ratio if they span a wide range, and evenly if not', () => {
    expect(spacingOf([2, 4, 8, 16, 32], false)).toBe('log');
    expect(spacingOf([0, 512, 16_384], false)).toBe('log');
    expect(spacingOf([1, 2, 3, 4], false)).toBe('linear');
  });
});

describe('colours', () => {
  test('have log steps if most figures are small compared to the largest', () => {
    expect(isSkewed([7, 8, 9, 56, 7])).toBe(false);
    expect(isSkewed([7, 7, 9, 70, 700])).toBe(true);
    expect(isSkewed([1, 1])).toBe(false);
  });

  test('run from the least to the most figure', () => {
    for (const figures of [
      [1, 2, 3],
      [1, 10, 1000],
      [0, 1, 10, 1000],
    ]) {
      const shade = shadesOf(figures);
      const shades = figures.map(shade);
      expect(shades.at(-1)).toBeCloseTo(1);
      expect(shades[0]).toBeCloseTo(0);
      expect(shades).toEqual([...shades].sort((a, b) => a - b));
    }
    expect(shadesOf([1, 10, 1000])(10)).toBeCloseTo(1 / 3);
  });

  test('are the same for equal figures', () => {
    expect(shadesOf([5, 5, 5])(5)).toBe(0.5);
  });
});
