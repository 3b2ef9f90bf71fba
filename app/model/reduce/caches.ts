import { CACHE_FIELDS, fieldCache, fieldOf, taskOf } from '../../../engine/index.ts';
import { DamageError } from '../damage.ts';
import type { CacheView } from '../plain-view.ts';
import { MAG_CPU_BITS } from '../row-layout.ts';
import type { View } from '../view.ts';
import { cacheAt, missing, type Reducer } from './fact.ts';

type Kinds =
  | 'cacheCreated'
  | 'cacheField'
  | 'cacheListed'
  | 'cacheFreed'
  | 'magazineMade'
  | 'magazineFreed'
  | 'linuxCreated'
  | 'linuxDestroyed'
  | 'reclaimCalled'
  | 'reclaimFrees';

const nothing = (): void => {};

/** Creation, changes and end of caches. */
export const applyCache: Reducer<Kinds> = {
  cacheCreated: (view, index, name, _, strings) => {
    if (index !== view.caches.length)
      throw new DamageError(`cache ${index} cannot follow cache ${view.caches.length - 1}`);
    view.caches.push(newCache(index, strings[name] ?? ''));
  },
  cacheField: (view, packed, value) => {
    const field = fieldOf(packed);
    const name = CACHE_FIELDS[field] ?? missing('field of a cache', field);
    cacheAt(view, fieldCache(packed))[name] = value >>> 0;
  },
  cacheListed: (view, index, listed) => {
    cacheAt(view, index).listed = listed === 1;
  },
  cacheFreed: (view, index, _, what) => {
    const cache = cacheAt(view, index);
    if (mayBeUsed(view, cache, taskOf(what))) view.freedCaches.set(index, cache);
    view.caches[index] = null;
  },
  magazineMade: (view, index, cpu) => {
    if (cpu < 0 || cpu >> MAG_CPU_BITS !== 0) missing('cpu', cpu);
    view.rings += 1;
    cacheAt(view, index).magazines[cpu] = view.magazines.make(index, cpu, view.jiffies, view.rings);
  },
  magazineFreed: (view, index, cpu) => {
    cacheAt(view, index).magazines[cpu] = null;
  },
  linuxCreated: (view, index) => {
    cacheAt(view, index).linuxLive = 0;
  },
  linuxDestroyed: nothing,
  reclaimCalled: nothing,
  reclaimFrees: nothing,
};

/**
 * Whether events may still write to a freed cache: another task is inside it, work for it is queued, or, with parallel
 * CPUs, its lock is released later.
 */
function mayBeUsed({ tasks, work }: View, { index, lockHolder }: CacheView, self: number): boolean {
  if (lockHolder >= 0 || tasks.some(({ id, stack }) => id !== self && stack.length > 0)) return true;
  return [...work.values()].some(({ cache }) => cache === index);
}

function newCache(index: number, name: string): CacheView {
  return {
    index,
    name,
    listed: false,
    flags: 0,
    objSize: 0,
    objAlign: 0,
    slabObjs: 0,
    slabSize: 0,
    magSize: 0,
    magRefill: 0,
    ref: 0,
    taskqid: 0,
    slabTotal: 0,
    slabAlloc: 0,
    slabMax: 0,
    objTotal: 0,
    objAlloc: 0,
    objMax: 0,
    objDeadlock: 0,
    objEmergency: 0,
    objEmergencyMax: 0,
    linuxLive: -1,
    emergencyNumbers: 0,
    linuxNumbers: 0,
    lockHolder: -1,
    partial: { head: -1, tail: -1, length: 0 },
    complete: { head: -1, tail: -1, length: 0 },
    magazines: [],
    treeRoot: 0,
  };
}
