import { cpuOf, TREE_FIELDS, taskOf } from '../../../engine/index.ts';
import { type MagazineView, PLACE, type View, where } from '../view.ts';
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
  objLoaded: (view, obj, marks, what) => {
    const cpu = cpuOf(what);
    const slab = view.objSlab.get(obj);
    const cache = cacheAt(view, view.objCache.get(obj));
    view.slabFree.set(slab, view.objNext.get(obj));
    view.objNext.set(obj, 0);
    view.slabAge.set(slab, view.jiffies);
    view.slabRef.set(slab, view.slabRef.get(slab) + 1);
    cache.objAlloc += 1;
    if (view.slabRef.get(slab) === 1) cache.slabAlloc += 1;
    if ((marks & 1) !== 0) cache.objMax = cache.objAlloc;
    if ((marks & 2) !== 0) cache.slabMax = cache.slabAlloc;
    magazine(view, cache.index, cpu).objs.push(obj);
    move(view, obj, PLACE.magazine, cpu, view.objTask.get(obj));
  },
  allocHit: take,
  alloc: take,
  freeHit: putBack,
  free: putBack,
  objReturned: (view, obj, owner) => {
    const slab = view.objSlab.get(obj);
    const cache = cacheAt(view, view.objCache.get(obj));
    magazine(view, cache.index, owner).objs.shift();
    view.objNext.set(obj, view.slabFree.get(slab));
    view.slabFree.set(slab, obj);
    view.slabAge.set(slab, view.jiffies);
    view.slabRef.set(slab, view.slabRef.get(slab) - 1);
    cache.objAlloc -= 1;
    if (view.slabRef.get(slab) === 0) cache.slabAlloc -= 1;
    move(view, obj, PLACE.slab, -1, view.objTask.get(obj));
  },
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
    move(view, obj, PLACE.emergency, cpuOf(what), taskOf(what));
  },
  emergencyRemoved: (view, _obj, index) => {
    const cache = cacheAt(view, index);
    cache.objTotal -= 1;
    cache.objEmergency -= 1;
  },
  emergencyFreed: (view, obj) => move(view, obj, PLACE.nowhere, -1, view.objTask.get(obj)),
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
    move(view, obj, PLACE.linux, cpuOf(what), taskOf(what));
  },
  linuxFree: (view, obj, index) => {
    cacheAt(view, index).linuxLive -= 1;
    move(view, obj, PLACE.nowhere, -1, view.objTask.get(obj));
  },
};

function take(view: View, obj: number, index: number, what: number): void {
  const skm = magazine(view, index, cpuOf(what));
  skm.objs.pop();
  skm.age = view.jiffies;
  move(view, obj, PLACE.caller, cpuOf(what), taskOf(what));
}

function putBack(view: View, obj: number, index: number, what: number): void {
  magazine(view, index, cpuOf(what)).objs.push(obj);
  move(view, obj, PLACE.magazine, cpuOf(what), taskOf(what));
}

function move(view: View, obj: number, place: number, cpu: number, task: number): void {
  view.objWhere.set(obj, where(place, cpu, task));
  view.objSince.set(obj, view.jiffies);
}

function magazine(view: View, index: number, cpu: number): MagazineView {
  const skm = cacheAt(view, index).magazines[cpu];
  if (skm === undefined || skm === null) {
    throw new ReduceError(`event ${view.moment}: cpu ${cpu} has no magazine of cache ${index}`);
  }
  return skm;
}
