import { cpuOf, TREE_FIELDS, taskOf } from '../../../engine/index.ts';
import type { MagazineView } from '../magazine-view.ts';
import type { CacheView } from '../plain-view.ts';
import { moved, OBJ, PLACE, SLAB, type View, where } from '../view.ts';
import { cacheAt, ReduceError, type Reducer } from './fact.ts';

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
  | 'linuxFree';

const nothing = (): void => {};

/** Objects move between slabs, magazines and callers. */
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
    view.objCache.set(obj, index);
    view.objSlab.set(obj, -1);
    view.objNumber.set(obj, cache.emergencyNumbers);
  },
  emergencyAdded: (view, obj, packed, what) => {
    const cache = cacheAt(view, packed & 0xffff);
    cache.objTotal += 1;
    cache.objEmergency += 1;
    if (packed >> 16 === 1) cache.objEmergencyMax = cache.objEmergency;
    view.objEnd = Math.max(view.objEnd, obj + 1);
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
  tree: (view, place, value) => {
    const owner = place >> 2;
    const field = TREE_FIELDS[place & 3];
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
    view.objCache.set(obj, index);
    view.objSlab.set(obj, -1);
    view.objNumber.set(obj, cache.linuxNumbers);
    view.objEnd = Math.max(view.objEnd, obj + 1);
    place(view, obj, where(PLACE.linux, cpuOf(what), taskOf(what)));
  },
  linuxFree: (view, obj, index) => {
    cacheAt(view, index).linuxLive -= 1;
    place(view, obj, moved(PLACE.nowhere, -1, view.objWhere.get(obj)));
  },
};

function take(view: View, obj: number, index: number, what: number): void {
  const skm = magazine(view, cacheAt(view, index), cpuOf(what));
  skm.pop();
  skm.age = view.jiffies;
  place(view, obj, where(PLACE.caller, cpuOf(what), taskOf(what)));
}

function putBack(view: View, obj: number, index: number, what: number): void {
  magazine(view, cacheAt(view, index), cpuOf(what)).push(obj);
  place(view, obj, where(PLACE.magazine, cpuOf(what), taskOf(what)));
}

function load(view: View, obj: number, marks: number, what: number): void {
  const { slabs, objs } = view;
  const cache = cacheAt(view, view.objCache.get(obj));
  const slab = slabs.row(view.objSlab.get(obj));
  const at = objs.row(obj);
  const ref = (slabs.words[slab + SLAB.ref] ?? 0) + 1;
  slabs.words[slab + SLAB.ref] = ref;
  slabs.words[slab + SLAB.age] = view.jiffies;
  slabs.words[slab + SLAB.free] = objs.words[at + OBJ.next] ?? 0;
  objs.words[at + OBJ.next] = 0;
  objs.words[at + OBJ.where] = moved(PLACE.magazine, cpuOf(what), objs.words[at + OBJ.where] ?? 0);
  objs.words[at + OBJ.since] = view.jiffies;
  cache.objAlloc += 1;
  if (ref === 1) cache.slabAlloc += 1;
  if ((marks & 1) !== 0) cache.objMax = cache.objAlloc;
  if ((marks & 2) !== 0) cache.slabMax = cache.slabAlloc;
  magazine(view, cache, cpuOf(what)).push(obj);
}

function giveBack(view: View, obj: number, owner: number): void {
  const { slabs, objs } = view;
  const cache = cacheAt(view, view.objCache.get(obj));
  const slab = slabs.row(view.objSlab.get(obj));
  const at = objs.row(obj);
  const ref = (slabs.words[slab + SLAB.ref] ?? 0) - 1;
  slabs.words[slab + SLAB.ref] = ref;
  slabs.words[slab + SLAB.age] = view.jiffies;
  objs.words[at + OBJ.next] = slabs.words[slab + SLAB.free] ?? 0;
  objs.words[at + OBJ.where] = moved(PLACE.slab, -1, objs.words[at + OBJ.where] ?? 0);
  objs.words[at + OBJ.since] = view.jiffies;
  slabs.words[slab + SLAB.free] = obj;
  cache.objAlloc -= 1;
  if (ref === 0) cache.slabAlloc -= 1;
  magazine(view, cache, owner).shift();
}

/** Notes where an object is from now on, as {@link where} puts it. */
function place(view: View, obj: number, whereNow: number): void {
  const { objs } = view;
  const at = objs.row(obj);
  objs.words[at + OBJ.where] = whereNow;
  objs.words[at + OBJ.since] = view.jiffies;
}

function magazine(view: View, cache: CacheView, cpu: number): MagazineView {
  const skm = cache.magazines[cpu];
  if (skm === undefined || skm === null) {
    throw new ReduceError(`event ${view.moment}: cpu ${cpu} has no magazine of cache ${cache.index}`);
  }
  return skm;
}
