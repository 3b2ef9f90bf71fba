import { splitOf } from '../model/layout/split.ts';
import type { CacheView } from '../model/plain-view.ts';
import { type StateBit, setBits } from '../model/state-bits.ts';
import type { View } from '../model/view.ts';
import type { Box } from './box.ts';
import { MONO_WIDTH, TEXT } from './text-size.ts';

/** A cache as a small tile. Shares are parts of its objects, 0 to 1. */
export interface CacheTile {
  readonly cache: CacheView;
  readonly box: Box;
  readonly isFocus: boolean;
  readonly inUse: number;
  readonly parked: number;
  readonly emergency: number;
  /** A letter for each state bit that is set. */
  readonly lit: string;
}

/** The caches as small tiles, and how many did not fit. */
export interface CacheStrip {
  readonly tiles: readonly CacheTile[];
  readonly hidden: number;
  readonly height: number;
}

const TILE = { least: 104, most: 176, height: 36, gap: 6, pad: 8 };
/** Characters for the letters of state bits beside a name: at most two are set together. */
const LIT = 4;
/** Room for the number of hidden caches. */
const MORE = 34;

/** Lays out a row of tiles, one for each cache; the cache in focus is always shown. A single cache needs no strip. */
export function layOutStrip(view: View, focus: number, { x, y, width }: Omit<Box, 'height'>): CacheStrip {
  const caches = view.caches.filter((cache) => cache !== null && cache !== undefined);
  if (caches.length < 2) return { tiles: [], hidden: 0, height: 0 };
  const widths = caches.map(({ name }) =>
    Math.max(TILE.least, (name.length + LIT) * MONO_WIDTH * TEXT.code + 2 * TILE.pad),
  );
  const at = Math.max(
    0,
    caches.findIndex(({ index }) => index === focus),
  );
  const [first, end] = fitting(widths, at, width);
  const shown = widths.slice(first, end);
  const room = width - (shown.length < caches.length ? MORE : 0) - (shown.length - 1) * TILE.gap;
  const spare = Math.max(0, room - shown.reduce((sum, one) => sum + one, 0)) / shown.length;
  let left = x;
  const tiles = caches.slice(first, end).map((cache, i) => {
    const own = shown[i] ?? TILE.least;
    const box = { x: left, y, width: Math.max(own, Math.min(TILE.most, own + spare)), height: TILE.height };
    left += box.width + TILE.gap;
    return tileOf(cache, cache.index === focus, box);
  });
  return { tiles, hidden: caches.length - tiles.length, height: TILE.height };
}

/** The range of tiles that fit a width and include tile `at`: the first, and one past the last. */
function fitting(widths: readonly number[], at: number, width: number): readonly [number, number] {
  const all = widths.reduce((sum, one) => sum + one + TILE.gap, -TILE.gap);
  if (all <= width) return [0, widths.length];
  let room = width - MORE - (widths[at] ?? 0);
  let [first, end] = [at, at + 1];
  const take = (i: number): boolean => {
    const needed = (widths[i] ?? Number.POSITIVE_INFINITY) + TILE.gap;
    if (needed > room) return false;
    room -= needed;
    return true;
  };
  while (first > 0 && take(first - 1)) first -= 1;
  while (take(end)) end += 1;
  return [first, end];
}

function tileOf(cache: CacheView, isFocus: boolean, box: Box): CacheTile {
  const { inUse, parked, free, emergency } = splitOf(cache);
  const all = Math.max(1, inUse + parked + free + emergency);
  const lit = setBits(cache).map((name) => LETTERS[name]);
  return {
    cache,
    box,
    isFocus,
    inUse: inUse / all,
    parked: parked / all,
    emergency: emergency / all,
    lit: lit.join(' '),
  };
}

const LETTERS: Readonly<Record<StateBit, string>> = {
  GROWING: 'G',
  REAPING: 'R',
  DEADLOCKED: 'D',
  DESTROY: 'X',
};
