import type { CacheView } from '../model/plain-view.ts';
import type { Box, Point } from './box.ts';
import type { SlabCard } from './slab-card.ts';
import type { SlabBlock } from './slab-layout.ts';
import { hasRoomForLabels } from './slab-sheet.ts';

/** Steps of the zoom on slabs, as multiples of the scale at which everything is in view. */
export interface SlabZoom {
  /** From this step, the slab in the middle opens into a sheet of its bytes. */
  readonly bytes: number;
  /** One slab fills the view. */
  readonly whole: number;
  /** The closest step: every label of a slab's bytes is shown whole. */
  readonly closest: number;
}

/** The width of the overview at the right edge while a part of the stage is in view, in CSS pixels. */
export const OVERVIEW = 76;

/** The share of the view that one slab fills. */
const FILLED = 0.94;
/** The smallest steps at which a sheet opens and a slab fills the view, and the share of the latter at which a sheet opens. */
const LEAST = { bytes: 1.15, whole: 1.6 } as const;
const OPENS_AT = 0.6;
/** The factor between steps when searching for the closest one, and the most steps to try. */
const CLOSER = { factor: 1.25, most: 30 } as const;

/** The steps of the zoom for cards on a stage of the given size, in world units. */
export function slabZoom(cache: CacheView, card: SlabCard, width: number, height: number): SlabZoom {
  const view = { width: FILLED * (width - OVERVIEW), height: FILLED * height };
  const whole = Math.max(LEAST.whole, Math.min(view.width / card.width, view.height / card.height));
  let closest = whole;
  for (let i = 0; i < CLOSER.most; i++) {
    const wide = Math.max(view.width, card.width * closest);
    if (hasRoomForLabels(cache, wide, Math.max(view.height, card.height * closest))) break;
    closest *= CLOSER.factor;
  }
  return { bytes: Math.max(LEAST.bytes, OPENS_AT * whole), whole, closest };
}

/** The card that is nearest to a point; null without slabs. */
export function nearestCard(
  { blocks, card }: { readonly blocks: readonly SlabBlock[]; readonly card: SlabCard },
  { x, y }: Point,
): { readonly slab: number; readonly box: Box } | null {
  let best: { readonly slab: number; readonly box: Box } | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    const column = nearest((x - block.box.x - card.width / 2) / card.pitchX, block.columns);
    const rows = Math.ceil(block.slabs.length / block.columns);
    const row = nearest((y - block.box.y - card.height / 2) / card.pitchY, rows);
    const slab = block.slabs[Math.min(block.slabs.length - 1, row * block.columns + column)] ?? -1;
    const index = block.slabs.indexOf(slab);
    if (slab < 0) continue;
    const box = {
      x: block.box.x + (index % block.columns) * card.pitchX,
      y: block.box.y + Math.floor(index / block.columns) * card.pitchY,
      width: card.width,
      height: card.height,
    };
    const away = Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y);
    if (away < least) [best, least] = [{ slab, box }, away];
  }
  return best;
}

function nearest(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, Math.round(at)));
}

/**
 * The box of the sheet of a card at a step of the zoom: the card itself when it opens, and the whole view once the slab
 * fills it. If the card is larger than the view, the sheet is as large as the card.
 */
export function sheetBox(zoom: SlabZoom, step: number, card: Box, view: Box): Box {
  const open = Math.max(0, Math.min(1, (step - zoom.bytes) / (zoom.whole - zoom.bytes)));
  const x = widened(card.x, card.width, view.x, view.width, open);
  const y = widened(card.y, card.height, view.y, view.height, open);
  return { x: x.start, y: y.start, width: x.length, height: y.length };
}

function widened(start: number, length: number, from: number, room: number, open: number) {
  const goal = length >= FILLED * room ? { start, length } : centred(from, room);
  return {
    start: start + open * (goal.start - start),
    length: length + open * (goal.length - length),
  };
}

function centred(from: number, room: number): { readonly start: number; readonly length: number } {
  return { start: from + ((1 - FILLED) / 2) * room, length: FILLED * room };
}
