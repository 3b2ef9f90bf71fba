import type { Box, Point } from './box.ts';
import { DENSE_EDGE, type SlabCard } from './slab-card.ts';
import { type Fitted, fitCards, type Grid } from './slab-fit.ts';

/** Slabs in rows of cards: a list from head to tail, or all slabs by number. */
export interface SlabBlock {
  readonly name: 'skc_partial_list' | 'skc_complete_list' | 'slabs';
  /** Slots of slabs, −1 for an empty place. */
  readonly slabs: readonly number[];
  /** How many slabs there are. */
  readonly count: number;
  readonly columns: number;
  /** The box of its cards. */
  readonly box: Box;
  /** The box of its name. */
  readonly label: Box;
}

/** The places of a cache's slabs. */
export interface SlabLayout {
  readonly card: SlabCard;
  readonly blocks: readonly SlabBlock[];
  /** Places for slabs that are being grown, in the order of their work. */
  readonly ghosts: readonly Box[];
  /** The columns and rows that the cards were made for. */
  readonly grid: Grid;
  readonly height: number;
  /** The height of labels, ghosts and a few cards, regardless of the number of slabs. */
  readonly least: number;
}

/** The input of a layout of slabs. */
export interface SlabLayoutInput {
  /** Objects per slab. */
  readonly objs: number;
  /** The lists to lay out, by name. */
  readonly lists: readonly Pick<SlabBlock, 'name' | 'slabs' | 'count'>[];
  /** Slabs that are being grown. */
  readonly ghosts: number;
  /** Characters of the longest title. */
  readonly titleLength: number;
  readonly room: Box;
  /** The current {@link SlabLayout.grid}, kept while it fits and its cells are not much too small. */
  readonly before: Grid | null;
}

/** The least height of the cards. */
const LEAST_CARDS = 52;

const LABEL = 17;
const BLOCK_GAP = 7;
/** The least width of a slab being grown that is among titled cards. */
const GHOST_WIDTH = 196;
/** Between dense cards all text is on one line. */
const FLAT_GHOST = { width: 390, height: 22 };

/** The height of two lists and a slab being grown, regardless of the number of slabs. */
export const LEAST_SLABS_HEIGHT: number = 2 * LABEL + BLOCK_GAP + LEAST_CARDS + FLAT_GHOST.height + BLOCK_GAP;

/**
 * Lays out the slabs of a cache in the largest cards that fit. They fill the width of the room and, if possible, its
 * height.
 */
export function layOutSlabs(input: SlabLayoutInput): SlabLayout {
  const { room, lists, objs, titleLength, before, ghosts } = input;
  const counts = lists.map(({ slabs }) => slabs.length);
  const labels = lists.length * LABEL + (lists.length - 1) * BLOCK_GAP;
  const flat = flatGhosts(ghosts, room.width);
  // With too little room for labels, the slabs exceed their room, since they must be visible.
  const least = labels + flat.height + LEAST_CARDS;
  const height = Math.max(room.height, least);
  const places = { objs, titleLength, width: room.width, before };
  const titled = fitCards({
    ...places,
    height: height - labels,
    isDense: false,
    places: (columns, pitchX) =>
      counts.map((count, i) => ghostPlaces(columns, pitchX, count, i === 0 ? ghosts : 0).end),
  });
  const fitted =
    titled ??
    fitCards({ ...places, height: height - labels - flat.height, isDense: true, places: () => counts });
  if (fitted === null) throw new RangeError(`slabs do not fit in ${room.width} × ${room.height}`);
  return { ...stand(input, fitted, flat), least };
}

/** The place of a card in its block. */
export function cardAt(card: SlabCard, block: SlabBlock, index: number): Point {
  return {
    x: block.box.x + (index % block.columns) * card.pitchX,
    y: block.box.y + Math.floor(index / block.columns) * card.pitchY,
  };
}

/** The index in its block of the card at a point; −1 between cards and after the last. */
export function indexAt(card: SlabCard, block: SlabBlock, x: number, y: number): number {
  const column = Math.floor((x - block.box.x) / card.pitchX);
  const row = Math.floor((y - block.box.y) / card.pitchY);
  const index = row * block.columns + column;
  if (column < 0 || row < 0 || column >= block.columns || index >= block.slabs.length) return -1;
  const corner = cardAt(card, block, index);
  return x < corner.x + card.width && y < corner.y + card.height ? index : -1;
}

/** Stacks the lists, with the slabs being grown after the partial list or below. */
function stand(
  { room, lists, ghosts }: SlabLayoutInput,
  { card, grid }: Fitted,
  flat: FlatGhosts,
): Omit<SlabLayout, 'least'> {
  const { columns } = grid;
  let y = room.y;
  const blocks: SlabBlock[] = [];
  const places: Box[] = [];
  for (const [i, list] of lists.entries()) {
    const label = { x: room.x, y, width: room.width, height: LABEL };
    y += LABEL;
    // A new slab joins the partial list at its tail: its ghost is drawn there, if there is room for its text.
    const own = i === 0 && !card.isDense ? ghosts : 0;
    const { starts, end } = ghostPlaces(columns, card.pitchX, list.slabs.length, own);
    const rows = Math.ceil(end / columns);
    const height = Math.max(0, rows * card.pitchY - (card.pitchY - card.height));
    const above = card.isDense ? DENSE_EDGE * card.cell : 0;
    const top = y + above + card.frame;
    const box = { x: room.x + card.frame, y: top, width: room.width - 2 * card.frame, height };
    const block = { ...list, columns, box, label };
    blocks.push(block);
    const width = Math.min(
      room.width,
      ghostSpan(columns, card.pitchX) * card.pitchX - (card.pitchX - card.width),
    );
    for (const index of starts) places.push({ ...cardAt(card, block, index), width, height: card.height });
    y += height + (height > 0 ? above + 2 * card.frame : 0) + BLOCK_GAP;
  }
  for (let i = 0; places.length < ghosts; i++) {
    const x = room.x + (i % flat.perLine) * (flat.width + BLOCK_GAP);
    const line = Math.floor(i / flat.perLine) * (FLAT_GHOST.height + BLOCK_GAP);
    places.push({ x, y: y + line, width: flat.width, height: FLAT_GHOST.height });
  }
  if (card.isDense) y += flat.height;
  return { card, grid, blocks, ghosts: places, height: y - BLOCK_GAP - room.y };
}

/** Slabs being grown in lines below the lists. */
interface FlatGhosts {
  readonly perLine: number;
  readonly width: number;
  /** With the gap below each line. */
  readonly height: number;
}

function flatGhosts(count: number, room: number): FlatGhosts {
  const perLine = Math.max(1, Math.floor((room + BLOCK_GAP) / (FLAT_GHOST.width + BLOCK_GAP)));
  const lines = Math.ceil(count / perLine);
  return {
    perLine,
    width: Math.min(FLAT_GHOST.width, room),
    height: lines * (FLAT_GHOST.height + BLOCK_GAP),
  };
}

/** How many card places a slab being grown takes. */
function ghostSpan(columns: number, pitchX: number): number {
  return Math.min(columns, Math.ceil(GHOST_WIDTH / pitchX));
}

/** The card places where ghosts begin after `count` slabs, each in one row, and one past the last place. */
function ghostPlaces(
  columns: number,
  pitchX: number,
  count: number,
  ghosts: number,
): { readonly starts: readonly number[]; readonly end: number } {
  const span = ghostSpan(columns, pitchX);
  const starts: number[] = [];
  let end = count;
  for (let i = 0; i < ghosts; i++) {
    if ((end % columns) + span > columns) end += columns - (end % columns);
    starts.push(end);
    end += span;
  }
  return { starts, end };
}
