import type { Box } from './box.ts';
import { MONO_WIDTH, TEXT } from './text-size.ts';

/** The card of a slab with its cells, one for each object. Lengths in world units. */
export interface SlabCard {
  readonly perRow: number;
  readonly rows: number;
  /** Distance between rows of cells. */
  readonly cell: number;
  /** Distance between cells in a row. */
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
   * Whether the cards are a cell apart and have no titles, so a grid of them can be a picture with a pixel per cell.
   */
  readonly isDense: boolean;
  /** Distance between the marks of neighbouring cells across and down. */
  readonly gapX: number;
  readonly gapY: number;
  /** How far a dense card's frame is outside of its cells; 0 for a card with a title. */
  readonly frame: number;
  /** Font size of the title and its distance from the edges; 0 for a dense card. */
  readonly title: { readonly size: number; readonly inset: number };
}

/** A spacing of cards with a title. */
export interface TitledSpacing {
  /** The least distance of the cells. */
  readonly least: number;
  /** Distance of the contents from the edges. */
  readonly pad: number;
  /** Height of the title. */
  readonly line: number;
  /** Distance between cards. */
  readonly gap: number;
  /** Font size of the title. */
  readonly size: number;
}

/** The spacings of cards with a title, roomiest first. */
export const TITLED: readonly [TitledSpacing, TitledSpacing, TitledSpacing] = [
  { least: 22, pad: 8, line: 18, gap: 10, size: TEXT.name },
  { least: 11, pad: 6, line: 15, gap: 8, size: TEXT.code },
  { least: 5.5, pad: 3, line: 12, gap: 5, size: TEXT.small },
];

/** The most elongated mark: the ratio of its longer to its shorter side. */
export const LONGEST = 2;
/** Distance between marks with a title above them: a share of the cell, within bounds. */
const GAP = { share: 0.15, least: 1, most: 6 };
/** Distance between the marks of dense cards, and that of the frame from its cells, as shares of a cell. */
const DENSE_GAP = 0.14;
const FRAME = 0.3;
/**
 * The gap between the frames of dense cards, as a share of a cell: a row of `n` cards takes n × (cells + 1) − this. The
 * same gap above each card has room for its title when it is large on the screen.
 */
export const DENSE_EDGE: number = 1 - 2 * FRAME;

/** The width of a card of a spacing whose title has `titleLength` characters. */
export function titledWidth({ pad, size }: TitledSpacing, titleLength: number): number {
  return titleLength * MONO_WIDTH * size + 2 * pad;
}

/**
 * The card with a title and `perRow` cells in a row that fills a width and a height. Elongated cells are shortened: the
 * card gets lower, or its cells are centred.
 */
export function titledCard(
  objs: number,
  perRow: number,
  { pad, line, gap, size }: TitledSpacing,
  width: number,
  height: number,
): SlabCard {
  const rows = Math.max(1, Math.ceil(objs / perRow));
  const inner = { width: width - 2 * pad, height: height - line - 2 * pad };
  const least = Math.min(inner.width / perRow, inner.height / rows);
  const between = Math.max(GAP.least, Math.min(GAP.most, GAP.share * least));
  const mark = {
    width: (inner.width + between) / perRow - between,
    height: (inner.height + between) / rows - between,
  };
  const cellX = Math.min(mark.width, LONGEST * mark.height) + between;
  const cell = Math.min(mark.height, LONGEST * mark.width) + between;
  const left = pad + (inner.width - (perRow * cellX - between)) / 2;
  const lower = line + 2 * pad + rows * cell - between;
  return {
    perRow,
    rows,
    cell,
    cellX,
    width,
    height: lower,
    left,
    top: pad + line,
    pitchX: width + gap,
    pitchY: lower + gap,
    isDense: false,
    gapX: between,
    gapY: between,
    frame: 0,
    title: { size, inset: pad },
  };
}

/** The card without a title, with `perRow` cells of the given size in a row. */
export function denseCard(objs: number, perRow: number, cellX: number, cell: number): SlabCard {
  const rows = Math.max(1, Math.ceil(objs / perRow));
  return {
    perRow,
    rows,
    cell,
    cellX,
    width: perRow * cellX,
    height: rows * cell,
    left: 0,
    top: 0,
    pitchX: (perRow + 1) * cellX,
    pitchY: (rows + 1) * cell,
    isDense: true,
    gapX: DENSE_GAP * cellX,
    gapY: DENSE_GAP * cell,
    frame: FRAME * Math.min(cell, cellX),
    title: { size: 0, inset: 0 },
  };
}

/** The area of a card's cells, without the outer margin of cells. */
export function cellArea(card: SlabCard, x: number, y: number): Box {
  const outer = card.isDense ? { x: 0, y: 0 } : { x: card.gapX, y: card.gapY };
  return {
    x: x + card.left,
    y: y + card.top,
    width: card.perRow * card.cellX - outer.x,
    height: card.rows * card.cell - outer.y,
  };
}

/** Width and height of a cell, without the gap to its neighbours. */
export function cellSize({ cell, cellX, gapX, gapY }: SlabCard): {
  readonly width: number;
  readonly height: number;
} {
  return { width: cellX - gapX, height: cell - gapY };
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
