import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contains } from './box.ts';
import { cellAt, cellBox, denseCard, TITLED, titledCard } from './slab-card.ts';
import { cardAt, indexAt, layOutSlabs, type SlabLayoutInput } from './slab-layout.ts';

const room = { x: 14, y: 200, width: 800, height: 320 };

function input(
  objs: number,
  partial: number,
  complete: number,
  before: SlabLayoutInput['before'] = null,
): SlabLayoutInput {
  const slabs = Array.from({ length: partial + complete }, (_, i) => i);
  const lists = [
    { name: 'skc_partial_list' as const, slabs: slabs.slice(0, partial), count: partial },
    { name: 'skc_complete_list' as const, slabs: slabs.slice(partial), count: complete },
  ];
  return { objs, lists, ghosts: 0, titleLength: 8, room, before };
}

const counts = [fc.integer({ min: 1, max: 600 }), fc.nat(700), fc.nat(700)] as const;

test('all slabs fit their room, and no cards overlap', () => {
  fc.assert(
    fc.property(...counts, (objs, partial, complete) => {
      const { card, blocks, height } = layOutSlabs(input(objs, partial, complete));
      expect(height).toBeLessThanOrEqual(room.height + 1e-6);
      for (const block of blocks) {
        for (const index of [0, block.columns - 1, block.slabs.length - 1]) {
          if (index < 0 || index >= block.slabs.length) continue;
          const { x, y } = cardAt(card, block, index);
          expect(x + card.width).toBeLessThanOrEqual(room.x + Math.max(room.width, card.width) + 1e-6);
          expect(indexAt(card, block, x + card.width / 2, y + card.height / 2)).toBe(index);
        }
      }
    }),
  );
});

test('while there is room, a new slab moves no other', () => {
  const first = layOutSlabs(input(8, 20, 10));
  const next = layOutSlabs(input(8, 21, 10, first.grid));
  const [before] = first.blocks;
  const [after] = next.blocks;
  if (before === undefined || after === undefined) throw new Error('there is no partial list');
  for (let i = 0; i < 20; i++) expect(cardAt(next.card, after, i)).toEqual(cardAt(first.card, before, i));
});

test('cards that had to shrink do not grow back when a single slab goes', () => {
  let before: SlabLayoutInput['before'] = null;
  const grids: string[] = [];
  for (const count of [30, 40, 41, 40, 41, 40, 41]) {
    before = layOutSlabs(input(8, count, 0, before)).grid;
    grids.push(JSON.stringify(before));
  }
  expect(new Set(grids.slice(2)).size).toBe(1);
});

test('every cell contains its own points', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.constantFrom(18, 10, 7, 4, 0.5),
      fc.nat(),
      (objs, cell, pick) => {
        const perRow = Math.ceil(Math.sqrt(objs));
        const card =
          cell < 7
            ? denseCard(objs, perRow, 1.5 * cell, cell)
            : titledCard(objs, perRow, TITLED[1], perRow * cell + 40, perRow * cell + 40);
        const i = pick % objs;
        const box = cellBox(card, 0, 0, i);
        expect(contains({ x: 0, y: 0, width: card.width, height: card.height }, box.x, box.y)).toBe(true);
        expect(cellAt(card, objs, box.x + box.width / 2, box.y + box.height / 2)).toBe(i);
      },
    ),
  );
});
