import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardBox, cellBox, hit, layOutSlabs, visibleRows } from './slab-layout.ts';

const counts = fc.integer({ min: 1, max: 5000 });
const objects = fc.integer({ min: 1, max: 300 });
const widths = fc.integer({ min: 120, max: 2000 });

describe('the layout of slabs', () => {
  test('a point in a cell hits its object, a point in a card its slab', () => {
    fc.assert(
      fc.property(counts, objects, widths, fc.nat(), fc.nat(), (count, objs, width, n, m) => {
        const grid = layOutSlabs(count, objs, width);
        const slab = n % count;
        const card = cardBox(grid, slab);
        expect(hit(grid, count, objs, card.x + 1, card.y + 1)).toEqual({ slab, obj: -1 });
        if (grid.cells.perRow === 0) return;
        const obj = m % objs;
        const cell = cellBox(grid, card, obj);
        expect(hit(grid, count, objs, cell.x + cell.width / 2, cell.y + cell.height / 2)).toEqual({
          slab,
          obj,
        });
      }),
    );
  });

  test('cards keep inside the width that is there, unless it is too small for one', () => {
    fc.assert(
      fc.property(counts, objects, widths, (count, objs, width) => {
        const grid = layOutSlabs(count, objs, width);
        const last = cardBox(grid, Math.min(grid.columns, count) - 1);
        if (grid.columns > 1) expect(last.x + last.width).toBeLessThanOrEqual(width);
        const bottom = cardBox(grid, count - 1);
        expect(bottom.y + bottom.height).toBe(grid.height);
      }),
    );
  });

  test('only rows that are seen are drawn', () => {
    const grid = layOutSlabs(32_120, 31, 800);
    const [first, end] = visibleRows(grid, grid.height / 2, 300);
    expect(end - first).toBeLessThan(8);
    expect(hit(grid, 32_120, 31, -1, 5)).toBeNull();
  });
});
