import { CACHE_FIELDS } from '../../../engine/index.ts';
import type { CacheView } from '../plain-view.ts';
import { cacheAt, type Reducer } from './fact.ts';

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

/** Caches come, change and go. */
export const applyCache: Reducer<Kinds> = {
  cacheCreated: (view, index, name, _, strings) => {
    view.caches[index] = newCache(index, strings[name] ?? '');
  },
  cacheField: (view, field, value) => {
    const name = CACHE_FIELDS[field & 31];
    if (name !== undefined) cacheAt(view, field >> 5)[name] = value >>> 0;
  },
  cacheListed: (view, index, listed) => {
    cacheAt(view, index).listed = listed === 1;
  },
  cacheFreed: (view, index) => {
    view.caches[index] = null;
  },
  magazineMade: (view, index, cpu) => {
    view.rings += 1;
    cacheAt(view, index).magazines[cpu] = view.magazines.make(index, cpu, view.jiffies, view.rings);
  },
  magazineFreed: (view, index, cpu) => {
    cacheAt(view, index).magazines[cpu] = null;
    view.magazines.free(index, cpu);
  },
  linuxCreated: (view, index) => {
    cacheAt(view, index).linuxLive = 0;
  },
  linuxDestroyed: nothing,
  reclaimCalled: nothing,
  reclaimFrees: nothing,
};

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
