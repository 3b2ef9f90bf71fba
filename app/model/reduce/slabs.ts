import type { SlabListView } from '../plain-view.ts';
import { MADE, moved, OBJ, PLACE, type View, where } from '../view.ts';
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

/** Heads of lists, as told in events. */
const PARTIAL = -1;
const NO_LIST = 0;
const NO_SLAB = -1;

const IN_SLAB = where(PLACE.slab, -1, -1);

/** Slabs come, stand on lists and go. */
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
    view.objEnd = Math.max(view.objEnd, first + count);
    for (let i = 0; i < count; i++) {
      const at = objs.row(first + i);
      objs.words[at + OBJ.where] = IN_SLAB;
      objs.words[at + OBJ.since] = view.jiffies;
      objs.words[at + OBJ.next] = i + 1 < count ? first + i + 1 : 0;
      const own = made.row(first + i);
      made.words[own + MADE.cache] = index;
      made.words[own + MADE.slab] = slab;
      made.words[own + MADE.number] = i;
      made.words[own + MADE.page] = -1;
    }
  },
  slabAdded: (view, slab, id) => {
    const cache = cacheAt(view, view.slabCache.get(slab));
    view.slabNumber.set(slab, id);
    cache.slabTotal += 1;
    cache.objTotal += cache.slabObjs;
  },
  slabLinked: (view, slab, prev) => {
    const code = prev < 0 ? prev : view.slabList.get(prev);
    const list = listOf(view, slab, code);
    const before = prev < 0 ? NO_SLAB : prev;
    const next = before === NO_SLAB ? list.head : view.slabNext.get(before);
    view.slabList.set(slab, code);
    link(view, list, before, slab);
    link(view, list, slab, next);
    list.length += 1;
  },
  slabUnlinked: (view, slab, code) => {
    const list = listOf(view, slab, code);
    link(view, list, view.slabPrev.get(slab), view.slabNext.get(slab));
    view.slabPrev.set(slab, NO_SLAB);
    view.slabNext.set(slab, NO_SLAB);
    view.slabList.set(slab, NO_LIST);
    list.length -= 1;
  },
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

function listOf(view: View, slab: number, code: number): SlabListView {
  const cache = cacheAt(view, view.slabCache.get(slab));
  return code === PARTIAL ? cache.partial : cache.complete;
}

/** Makes two slabs neighbours; either may be the list's end. */
function link(view: View, list: SlabListView, before: number, after: number): void {
  if (before === NO_SLAB) list.head = after;
  else view.slabNext.set(before, after);
  if (after === NO_SLAB) list.tail = before;
  else view.slabPrev.set(after, before);
}
