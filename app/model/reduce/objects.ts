import {
  cpuOf,
  emergencyCache,
  emergencyIsMost,
  isMostObjs,
  isMostSlabs,
  TREE_FIELDS,
  taskOf,
  treeLink,
  treeNode,
} from '../../../engine/index.ts';
import type { CacheView } from '../plain-view.ts';
import {
  AT_CALLER,
  AT_MAGAZINE,
  AT_SLAB,
  MADE_BITS,
  MADE_CACHE,
  MADE_SLAB,
  OBJ_BITS,
  OBJ_NEXT,
  OBJ_WHERE,
  SLAB_BITS,
  SLAB_FREE,
  SLAB_REF,
} from '../row-layout.ts';
import { moved, PLACE, type View, where } from '../view.ts';
import { cacheAt, missing, type Reducer } from './fact.ts';

type Kinds =
  | 'objLoaded'
  | 'allocHit'
  | 'alloc'
  | 'freeHit'
  | 'free'
  | 'objReturned'
  | 'constructed'
  | 'destructed'
  | 'objPlaced'
  | 'emergencyMade'
  | 'emergencyAdded'
  | 'emergencyRemoved'
  | 'emergencyFreed'
  | 'tree'
  | 'linuxAlloc'
  | 'linuxFree'
  | 'linuxListed';

const nothing = (): void => {};

/** Objects that move between slabs, magazines and callers. */
export const applyObject: Reducer<Kinds> = {
  objLoaded: load,
  allocHit: take,
  alloc: take,
  freeHit: putBack,
  free: putBack,
  objReturned: giveBack,
  constructed: nothing,
  destructed: nothing,
  objPlaced: (view, obj, page) => view.objPage.set(obj, page),
  emergencyMade: (view, obj, index) => {
    const cache = cacheAt(view, index);
    cache.emergencyNumbers += 1;
    makeObject(view, obj, index, cache.emergencyNumbers);
  },
  emergencyAdded: (view, obj, packed, what) => {
    const cache = cacheAt(view, emergencyCache(packed));
    cache.objTotal += 1;
    cache.objEmergency += 1;
    if (emergencyIsMost(packed)) cache.objEmergencyMax = cache.objEmergency;
    place(view, obj, where(PLACE.emergency, cpuOf(what), taskOf(what)));
  },
  emergencyRemoved: (view, _obj, index) => {
    const cache = cacheAt(view, index);
    cache.objTotal -= 1;
    cache.objEmergency -= 1;
  },
  emergencyFreed: (view, obj) => {
    place(view, obj, moved(PLACE.nowhere, -1, view.objWhere.get(obj)));
  },
  tree: (view, packed, value) => {
    const owner = treeNode(packed);
    const field = TREE_FIELDS[treeLink(packed)];
    if (field === 'root') cacheAt(view, owner).treeRoot = value;
    else if (field === 'left') view.treeLeft.set(owner, value);
    else if (field === 'right') view.treeRight.set(owner, value);
    else view.treeRed.set(owner, value);
  },
  linuxAlloc: (view, obj, index, what) => {
    if (obj === 0) return;
    const cache = cacheAt(view, index);
    cache.linuxLive += 1;
    cache.linuxNumbers += 1;
    makeObject(view, obj, index, cache.linuxNumbers);
    place(view, obj, where(PLACE.linux, cpuOf(what), taskOf(what)));
  },
  linuxListed: (view, obj, index, what) => {
    const cache = cacheAt(view, index);
    cache.linuxNumbers += 1;
    makeObject(view, obj, index, cache.linuxNumbers);
    place(view, obj, where(PLACE.linux, cpuOf(what), taskOf(what)));
  },
  linuxFree: (view, obj, index) => {
    cacheAt(view, index).linuxLive -= 1;
    place(view, obj, moved(PLACE.nowhere, -1, view.objWhere.get(obj)));
  },
};

/** A task takes an object from the magazine of its CPU. */
export function take(view: View, obj: number, cache: number, what: number): void {
  const cpu = cpuOf(what);
  if (!view.magazines.pop(cache, cpu, view.jiffies)) noMagazine(cache, cpu);
  place(view, obj, where(AT_CALLER, cpu, taskOf(what)));
}

/** A task puts an object into the magazine of its CPU. */
export function putBack(view: View, obj: number, cache: number, what: number): void {
  const cpu = cpuOf(what);
  if (!view.magazines.push(cache, cpu, obj)) noMagazine(cache, cpu);
  place(view, obj, where(AT_MAGAZINE, cpu, taskOf(what)));
}

/** An object moves from its slab to a magazine; `marks`: whether this is the most objects, and slabs, so far. */
export function load(view: View, obj: number, marks: number, what: number): void {
  const { slabs, objs, made } = view;
  const own = obj << MADE_BITS;
  const index = made.words[own + MADE_CACHE] ?? -1;
  const slab = made.word(own + MADE_SLAB) << SLAB_BITS;
  const at = obj << OBJ_BITS;
  const cache = cacheAt(view, index);
  const ref = slabs.word(slab + SLAB_REF) + 1;
  slabs.setThree(slab + SLAB_REF, ref, view.jiffies, objs.word(at + OBJ_NEXT));
  const whereNow = moved(AT_MAGAZINE, cpuOf(what), objs.word(at + OBJ_WHERE));
  // An unlinked object points to itself; after a double free it is found on the free list again.
  objs.setThree(at + OBJ_WHERE, whereNow, view.jiffies, obj);
  if (!view.magazines.push(index, cpuOf(what), obj)) noMagazine(index, cpuOf(what));
  cache.objAlloc += 1;
  if (ref === 1) cache.slabAlloc += 1;
  if (marks !== 0) raiseMaxima(cache, marks);
}

/** The oldest object in the magazine of CPU `owner` moves back to its slab. */
export function giveBack(view: View, obj: number, owner: number): void {
  const { slabs, objs, made } = view;
  const own = obj << MADE_BITS;
  const index = made.words[own + MADE_CACHE] ?? -1;
  const slab = made.word(own + MADE_SLAB) << SLAB_BITS;
  const at = obj << OBJ_BITS;
  const cache = cacheAt(view, index);
  const ref = slabs.word(slab + SLAB_REF) - 1;
  const next = slabs.word(slab + SLAB_FREE);
  slabs.setThree(slab + SLAB_REF, ref, view.jiffies, obj);
  objs.setThree(at + OBJ_WHERE, moved(AT_SLAB, -1, objs.word(at + OBJ_WHERE)), view.jiffies, next);
  if (!view.magazines.shift(index, owner)) noMagazine(index, owner);
  cache.objAlloc -= 1;
  if (ref === 0) cache.slabAlloc -= 1;
}

function raiseMaxima(cache: CacheView, marks: number): void {
  if (isMostObjs(marks)) cache.objMax = cache.objAlloc;
  if (isMostSlabs(marks)) cache.slabMax = cache.slabAlloc;
}

/** Adds an object without a slab, with its number in its cache. */
function makeObject(view: View, obj: number, cache: number, number: number): void {
  view.objCache.set(obj, cache);
  view.objSlab.set(obj, -1);
  view.objNumber.set(obj, number);
  view.objPage.set(obj, -1);
  view.objEnd = Math.max(view.objEnd, obj + 1);
}

/** Sets where an object is, encoded by {@link where}. */
function place({ objs, jiffies }: View, obj: number, whereNow: number): void {
  const at = obj << OBJ_BITS;
  objs.setTwo(at + OBJ_WHERE, whereNow, jiffies);
}

/** @throws DamageError always */
function noMagazine(cache: number, cpu: number): never {
  return missing(`magazine of cache ${cache} for CPU`, cpu);
}
