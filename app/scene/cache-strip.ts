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

const TILE = { least: 104, most: 176, height: 36, gap: 6 };
/** Characters for the letters of state bits beside a name: more than two are never set together. */
const LIT = 4;
/** Room for the number of hidden caches. */
const MORE = 34;

/** Lays out a row of tiles, one for each cache; the cache in focus is always shown. A single cache needs no strip. */
export function layOutStrip(view: View, focus: number, { x, y, width }: Omit<Box, 'height'>): CacheStrip {
  const caches = view.caches.filter((cache) => cache !== null && cache !== undefined);
  if (caches.length < 2) return { tiles: [], hidden: 0, height: 0 };
  // Wide enough for the longest name and the letters of all state bits beside it.
  const longest = Math.max(...caches.map(({ name }) => name.length));
  const least = Math.max(TILE.least, (longest + LIT) * MONO_WIDTH * TEXT.code + 16);
  const all = Math.floor((width + TILE.gap) / (least + TILE.gap));
  const isAll = caches.length <= all;
  const fitting = isAll
    ? caches.length
    : Math.max(1, Math.floor((width - MORE + TILE.gap) / (least + TILE.gap)));
  const room = isAll ? width : width - MORE;
  const tileWidth = Math.min(Math.max(TILE.most, least), (room + TILE.gap) / fitting - TILE.gap);
  const at = caches.findIndex(({ index }) => index === focus);
  const first = Math.max(0, Math.min(at - fitting + 1, caches.length - fitting));
  const tiles = caches.slice(first, first + fitting).map((cache, i) => {
    const box = { x: x + i * (tileWidth + TILE.gap), y, width: tileWidth, height: TILE.height };
    return tileOf(cache, cache.index === focus, box);
  });
  return { tiles, hidden: caches.length - tiles.length, height: TILE.height };
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
