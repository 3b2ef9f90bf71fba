import * as FN from '../../../engine/event/fn.ts';
import * as KIND from '../../../engine/event/kind.ts';
import type { SplKernel } from '../../../engine/spl/module.ts';
import {
  type Obj,
  POISON,
  type SlabList,
  type spl_kmem_cache_t,
  type spl_kmem_magazine_t,
  type spl_kmem_slab_t,
} from '../../../engine/spl/types.ts';
import type { CacheView, SlabListView } from '../plain-view.ts';
import { PLACE, type View } from '../view.ts';
import { compareTree } from './compare-tree.ts';
import { Disagreement, same, sameFact } from './disagreement.ts';

/**
 * Compares a cache with all its slabs, magazines and emergency objects, right after an event of that kind.
 * @throws Disagreement
 */
export function compareCache(k: SplKernel, view: View, skc: spl_kmem_cache_t, kind: number): void {
  const seen = seenCache(view, skc);
  compareFigures(k, skc, seen, kind);
  compareList(k, view, skc.skc_partial_list, seen.partial, PARTIAL);
  compareList(k, view, skc.skc_complete_list, seen.complete, COMPLETE);
  for (const skm of skc.skc_mag) compareMagazine(k, view, skc, skm, seen);
  compareTree(view, skc.skc_emergency_tree.rb_node, seen.treeRoot);
}

/**
 * A cache in the view, even a freed one.
 * @throws Disagreement when it has none, or shows a freed one as if it were in use
 */
export function seenCache(view: View, skc: spl_kmem_cache_t): CacheView {
  const { index } = skc;
  const inUse = view.caches[index] ?? null;
  sameFact('use', index, skc.skc_magic !== POISON, inUse !== null);
  const seen = inUse ?? view.freedCaches.get(index);
  if (seen === undefined) throw new Disagreement('cache', index, 'there', seen);
  return seen;
}

const PARTIAL = -1;
const COMPLETE = -2;

/** Compares the numbers of a cache. */
export function compareFigures(k: SplKernel, skc: spl_kmem_cache_t, seen: CacheView, kind: number): void {
  const of = skc.index;
  same('skc_flags', of, skc.skc_flags, seen.flags);
  same('skc_ref', of, skc.skc_ref, seen.ref);
  same('skc_taskqid', of, skc.skc_taskqid, seen.taskqid);
  same('skc_obj_size', of, skc.skc_obj_size, seen.objSize);
  same('skc_obj_align', of, skc.skc_obj_align, seen.objAlign);
  same('skc_slab_objs', of, skc.skc_slab_objs, seen.slabObjs);
  same('skc_slab_size', of, skc.skc_slab_size, seen.slabSize);
  same('skc_mag_size', of, skc.skc_mag_size, seen.magSize);
  same('skc_mag_refill', of, skc.skc_mag_refill, seen.magRefill);
  same('skc_slab_total', of, skc.skc_slab_total, seen.slabTotal);
  same('skc_slab_alloc', of, skc.skc_slab_alloc, seen.slabAlloc);
  same('skc_slab_max', of, skc.skc_slab_max, seen.slabMax);
  same('skc_obj_total', of, skc.skc_obj_total, seen.objTotal);
  same('skc_obj_alloc', of, skc.skc_obj_alloc, seen.objAlloc);
  same('skc_obj_max', of, skc.skc_obj_max, seen.objMax);
  same('skc_obj_deadlock', of, skc.skc_obj_deadlock, seen.objDeadlock);
  same('skc_obj_emergency', of, skc.skc_obj_emergency, seen.objEmergency);
  same('skc_obj_emergency_max', of, skc.skc_obj_emergency_max, seen.objEmergencyMax);
  same('live objects of the Linux slab', of, skc.skc_linux_cache?.live ?? -1, seen.linuxLive);
  compareLock(k, skc, seen, kind);
}

/** Where CPUs run side by side, a lock passes to the next task before that task runs again and takes it. */
function compareLock(k: SplKernel, skc: spl_kmem_cache_t, seen: CacheView, kind: number): void {
  const holder = skc.skc_lock.holder?.id ?? -1;
  const isOnItsWay = k.parallel !== null && (seen.lockHolder === -1 || kind === KIND.lock);
  if (!isOnItsWay) same('holder of skc_lock', skc.index, holder, seen.lockHolder);
}

function compareList(k: SplKernel, view: View, list: SlabList, seen: SlabListView, code: number): void {
  let slot = seen.head;
  let before = -1;
  let length = 0;
  for (let sks = list.head; sks !== null; sks = sks.next) {
    same('next on the list', before, sks.slot, slot);
    same('previous on the list', slot, before, view.slabPrev.get(slot));
    same('list', slot, code, view.slabList.get(slot));
    compareSlab(k, view, sks);
    length += 1;
    before = slot;
    slot = view.slabNext.get(slot);
  }
  same('next on the list', before, -1, slot);
  same('tail of the list', code, before, seen.tail);
  same('length of the list', code, length, seen.length);
}

/** Compares a slab and its free objects. */
export function compareSlab(k: SplKernel, view: View, sks: spl_kmem_slab_t): void {
  const { slot } = sks;
  same('cache of slab', slot, sks.sks_cache.index, view.slabCache.get(slot));
  same('number of slab', slot, sks.number, view.slabNumber.get(slot));
  same('page of slab', slot, sks.page, view.slabPage.get(slot));
  same('first object of slab', slot, sks.first, view.slabFirst.get(slot));
  same('sks_ref', slot, sks.sks_ref, view.slabRef.get(slot));
  same('sks_age', slot, sks.sks_age, view.slabAge.get(slot));
  let seen = view.slabFree.get(slot);
  let obj = sks.sks_free_list;
  // After a double free the list may run in a circle.
  for (let i = 0; i <= sks.sks_objs; i++) {
    same('free list of slab', slot, obj, seen);
    if (obj === 0) return;
    if (!k.misused) same('place of object', obj, PLACE.slab, view.objPlace.get(obj));
    obj = k.objs.sko_list[obj] ?? 0;
    seen = view.objNext.get(seen);
  }
}

/** Compares a magazine; one that is freed is not in the view. */
export function compareMagazine(
  k: SplKernel,
  view: View,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  cache: CacheView,
): void {
  const cpu = skm.skm_cpu;
  const seen = cache.magazines[cpu] ?? null;
  sameFact('use of the magazine', cpu, skm.skm_magic !== POISON, seen !== null);
  if (seen === null) return;
  same('skm_age', cpu, skm.skm_age, seen.age);
  // While a magazine is flushed its oldest objects are back in their slabs before the rest moves up.
  const { fn } = k.current;
  const isFlushed = fn === FN.__spl_cache_flush || fn === FN.spl_cache_shrink || view.panic !== null;
  const gone = isFlushed ? skm.skm_avail - seen.count : 0;
  if (gone < 0 || (gone > 0 && skc.skc_lock.holder === null))
    throw new Disagreement('objects flushed from the magazine', cpu, 0, gone);
  same('skm_avail', cpu, skm.skm_avail - gone, seen.count);
  for (let i = gone; i < skm.skm_avail; i++) {
    const obj: Obj = skm.skm_objs[i] ?? 0;
    same('object in the magazine', cpu, obj, seen.at(i - gone));
    if (k.misused) continue;
    same('place of object', obj, PLACE.magazine, view.objPlace.get(obj));
    same('CPU of object', obj, cpu, view.objCpu.get(obj));
  }
}
