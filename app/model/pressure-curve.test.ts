import { describe, expect, test } from 'vitest';
import { commandsOf, drawn, POINTS, SHAPE_NAMES, SHAPES, shaped } from './pressure-curve.ts';

const flat = shaped(() => 0, 1, 0);

describe('a curve of memory pressure', () => {
  test.each(SHAPE_NAMES)('of the shape “%s” stays within the limits', (name) => {
    const { levels } = shaped(SHAPES[name], 2, 1000);
    expect(levels).toHaveLength(POINTS);
    expect(Math.min(...levels)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...levels)).toBe(1000);
  });

  test('takes exactly its time at any levels', () => {
    for (const shape of Object.values(SHAPES)) {
      const ticks = commandsOf(shaped(shape, 3, 777), 250).map((command) =>
        command.op === 'tick' ? command.n : 0,
      );
      expect(ticks.reduce((sum, n) => sum + n, 0)).toBe(750);
    }
  });

  test('sends each level once', () => {
    expect(commandsOf(flat, 100)).toEqual([
      { op: 'pressure', pages: 0 },
      { op: 'tick', n: 100 },
    ]);
  });

  test('is linear between its moments', () => {
    const pages = commandsOf({ seconds: 1, levels: [0, 10, 0] }, 100).flatMap((command) =>
      command.op === 'pressure' ? [command.pages] : [],
    );
    expect(pages).toEqual([0, 5, 10, 5, 0]);
  });

  test('is drawn from left to right and from right to left', () => {
    const right = drawn(flat, { at: 2, pages: 0 }, { at: 6, pages: 400 });
    expect(right.levels.slice(0, 8)).toEqual([0, 0, 0, 100, 200, 300, 400, 0]);
    expect(drawn(flat, { at: 6, pages: 400 }, { at: 2, pages: 0 })).toEqual(right);
    expect(drawn(flat, { at: 3.2, pages: 9 }, { at: 3.2, pages: 9 }).levels[3]).toBe(9);
  });
});
