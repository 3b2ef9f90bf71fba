import type { CacheView } from '../model/plain-view.ts';
import { geometrySum, OBJ_T, SLAB_T } from '../model/queries/geometry.ts';
import type { View } from '../model/view.ts';
import type { Box, Point } from './box.ts';
import { contains } from './box.ts';
import { cellArea, type SlabCard } from './slab-card.ts';
import type { BytePart, Target } from './target.ts';

/** A run of bytes of a slab that belong together. */
export interface ByteRun {
  readonly part: BytePart;
  /** Index of the object that it belongs to, −1 for none. */
  readonly i: number;
  /** First byte, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

/** All bytes of a slab of the cache, in order: header, objects with what follows each, and what is left over. */
export function byteRuns(cache: CacheView): readonly ByteRun[] {
  const { head, object, trailer, outside } = geometrySum(cache);
  const runs: ByteRun[] = [];
  let at = 0;
  const run = (part: BytePart, i: number, bytes: number): void => {
    if (bytes <= 0) return;
    runs.push({ part, i, from: at, to: at + bytes });
    at += bytes;
  };
  run('header', -1, SLAB_T);
  if (outside === 0) {
    run('padding', -1, head - SLAB_T);
    for (let i = 0; i < cache.slabObjs; i++) {
      run('object', i, cache.objSize);
      run('padding', i, object - cache.objSize);
      run('trailer', i, OBJ_T);
      run('padding', i, trailer - OBJ_T);
    }
  }
  run('waste', -1, cache.slabSize - at);
  return runs;
}

/**
 * Where bytes `from` to before `to` are drawn in a card whose corner is at x, y: the slab is written into the room of
 * the cells, line by line, to scale, so that each object lies about where its cell was.
 */
export function byteBoxes(cache: CacheView, card: SlabCard, corner: Point, run: ByteRun): readonly Box[] {
  const area = cellArea(card, corner.x, corner.y);
  const perLine = Math.max(cache.slabSize, run.to) / card.rows;
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

/** What the bytes at a point of a slab's card are. */
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
    const { part, i, from, to } = run;
    const obj = i < 0 ? -1 : view.slabFirst.get(slab) + i;
    return { kind: 'bytes', slab, part, obj, from, to };
  }
  return { kind: 'slab', slab };
}
