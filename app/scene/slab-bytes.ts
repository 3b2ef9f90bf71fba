import { PAGE_SIZE } from '../../engine/index.ts';
import { geometrySum, OBJ_T, SLAB_T } from '../model/layout/geometry.ts';
import { address } from '../model/names/names.ts';
import type { CacheView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';
import type { BytePart } from './target.ts';

/** A run of bytes that belong together, of a slab or of an object outside of it. */
export interface ByteRun {
  readonly part: BytePart;
  /** Index of the object that it belongs to, −1 for none. */
  readonly i: number;
  /**
   * First byte, and the one after the last. Bytes of objects outside the slab are numbered after it, object by object.
   */
  readonly from: number;
  readonly to: number;
  /** First byte of the memory that the run is in: 0 for the slab, more for that of an object outside. */
  readonly memory: number;
}

/**
 * All bytes of a slab of the cache, in order: the header, each object with its trailer, and what is left over.
 * Objects of an OFFSLAB cache have their own memory, each with its left-over bytes.
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
