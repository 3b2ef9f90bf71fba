import type { Box } from './box.ts';
import { MONO_WIDTH, TEXT } from './text-size.ts';

/** The card of a slab with its cells, one for each object. Lengths in world units. */
export interface SlabCard {
  readonly perRow: number;
  readonly rows: number;
  /** Distance between rows of cells. */
  readonly cell: number;
  /** Distance between cells in a row: more than {@link cell} if the title makes the card wide. */
  readonly cellX: number;
  readonly width: number;
  readonly height: number;
  /** The corner of the cells, from the corner of the card. */
  readonly left: number;
  readonly top: number;
  /** Distance between cards. */
  readonly pitchX: number;
  readonly pitchY: number;
  /**
   * Whether the cards are a cell apart and have no titles, so that a grid of them can be a picture with a pixel per
   * cell.
   */
  readonly isDense: boolean;
  /** Font size of the title and its distance from the edges; 0 for a dense card. */
  readonly title: { readonly size: number; readonly inset: number };
}

/** The spacing of cards with a title, by the least size of their cells. */
const TITLED = [
  { least: 20, pad: 8, line: 18, gap: 10, size: TEXT.name },
  { least: 10, pad: 6, line: 15, gap: 8, size: TEXT.code },
  { least: 0, pad: 3, line: 11.5, gap: 5, size: TEXT.tiny },
] as const;
/** The most that cells are wider than high. */
const WIDEST = 1.7;

/** The arrangement of a slab's objects: rows about twice as long as there are rows. */
function cellRows(objs: number): { readonly perRow: number; readonly rows: number } {
  const perRow = Math.max(1, Math.min(objs, Math.ceil(Math.sqrt(2 * objs))));
  return { perRow, rows: Math.max(1, Math.ceil(objs / perRow)) };
}

/** The card of a slab of `objs` objects with cells of a size; `titleLength` is 0 for a dense card without a title. */
export function slabCard(objs: number, cell: number, titleLength: number): SlabCard {
  const { perRow, rows } = cellRows(objs);
  const set = titleLength === 0 ? undefined : TITLED.find(({ least }) => cell >= least);
  if (set === undefined) {
    const [width, height] = [perRow * cell, rows * cell];
    const dense = { left: 0, top: 0, pitchX: width + cell, pitchY: height + cell, isDense: true };
    return { perRow, rows, cell, cellX: cell, width, height, ...dense, title: { size: 0, inset: 0 } };
  }
  const { pad, line, gap, size } = set;
  const room = Math.max(perRow * cell - 2, titleLength * MONO_WIDTH * size);
  const width = room + 2 * pad;
  const cellX = Math.min(cell * WIDEST, (room + 2) / perRow);
  const inner = perRow * cellX - 2;
  const height = rows * cell - 2 + line + 2 * pad;
  const roomy = { left: (width - inner) / 2, top: pad + line, isDense: false, title: { size, inset: pad } };
  return { perRow, rows, cell, cellX, width, height, ...roomy, pitchX: width + gap, pitchY: height + gap };
}

/** The area of a card's cells, without the outer margin of cells. */
export function cellArea(card: SlabCard, x: number, y: number): Box {
  const gap = card.isDense ? 0 : 2;
  return {
    x: x + card.left,
    y: y + card.top,
    width: card.perRow * card.cellX - gap,
    height: card.rows * card.cell - gap,
  };
}

/** Width and height of a cell, without the gap to its neighbours. */
export function cellSize({ cell, cellX, isDense }: SlabCard): {
  readonly width: number;
  readonly height: number;
} {
  return isDense ? { width: cell * 0.86, height: cell * 0.86 } : { width: cellX - 2, height: cell - 2 };
}

/** The box of object `i` in a card whose corner is at x, y. */
export function cellBox(card: SlabCard, x: number, y: number, i: number): Box {
  return {
    x: x + card.left + (i % card.perRow) * card.cellX,
    y: y + card.top + Math.floor(i / card.perRow) * card.cell,
    ...cellSize(card),
  };
}

/** The object at a point, from the corner of the card; −1 between cells and after the last. */
export function cellAt(card: SlabCard, objs: number, x: number, y: number): number {
  const column = Math.floor((x - card.left) / card.cellX);
  const row = Math.floor((y - card.top) / card.cell);
  if (column < 0 || row < 0 || column >= card.perRow || row >= card.rows) return -1;
  const i = row * card.perRow + column;
  const { x: left, y: top, width, height } = cellBox(card, 0, 0, i);
  return i < objs && x < left + width && y < top + height ? i : -1;
}
