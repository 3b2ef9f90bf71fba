import { PAGE_SIZE } from '../../engine/index.ts';
import { geometrySum, OBJ_T, SLAB_T } from '../model/layout/geometry.ts';
import { address } from '../model/names/names.ts';
import type { CacheView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';
import type { Box, Point } from './box.ts';
import { contains } from './box.ts';
import { cellArea, type SlabCard } from './slab-card.ts';
import type { BytePart, Target } from './target.ts';

/** A run of bytes that belong together, of a slab or of an object outside of it. */
export interface ByteRun {
  readonly part: BytePart;
  /** Index of the object that it belongs to, −1 for none. */
  readonly i: number;
  /**
   * First byte, and the one after the last; objects outside of the slab are numbered after it, one after the other.
   */
  readonly from: number;
  readonly to: number;
  /** First byte of the memory that the run is in: 0 for the slab, more for that of an object outside. */
  readonly memory: number;
}

/**
 * All bytes of a slab of the cache, in order: the header, each object with its trailer, and what is left over.
 * Objects of an OFFSLAB cache have memory of their own, each with what is left over in it.
 */
export function byteRuns(cache: CacheView): readonly ByteRun[] {
  const { head, object, trailer, slot, outside } = geometrySum(cache);
  const runs: ByteRun[] = [];
  let at = 0;
  let memory = 0;
  const run = (part: BytePart, i: number, bytes: number): void => {
    if (bytes <= 0) return;
    runs.push({ part, i, from: at, to: at + bytes, memory });
    at += bytes;
  };
  const runsOf = (i: number): void => {
    run('object', i, cache.objSize);
    run('padding', i, object - cache.objSize);
    run('trailer', i, OBJ_T);
    run('padding', i, trailer - OBJ_T);
  };
  run('header', -1, SLAB_T);
  if (outside === 0) {
    run('padding', -1, head - SLAB_T);
    for (let i = 0; i < cache.slabObjs; i++) runsOf(i);
  }
  run('waste', -1, cache.slabSize - at);
  for (let i = 0; outside > 0 && i < cache.slabObjs; i++) {
    memory = at;
    runsOf(i);
    run('waste', i, outside - slot);
  }
  return runs;
}

/** The address at which a run of a slab begins. */
export function runAddress(
  view: View,
  slab: number,
  { i, from, memory }: Omit<ByteRun, 'part' | 'to'>,
): string {
  const first = memory > 0 ? view.objPage.get(view.slabFirst.get(slab) + i) : view.slabPage.get(slab);
  const bytes = from - memory;
  return address(first + Math.floor(bytes / PAGE_SIZE), bytes % PAGE_SIZE);
}

/** Bytes of a slab and of its objects outside of it. */
export function bytesOf(cache: CacheView): number {
  return cache.slabSize + cache.slabObjs * geometrySum(cache).outside;
}

/**
 * The boxes of bytes `from` to before `to` in a card whose corner is at x, y: the slab is drawn to scale over the
 * area of the cells, line by line, so that each object is near its cell.
 */
export function byteBoxes(cache: CacheView, card: SlabCard, corner: Point, run: ByteRun): readonly Box[] {
  const area = cellArea(card, corner.x, corner.y);
  const perLine = Math.max(bytesOf(cache), run.to) / card.rows;
  const boxes: Box[] = [];
  const pitch = area.height / card.rows;
  for (let line = Math.floor(run.from / perLine); line * perLine < run.to; line++) {
    const from = Math.max(run.from, line * perLine) - line * perLine;
    const to = Math.min(run.to, (line + 1) * perLine) - line * perLine;
    if (to <= from) continue;
    const x = area.x + (from / perLine) * area.width;
    const width = ((to - from) / perLine) * area.width;
    boxes.push({ x, y: area.y + line * pitch, width, height: pitch * 0.86 });
  }
  return boxes;
}

/** The target at a point of a slab's card. */
export function byteTarget(
  view: View,
  cache: CacheView,
  card: SlabCard,
  slab: number,
  corner: Point,
  { x, y }: Point,
): Target {
  for (const run of byteRuns(cache)) {
    if (!byteBoxes(cache, card, corner, run).some((box) => contains(box, x, y))) continue;
    const obj = run.i < 0 ? -1 : view.slabFirst.get(slab) + run.i;
    return { ...run, kind: 'bytes', slab, obj };
  }
  return { kind: 'slab', slab };
}
