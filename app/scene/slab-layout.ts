import type { Box, Point } from './box.ts';
import { type SlabCard, slabCard } from './slab-card.ts';

/** Slabs in rows of cards: a list from head to tail, or all slabs by number. */
export interface SlabBlock {
  readonly name: 'skc_partial_list' | 'skc_complete_list' | 'slabs';
  /** Slots of slabs, −1 for an empty place. */
  readonly slabs: readonly number[];
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
  /** The size of the cards: a number that rises as they shrink. */
  readonly size: number;
  readonly height: number;
  /** The height of labels, ghosts and a few cards, however many slabs there are. */
  readonly least: number;
}

/** The input of a layout of slabs. */
export interface SlabLayoutInput {
  /** Objects per slab. */
  readonly objs: number;
  /** The lists to lay out, by name. */
  readonly lists: readonly Pick<SlabBlock, 'name' | 'slabs'>[];
  /** Slabs that are being grown. */
  readonly ghosts: number;
  /** Characters of the longest title. */
  readonly titleLength: number;
  readonly room: Box;
  /** The present {@link SlabLayout.size}, which is kept while it fits and is not much too small; −1 for none. */
  readonly sizeBefore: number;
}

/** Cells of cards with a title, in world units, largest first. */
const TITLED = [28, 23, 18, 15, 12, 10, 8.5, 7] as const;
/** The largest cell of a dense card; each further size is nine tenths of the one before. */
const DENSE = 9;
const STEP = 0.9;
/** The smallest size of cards. */
const LEAST_SIZE = 80;
/** Distance of a dense card's frame from its cells, as a share of a cell. */
export const FRAME = 0.3;
/** Cells grow only if this share of the room stays free. */
const SLACK = 0.12;

/** The least height of the cards. */
const LEAST_CARDS = 52;

const LABEL = 17;
const BLOCK_GAP = 7;
const GHOST = { width: 196, height: 50 };
/** Between dense cards all text is on one line. */
const FLAT_GHOST = { width: 390, height: 22 };

/** The height of two lists and a slab being grown, however many slabs there are. */
export const LEAST_SLABS_HEIGHT: number = 2 * LABEL + BLOCK_GAP + LEAST_CARDS + FLAT_GHOST.height + BLOCK_GAP;

/** Lays out the slabs of a cache in the largest cards that fit. */
export function layOutSlabs(input: SlabLayoutInput): SlabLayout {
  const { sizeBefore } = input;
  // With too little room for labels, the slabs exceed their room: they must be visible.
  const bare = attempt({ ...input, lists: input.lists.map((list) => ({ ...list, slabs: [] })) }, LEAST_SIZE);
  const least = bare.height + LEAST_CARDS;
  const height = Math.max(input.room.height, least);
  const best = largest(input, height);
  if (sizeBefore <= best.size) return { ...best, least };
  const roomy = largest(input, height * (1 - SLACK));
  return { ...(roomy.size < sizeBefore ? roomy : attempt(input, sizeBefore)), least };
}

/** A layout to try. */
type Attempt = Omit<SlabLayout, 'least'>;

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

function largest(input: SlabLayoutInput, height: number): Attempt {
  for (let size = 0; ; size++) {
    const layout = attempt(input, size);
    if (layout.height <= height || size === LEAST_SIZE) return layout;
  }
}

function attempt(input: SlabLayoutInput, size: number): Attempt {
  const { room, lists, ghosts, objs } = input;
  const titled = TITLED[size];
  const card =
    titled === undefined
      ? slabCard(objs, DENSE * STEP ** (size - TITLED.length), 0)
      : slabCard(objs, titled, input.titleLength);
  // The frames of dense cards are outside of them.
  const frame = card.isDense ? FRAME * card.cell : 0;
  const width = room.width - 2 * frame;
  const columns = Math.max(1, Math.floor((width + card.pitchX - card.width) / card.pitchX));
  let y = room.y;
  const blocks: SlabBlock[] = [];
  const places: Box[] = [];
  for (const [i, list] of lists.entries()) {
    const label = { x: room.x, y, width: room.width, height: LABEL };
    y += LABEL;
    // A new slab joins the partial list at its tail: its ghost is drawn there, if there is room for its text.
    const own = i === 0 && !card.isDense ? ghosts : 0;
    const after = ghostPlaces(card, columns, list.slabs.length, own);
    const rows = Math.ceil(after.end / columns);
    const height = Math.max(0, rows * card.pitchY - (card.pitchY - card.height));
    const box = { x: room.x + frame, y: y + frame, width, height };
    const block = { ...list, columns, box, label };
    blocks.push(block);
    for (const index of after.starts) {
      const span = Math.max(card.width, Math.min(GHOST.width, room.width));
      places.push({ ...cardAt(card, block, index), width: span, height: card.height });
    }
    y += height + (height > 0 ? 2 * frame : 0) + BLOCK_GAP;
  }
  for (let i = places.length; i < ghosts; i++) {
    places.push({ ...FLAT_GHOST, x: room.x, y, width: Math.min(FLAT_GHOST.width, room.width) });
    y += FLAT_GHOST.height + BLOCK_GAP;
  }
  return { card, size, blocks, ghosts: places, height: y - BLOCK_GAP - room.y };
}

/** The card places where ghosts begin after `count` slabs, each in one row, and one past the last place. */
function ghostPlaces(
  card: SlabCard,
  columns: number,
  count: number,
  ghosts: number,
): { readonly starts: readonly number[]; readonly end: number } {
  const span = Math.min(columns, Math.ceil(GHOST.width / card.pitchX));
  const starts: number[] = [];
  let end = count;
  for (let i = 0; i < ghosts; i++) {
    if ((end % columns) + span > columns) end += columns - (end % columns);
    starts.push(end);
    end += span;
  }
  return { starts, end };
}
