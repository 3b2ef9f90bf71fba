import type { SlabListView } from '../plain-view.ts';
import {
  MADE_CACHE,
  MADE_NUMBER,
  MADE_PAGE,
  MADE_SLAB,
  OBJ_NEXT,
  OBJ_SINCE,
  OBJ_WHERE,
  SLAB_BITS,
  SLAB_CACHE,
  SLAB_LIST,
  SLAB_NEXT,
  SLAB_PREV,
} from '../row-layout.ts';
import { moved, PLACE, type View, where } from '../view.ts';
import { cacheAt, type Reducer } from './fact.ts';

type Kinds =
  | 'slabBuilt'
  | 'slabPlaced'
  | 'slabCarved'
  | 'slabAdded'
  | 'slabLinked'
  | 'slabUnlinked'
  | 'slabDropped'
  | 'slabFreed';

/** Heads of lists, as encoded in events. */
const PARTIAL = -1;
const NO_LIST = 0;
const NO_SLAB = -1;

const IN_SLAB = where(PLACE.slab, -1, -1);

/** Slabs that are created, linked into lists and freed. */
export const applySlab: Reducer<Kinds> = {
  slabBuilt: (view, slab, cache) => {
    view.slabCache.set(slab, cache);
    view.slabNumber.set(slab, 0);
    view.slabList.set(slab, NO_LIST);
    view.slabRef.set(slab, 0);
    view.slabAge.set(slab, view.jiffies);
  },
  slabPlaced: (view, slab, page) => view.slabPage.set(slab, page),
  slabCarved: (view, slab, first) => {
    view.slabFirst.set(slab, first);
    view.slabFree.set(slab, first);
    const index = view.slabCache.get(slab);
    const count = cacheAt(view, index).slabObjs;
    const { objs, made } = view;
    for (let i = 0; i < count; i++) {
      const at = objs.at(first + i);
      objs.set(at + OBJ_WHERE, IN_SLAB);
      objs.set(at + OBJ_SINCE, view.jiffies);
      objs.set(at + OBJ_NEXT, i + 1 < count ? first + i + 1 : 0);
      const own = made.at(first + i);
      made.set(own + MADE_CACHE, index);
      made.set(own + MADE_SLAB, slab);
      made.set(own + MADE_NUMBER, i);
      made.set(own + MADE_PAGE, -1);
    }
    view.objEnd = Math.max(view.objEnd, first + count);
  },
  slabAdded: (view, slab, id) => {
    const cache = cacheAt(view, view.slabCache.get(slab));
    view.slabNumber.set(slab, id);
    cache.slabTotal += 1;
    cache.objTotal += cache.slabObjs;
  },
  slabLinked: linkSlab,
  slabUnlinked: unlinkSlab,
  slabDropped: (view, slab) => {
    const cache = cacheAt(view, view.slabCache.get(slab));
    cache.slabTotal -= 1;
    cache.objTotal -= cache.slabObjs;
  },
  slabFreed: (view, slab) => {
    const first = view.slabFirst.get(slab);
    const objs = cacheAt(view, view.slabCache.get(slab)).slabObjs;
    for (let obj = first; obj < first + objs; obj++) {
      view.objWhere.set(obj, moved(PLACE.nowhere, view.objCpu.get(obj), view.objWhere.get(obj)));
    }
    view.slabCache.set(slab, -1);
  },
};

/** Links a slab behind `prev`, or at the head of a list. */
function linkSlab(view: View, slab: number, prev: number): void {
  const { slabs } = view;
  const at = slab << SLAB_BITS;
  const before = prev << SLAB_BITS;
  const code = prev < 0 ? prev : slabs.word(before + SLAB_LIST);
  const list = listOf(view, slabs.words[at + SLAB_CACHE] ?? -1, code);
  const next = prev < 0 ? list.head : (slabs.words[before + SLAB_NEXT] ?? NO_SLAB);
  slabs.setThree(at + SLAB_LIST, code, prev < 0 ? NO_SLAB : prev, next);
  setNext(view, list, prev, slab);
  setPrevious(view, list, next, slab);
  list.length += 1;
}

/** Unlinks a slab from its list. */
function unlinkSlab(view: View, slab: number, code: number): void {
  const { slabs } = view;
  const at = slab << SLAB_BITS;
  const list = listOf(view, slabs.words[at + SLAB_CACHE] ?? -1, code);
  const prev = slabs.words[at + SLAB_PREV] ?? NO_SLAB;
  const next = slabs.words[at + SLAB_NEXT] ?? NO_SLAB;
  setNext(view, list, prev, next);
  setPrevious(view, list, next, prev);
  slabs.setThree(at + SLAB_LIST, NO_LIST, NO_SLAB, NO_SLAB);
  list.length -= 1;
}

function listOf(view: View, index: number, code: number): SlabListView {
  const cache = cacheAt(view, index);
  return code === PARTIAL ? cache.partial : cache.complete;
}

/** Sets what follows a slab, or the head of the list if there is no such slab. */
function setNext({ slabs }: View, list: SlabListView, slab: number, next: number): void {
  if (slab < 0) list.head = next;
  else slabs.set((slab << SLAB_BITS) + SLAB_NEXT, next);
}

/** Sets what precedes a slab, or the tail of the list if there is no such slab. */
function setPrevious({ slabs }: View, list: SlabListView, slab: number, previous: number): void {
  if (slab < 0) list.tail = previous;
  else slabs.set((slab << SLAB_BITS) + SLAB_PREV, previous);
}
