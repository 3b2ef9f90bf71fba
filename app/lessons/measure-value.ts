import { EVENT_KINDS, EVENT_WORDS, kindOf, NS_PER_MS, WAIT, waitCache, waitOf } from '../../engine/index.ts';
import { geometrySum } from '../model/layout/geometry.ts';
import { slabsOf, splitOf } from '../model/layout/split.ts';
import type { CacheView } from '../model/plain-view.ts';
import type { Recording } from '../model/recording.ts';
import { hasBit } from '../model/state-bits.ts';
import type { View } from '../model/view.ts';
import type { CacheMeasure, MachineMeasure, Measure } from './measure.ts';
import { pinnedBy } from './pinned.ts';

/** The value of a measure at the moment of a view; null if its subject does not exist. */
export function measured(measure: Measure, view: View, recording: Recording): number | null {
  switch (measure.kind) {
    case 'cache': {
      const cache = cacheNamed(view, measure.cache);
      return cache === null ? null : CACHE[measure.figure](view, cache, measure.cpu);
    }
    case 'machine':
      return MACHINE[measure.figure](view);
    case 'thread':
      return measure.figure === 'blocked'
        ? isBlocked(view, measure.thread)
        : lastResult(view, recording, measure.thread);
    case 'events':
      return countEvents(recording, view.moment, EVENT_KINDS.indexOf(measure.event));
  }
}

/** A cache by its name, or the first that exists; null if there is none. */
export function cacheNamed(view: View, name: string | null): CacheView | null {
  return view.caches.find((cache) => cache !== null && (name === null || cache.name === name)) ?? null;
}

type OfCache = (view: View, cache: CacheView, cpu: number | null) => number;

const CACHE: Readonly<Record<CacheMeasure, OfCache>> = {
  slabs: (_, { slabTotal }) => slabTotal,
  partialSlabs: (_, { partial }) => partial.length,
  completeSlabs: (_, { complete }) => complete.length,
  emptySlabs: (view, cache) => slabsOf(view, cache).filter((slab) => view.slabRef.get(slab) === 0).length,
  pinnedSlabs: (view, cache, cpu) => pinnedBy(view, cache, cpu).length,
  objects: (_, { objTotal }) => objTotal,
  inUse: (_, cache) => (cache.linuxLive >= 0 ? cache.linuxLive : splitOf(cache).inUse),
  inMagazines,
  free: (_, cache) => splitOf(cache).free,
  emergency: (_, { objEmergency }) => objEmergency,
  mostEmergency: (_, { objEmergencyMax }) => objEmergencyMax,
  deadlocks: (_, { objDeadlock }) => objDeadlock,
  waiting: (view, { index }) =>
    view.tasks.filter(({ activity, waitingOn }) => activity === 'blocked' && waitsForGrowth(waitingOn, index))
      .length,
  growing: (_, cache) => Number(hasBit(cache, 'GROWING')),
  deadlocked: (_, cache) => Number(hasBit(cache, 'DEADLOCKED')),
  reaping: (_, cache) => Number(hasBit(cache, 'REAPING')),
  slabSize: (_, { slabSize }) => slabSize,
  slabObjects: (_, { slabObjs }) => slabObjs,
  objectSize: (_, { objSize }) => objSize,
  objectSlot: (_, cache) => geometrySum(cache).slot,
  magazineSize: (_, { magSize }) => magSize,
  refill: (_, { magRefill }) => magRefill,
  bytes: (_, { slabTotal, slabSize }) => slabTotal * slabSize,
  payloadPercent: (_, { slabObjs, objSize, slabSize }) => (100 * slabObjs * objSize) / slabSize,
  usedPercent: (_, cache) =>
    cache.slabTotal === 0
      ? 0
      : (100 * splitOf(cache).inUse * cache.objSize) / (cache.slabTotal * cache.slabSize),
};

function inMagazines(_: View, { magazines }: CacheView, cpu: number | null): number {
  return magazines.reduce((sum, skm, at) => sum + (cpu === null || cpu === at ? (skm?.count ?? 0) : 0), 0);
}

function waitsForGrowth(code: number, cache: number): boolean {
  return code >= 0 && waitOf(code) === WAIT.growing && waitCache(code) === cache;
}

const MACHINE: Readonly<Record<MachineMeasure, (view: View) => number>> = {
  caches: ({ caches }) => caches.filter((cache) => cache !== null).length,
  freePages: ({ memory }) => memory.free,
  heldByOthers: ({ memory }) => memory.pressure,
  minMark: ({ memory }) => memory.min,
  lowMark: ({ memory }) => memory.low,
  highMark: ({ memory }) => memory.high,
  kswapdAwake: ({ memory }) => Number(memory.kswapdAwake),
  reclaiming: ({ memory }) => memory.reclaimers,
  blockedThreads: ({ tasks }) =>
    tasks.filter(({ worker, activity }) => !worker && activity === 'blocked').length,
  spinning: ({ tasks }) => tasks.filter(({ spinsOn }) => spinsOn >= 0).length,
  halted: ({ panic, memory }) => Number(panic !== null || memory.isOut),
  ms: ({ now }) => Math.floor(now / NS_PER_MS),
};

function isBlocked(view: View, thread: string): number | null {
  const task = view.tasks.find(({ name }) => name === thread);
  return task === undefined ? null : Number(task.activity === 'blocked');
}

/** What the last command of a thread returned, 0 for NULL; null if none has ended. */
function lastResult(view: View, recording: Recording, thread: string): number | null {
  const task = view.tasks.find(({ name }) => name === thread);
  if (task === undefined) return null;
  for (let moment = view.moment - 1; moment >= recording.keptFrom; moment--) {
    const event = recording.event(moment);
    if (event.kind === 'opEnded' && event.task === task.id) return event.ret;
  }
  return null;
}

function countEvents(recording: Recording, end: number, kind: number): number {
  let count = 0;
  let moment = recording.keptFrom;
  while (moment < end) {
    const { chunk, start } = recording.chunkAt(moment);
    const stop = Math.min(end, start + chunk.count);
    for (; moment < stop; moment++)
      if (kindOf(chunk.words[(moment - start) * EVENT_WORDS] ?? 0) === kind) count += 1;
  }
  return count;
}
