import {
  DENSE_EDGE,
  denseCard,
  LONGEST,
  type SlabCard,
  TITLED,
  type TitledSpacing,
  titledCard,
  titledWidth,
} from './slab-card.ts';

/** The columns of a grid of cards, and the rows that its height allows. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly isDense: boolean;
}

/** Cards that fit their room. */
export interface Fitted {
  readonly card: SlabCard;
  readonly grid: Grid;
}

/** The input of {@link fitCards}. Lengths in world units. */
export interface FitInput {
  /** Objects per slab. */
  readonly objs: number;
  /** Characters of the longest title. */
  readonly titleLength: number;
  readonly width: number;
  /** Height for the cards of all lists. */
  readonly height: number;
  readonly isDense: boolean;
  /** The places that each list needs in `columns` columns. */
  readonly places: (columns: number, pitchX: number) => readonly number[];
  readonly before: Grid | null;
}

/** The widest card: one more would show the bytes of its slab at a zoom of 1. */
const WIDEST = 400;
/** The smallest share of a titled card that its marks may take. */
const LEAST_MARKS = 0.32;
/** The current columns and rows are kept while their cells have at least this share of the best possible size. */
const KEPT = 0.8;
/** How much smaller cells may be than those of another arrangement whose last row is not full. */
const RAGGED = 0.88;
/** The most column counts to try. */
const MOST_TRIED = 120;
/** With fewer slabs than this, cards may leave part of the width free. */
const FEW = 8;

/** A possible arrangement; the better one has the larger `size` of cells. */
interface Attempt extends Fitted {
  readonly size: number;
}

/** The cards that fill a room with the largest cells; null if titled ones don't fit. */
export function fitCards(input: FitInput): Fitted | null {
  const { before } = input;
  let best: Attempt | null = null;
  for (const columns of columnsToTry(input)) {
    const one = bestIn(input, columns, rowsOf(input, columns));
    if (one !== null && one.size > (best?.size ?? 0)) best = one;
  }
  if (best === null || before === null || before.isDense !== input.isDense) return best;
  if (rowsOf(input, before.columns).all > before.rows) return best;
  const kept = bestIn(input, before.columns, { ...rowsOf(input, before.columns), all: before.rows });
  return kept !== null && kept.size >= KEPT * best.size ? kept : best;
}

/** Rows of all lists together, and the lists that have any. */
interface Rows {
  readonly all: number;
  readonly lists: number;
}

function rowsOf({ places, width, isDense }: FitInput, columns: number): Rows {
  let all = 0;
  let lists = 0;
  for (const count of places(columns, isDense ? 0 : width / columns)) {
    all += Math.ceil(count / columns);
    lists += count > 0 ? 1 : 0;
  }
  return { all: Math.max(1, all), lists: Math.max(1, lists) };
}

function columnsToTry({ places, width, height, isDense }: FitInput): readonly number[] {
  const counts = places(1, width);
  const longest = Math.max(1, ...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const likely = Math.sqrt((Math.max(1, total) * width) / Math.max(1, height));
  const from = Math.max(Math.ceil((width + 10) / (WIDEST + 10)), Math.floor(likely / 4));
  const to = Math.max(
    from,
    Math.min(total < FEW ? Math.max(FEW, longest) : longest, Math.ceil(likely * (isDense ? 4 : 6)) + 8),
  );
  const step = Math.max(1, Math.floor((to - from) / MOST_TRIED));
  const tried: number[] = [];
  for (let columns = from; columns <= to; columns += step) tried.push(columns);
  return tried;
}

/** The best arrangement of the cells for a number of columns and rows of cards. */
function bestIn(input: FitInput, columns: number, rows: Rows): Attempt | null {
  if (input.isDense) return bestDense(input, columns, rows);
  for (const spacing of TITLED) {
    const best = bestTitled(input, columns, rows, spacing);
    if (best !== null) return best;
  }
  return null;
}

function bestTitled(
  { objs, titleLength, width, height }: FitInput,
  columns: number,
  rows: Rows,
  spacing: TitledSpacing,
): Attempt | null {
  const { gap, line, pad, least } = spacing;
  const card = { width: (width + gap) / columns - gap, height: (height + gap * rows.lists) / rows.all - gap };
  const inner = { width: card.width - 2 * pad, height: card.height - line - 2 * pad };
  if (card.width < titledWidth(spacing, titleLength) || inner.height < least) return null;
  let best: Attempt | null = null;
  for (const perRow of perRowToTry(objs, inner.width / inner.height)) {
    const one = titledCard(objs, perRow, spacing, card.width, card.height);
    if (Math.min(one.cell, one.cellX) < least) continue;
    const marks = objs * (one.cellX - one.gapX) * (one.cell - one.gapY);
    if (marks < LEAST_MARKS * one.width * one.height) continue;
    const size = Math.sqrt(marks);
    if (size > (best?.size ?? 0))
      best = { card: one, grid: { columns, rows: rows.all, isDense: false }, size };
  }
  return best;
}

function bestDense({ objs, width, height }: FitInput, columns: number, rows: Rows): Attempt | null {
  // Hundreds of arrangements are compared in a frame; only the best one becomes a card.
  let [size, perRow, cell, cellX] = [0, 1, 0, 0];
  const pitch = { width: width / columns, height: height / rows.all };
  for (const tried of perRowToTry(objs, pitch.width / pitch.height)) {
    const lines = Math.ceil(objs / tried);
    const widest = width / (columns * (tried + 1) - DENSE_EDGE);
    const highest = height / (rows.all * (lines + 1));
    const high = Math.min(highest, LONGEST * widest);
    const wide = Math.min(widest, LONGEST * high);
    const full = objs % tried === 0 ? 1 : RAGGED;
    // Stretching a cell does not make it larger.
    const reached = Math.min(high, wide) * (wide === widest ? 1 : 0.5) * full;
    if (reached > size) [size, perRow, cell, cellX] = [reached, tried, high, wide];
  }
  if (size === 0) return null;
  const grid = { columns, rows: rows.all, isDense: true };
  return { card: denseCard(objs, perRow, cellX, cell), grid, size };
}

/** Candidate numbers of cells in a row, for an area with this ratio of width to height. */
function perRowToTry(objs: number, aspect: number): readonly number[] {
  const square = Math.sqrt(objs * aspect);
  const tried: number[] = [];
  for (const likely of [square / 1.3, square, square * 1.3]) {
    const perRow = Math.max(1, Math.min(objs, Math.floor(likely)));
    const next = Math.max(1, Math.min(objs, Math.ceil(likely)));
    if (!tried.includes(perRow)) tried.push(perRow);
    if (!tried.includes(next)) tried.push(next);
  }
  return tried;
}
