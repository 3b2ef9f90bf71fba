/** A rectangle in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the slabs of a list stand on the screen: equal cards in rows. All in CSS pixels. */
export interface SlabGrid {
  readonly columns: number;
  readonly rows: number;
  readonly card: { readonly width: number; readonly height: number };
  /** Cells in a row of a card, and the size of a cell with its gap; 0 cells: a bar that tells how full the slab is. */
  readonly cells: { readonly perRow: number; readonly pitch: number };
  readonly height: number;
}

/** Space between cards. */
const GAP = 8;
const PADDING = 7;
/** The line with the slab's name. */
const TITLE = 18;
/** Objects beyond which a slab is drawn as a bar. */
const MOST_CELLS = 128;
const BAR = { width: 110, height: 34 };

/** Lays `count` slabs of `objs` objects out in `width`. */
export function layOutSlabs(count: number, objs: number, width: number): SlabGrid {
  const cells = cellsFor(objs);
  const inner =
    cells.perRow === 0
      ? BAR
      : { width: cells.perRow * cells.pitch, height: Math.ceil(objs / cells.perRow) * cells.pitch };
  const card = { width: Math.max(inner.width, 70) + 2 * PADDING, height: inner.height + TITLE + 2 * PADDING };
  const columns = Math.max(1, Math.floor((width + GAP) / (card.width + GAP)));
  const rows = Math.ceil(count / columns);
  return { columns, rows, card, cells, height: Math.max(0, rows * (card.height + GAP) - GAP) };
}

/** Where the card of slab number `index` of the list stands. */
export function cardBox(grid: SlabGrid, index: number): Box {
  const column = index % grid.columns;
  const row = Math.floor(index / grid.columns);
  return { x: column * (grid.card.width + GAP), y: row * (grid.card.height + GAP), ...grid.card };
}

/** Where object `i` of a slab is drawn inside its card. */
export function cellBox(grid: SlabGrid, card: Box, i: number): Box {
  const { perRow, pitch } = grid.cells;
  const size = pitch - 2;
  return {
    x: card.x + PADDING + (i % perRow) * pitch,
    y: card.y + PADDING + TITLE + Math.floor(i / perRow) * pitch,
    width: size,
    height: size,
  };
}

/** Where the bar of a slab with very many objects is drawn inside its card. */
export function barBox(card: Box): Box {
  return {
    x: card.x + PADDING,
    y: card.y + PADDING + TITLE,
    width: card.width - 2 * PADDING,
    height: BAR.height,
  };
}

/** The rows of cards that a window from `top` of that height shows: first, and one past the last. */
export function visibleRows(grid: SlabGrid, top: number, height: number): readonly [number, number] {
  const pitch = grid.card.height + GAP;
  const first = Math.max(0, Math.floor(top / pitch));
  return [first, Math.min(grid.rows, Math.ceil((top + height) / pitch))];
}

/** What lies at a point: the index of the slab, and of its object if the point is in a cell. */
export function hit(
  grid: SlabGrid,
  count: number,
  objs: number,
  x: number,
  y: number,
): { slab: number; obj: number } | null {
  const column = Math.floor(x / (grid.card.width + GAP));
  const slab = Math.floor(y / (grid.card.height + GAP)) * grid.columns + column;
  if (x < 0 || y < 0 || column >= grid.columns || slab >= count) return null;
  const card = cardBox(grid, slab);
  if (!contains(card, x, y)) return null;
  for (let i = 0; grid.cells.perRow > 0 && i < objs; i++) {
    if (contains(cellBox(grid, card, i), x, y)) return { slab, obj: i };
  }
  return { slab, obj: -1 };
}

function contains(box: Box, x: number, y: number): boolean {
  return x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
}

function cellsFor(objs: number): SlabGrid['cells'] {
  if (objs > MOST_CELLS) return { perRow: 0, pitch: 0 };
  if (objs <= 16) return { perRow: Math.max(2, Math.ceil(objs / 2)), pitch: 18 };
  return { perRow: Math.ceil(Math.sqrt(objs * 2)), pitch: 12 };
}
