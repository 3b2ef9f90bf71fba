import { describe, expect, test } from 'vitest';
import { missesPerHundred } from './depot-model.ts';

describe('the model of magazines above a depot', () => {
  test('with one magazine half of the calls reach the depot at worst, whatever its size', () => {
    for (const size of [2, 16, 256]) expect(missesPerHundred('one magazine and a depot', size, 2)).toBe(50);
  });

  test('with a previous magazine at most one call in M does', () => {
    for (const size of [4, 16, 64])
      for (const batch of [1, 2, 3, size, size + 1, 2 * size + 1])
        expect(missesPerHundred('a previous magazine and a depot', size, batch)).toBeLessThanOrEqual(
          100 / size + 0.1,
        );
  });

  test('with half a magazine at a time small batches reach nothing, and no pattern thrashes', () => {
    expect(missesPerHundred('half a magazine, as in the SPL', 16, 2)).toBe(0);
    for (const batch of [9, 16, 17, 33])
      expect(missesPerHundred('half a magazine, as in the SPL', 16, batch)).toBeLessThanOrEqual(12.5);
  });
});
