import type { MagazineView } from '../model/magazines.ts';
import type { Box } from './box.ts';

/** The magazine of a CPU: a place for each object, from the bottom up. Lengths in world units. */
export interface MagazinePlace {
  readonly box: Box;
  readonly columns: number;
  /** Distance between rows of places; 0 if the magazine is a bar. */
  readonly cell: number;
  /** Distance between places in a row. */
  readonly cellX: number;
  /** skm_size. */
  readonly size: number;
  /** Objects, oldest first. */
  readonly objs: readonly number[];
  /** How much of the ageing delay has passed, 0 to 1. */
  readonly age: number;
}

/** Seconds after which a magazine is too old (skc_delay). */
export const AGEING_DELAY = 15;

/** The largest size of a round. */
const ROUND = 27;
/** The most elongated place: the ratio of its longer to its shorter side. */
const LONGEST = 1.6;
/** Below this size of places a magazine is drawn as a bar. */
const LEAST_ROUND = 2.5;
/** Rounds of this share of the stage are large enough, within bounds. */
const ENOUGH = { share: 0.02, least: 8, most: 21 };

/** Arranges a magazine of `size` places in a room. `seconds`: time since an object was last taken. */
export function placesOf(room: Box, size: number, skm: MagazineView, seconds: number): MagazinePlace {
  const arranged = placesIn(room, Math.max(1, size));
  const age = Math.max(0, Math.min(1, seconds / AGEING_DELAY));
  return { box: room, ...arranged, size, objs: skm.objs, age };
}

/** The height that a room needs for places of a suitable size; at most `spare` more than it has. */
export function heightForPlaces(
  { width, height }: Box,
  places: number,
  spare: number,
  stage: number,
): number {
  const enough = Math.max(ENOUGH.least, Math.min(ENOUGH.most, ENOUGH.share * stage));
  let most = height;
  for (let more = 0; places > 0 && more <= spare; more += STEP) {
    most = height + more;
    if (placesIn({ width, height: most }, places).cell >= enough) break;
  }
  return most;
}

const STEP = 4;

/** The box of place `i` of a magazine, without its margin. */
export function roundBox({ box, columns, cell, cellX }: MagazinePlace, i: number): Box {
  return {
    x: box.x + (i % columns) * cellX,
    y: box.y + Math.floor(i / columns) * cell,
    width: withoutGap(cellX),
    height: withoutGap(cell),
  };
}

function withoutGap(cell: number): number {
  return cell > 6 ? cell - 2 : cell * 0.75;
}

/** The arrangement of `count` places with the largest places; they fill the width unless that would stretch them. */
function placesIn(
  room: Pick<Box, 'width' | 'height'>,
  count: number,
): Pick<MagazinePlace, 'columns' | 'cell' | 'cellX'> {
  let best = { columns: count, cell: 0, cellX: 0 };
  let least = 0;
  for (let rows = 1; rows <= Math.min(count, room.height); rows++) {
    const columns = Math.ceil(count / rows);
    const [high, wide] = [Math.min(ROUND, room.height / rows), room.width / columns];
    if (Math.min(high, wide) <= least) continue;
    least = Math.min(high, wide);
    best = { columns, cell: Math.min(high, LONGEST * wide), cellX: Math.min(wide, LONGEST * high) };
  }
  return least < LEAST_ROUND ? { columns: count, cell: 0, cellX: 0 } : best;
}
