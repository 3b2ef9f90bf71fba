import type { Box, Point } from '../scene/box.ts';
import type { SlabScene } from '../scene/scene.ts';
import { cardAt, type SlabBlock } from '../scene/slab-layout.ts';
import type { Pen } from './pen.ts';

/** A slab on the screen, and the current corner of its card. */
export interface VisibleSlab extends Point {
  readonly slab: number;
}

/** The slabs whose cards are in view, at their current places. */
export function visibleSlabs(pen: Pen, slabs: SlabScene): readonly VisibleSlab[] {
  const found: VisibleSlab[] = [];
  for (const block of slabs.blocks) {
    const [rowFrom, rowTo] = span(pen.window.y, pen.window.height, block.box.y, slabs.card.pitchY);
    const [from, to] = span(pen.window.x, pen.window.width, block.box.x, slabs.card.pitchX);
    const columns: readonly [number, number] = [from, Math.min(block.columns, to)];
    for (let row = rowFrom; row < rowTo && row * block.columns < block.slabs.length; row++) {
      addRow(pen, slabs, block, row, columns, found);
    }
  }
  return found;
}

/** The box of a visible slab's card. */
export function cardBox({ card }: SlabScene, { x, y }: Point): Box {
  return { x, y, width: card.width, height: card.height };
}

function addRow(
  { motion, now }: Pen,
  { card }: SlabScene,
  block: SlabBlock,
  row: number,
  [from, to]: readonly [number, number],
  found: VisibleSlab[],
): void {
  for (let column = from; column < to; column++) {
    const index = row * block.columns + column;
    const slab = block.slabs[index] ?? -1;
    if (slab < 0) continue;
    const corner = motion.cornerOf(slab, cardAt(card, block, index), now);
    found.push({ slab, x: corner.x, y: corner.y });
  }
}

/**
 * The visible places of a row with pitch `pitch` from `start`, and one more on both sides for sliding cards.
 */
function span(windowStart: number, length: number, start: number, pitch: number): readonly [number, number] {
  const first = Math.floor((windowStart - start) / pitch) - 1;
  return [Math.max(0, first), Math.max(0, Math.ceil((windowStart + length - start) / pitch) + 1)];
}
