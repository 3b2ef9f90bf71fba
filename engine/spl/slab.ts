import { FN, KIND } from '../event.ts';
import { NULL_PAGE } from '../kernel/alloc.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { emit, enter, leave } from '../kernel/kernel.ts';
import { ASSERT, panic } from '../kernel/panic.ts';
import { spin_lock, spin_lock_slowpath, spin_unlock } from '../kernel/spinlock.ts';
import { KMC_OFFSLAB } from './flags.ts';
import { kv_alloc, kv_free } from './kv.ts';
import type { SplKernel } from './module.ts';
import { spl_obj_size, spl_offslab_size, spl_sks_size } from './size.ts';
import { list_del } from './slab-list.ts';
import { type Obj, POISON, SKC_MAGIC, SKS_MAGIC, type spl_kmem_cache_t, spl_kmem_slab_t } from './types.ts';

/** Memory for a slab, cut into objects that are all free; null when there is none. It stands on no list yet. */
export function* spl_slab_alloc(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  flags: number,
): Coroutine<spl_kmem_slab_t | null> {
  const caller = enter(k, FN.spl_slab_alloc);
  const got = kv_alloc(k, skc, skc.skc_slab_size, flags);
  const base = typeof got === 'number' ? got : yield* got;
  if (base === NULL_PAGE) return leave(k, caller, null);

  const first = k.slots.take(skc.skc_slab_objs);
  k.objs.reserve(first + skc.skc_slab_objs);
  const offslab = (skc.skc_flags & KMC_OFFSLAB) !== 0;
  if (offslab) {
    const placed = yield* placeOffSlab(k, skc, first, flags);
    if (placed < skc.skc_slab_objs) {
      const size = spl_offslab_size(skc);
      for (let i = 0; i < placed; i++) kv_free(k, skc, k.objs.page[first + i] ?? 0, size);
      kv_free(k, skc, base, skc.skc_slab_size);
      k.slots.give(first, skc.skc_slab_objs);
      return leave(k, caller, null);
    }
  } else {
    placeOnSlab(k, skc, base, first);
  }
  const sks = new spl_kmem_slab_t(skc, k.freeSlabSlots.pop() ?? k.slabSlots++, base, first, k.jiffies);
  threadFreeList(k, sks);
  announce(k, sks, offslab);
  return leave(k, caller, sks);
}

/**
 * Takes an empty slab out of its cache; the caller frees its memory once the lock is released. Needs skc_lock.
 * @throws KernelPanic when the slab is not empty or no slab.
 */
export function spl_slab_free(k: SplKernel, sks: spl_kmem_slab_t, freed: spl_kmem_slab_t[]): void {
  const caller = enter(k, FN.spl_slab_free);
  const skc = sks.sks_cache;
  ASSERT(k, sks.sks_magic === SKS_MAGIC, 'sks->sks_magic == SKS_MAGIC', 'spl_slab_free');
  ASSERT(k, sks.sks_ref === 0, 'sks->sks_ref == 0', 'spl_slab_free');
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', 'spl_slab_free');
  ASSERT(k, skc.skc_lock.holder !== null, 'spin_is_locked(&skc->skc_lock)', 'spl_slab_free');
  skc.skc_obj_total -= sks.sks_objs;
  skc.skc_slab_total -= 1;
  emit(k, KIND.slabDropped, sks.slot, 0);
  list_del(k, sks);
  freed.push(sks);
  leave(k, caller, undefined);
}

/** Frees the empty slabs, which stand at the end of the partial list. */
export function* spl_slab_reclaim(k: SplKernel, skc: spl_kmem_cache_t): Coroutine<void> {
  const caller = enter(k, FN.spl_slab_reclaim);
  const freed: spl_kmem_slab_t[] = [];
  if (!spin_lock(k, skc.skc_lock)) yield* spin_lock_slowpath(k, skc.skc_lock);
  for (let sks = skc.skc_partial_list.tail; sks !== null && sks.sks_ref === 0; ) {
    const { prev } = sks;
    spl_slab_free(k, sks, freed);
    sks = prev;
  }
  spin_unlock(k, skc.skc_lock);

  // The reference gathers slabs, and the objects of each, at the head of its work lists: the last one is freed first.
  freed.reverse();
  if (k.misused) for (const sks of freed) walkFreeList(k, sks);
  if ((skc.skc_flags & KMC_OFFSLAB) !== 0) {
    const size = spl_offslab_size(skc);
    for (const sks of freed) freeOffSlab(k, skc, sks, size);
  }
  for (const sks of freed) {
    ASSERT(k, sks.sks_magic === SKS_MAGIC, 'sks->sks_magic == SKS_MAGIC', 'spl_slab_reclaim');
    kv_free(k, skc, sks.page, skc.skc_slab_size);
    forget(k, sks);
  }
  leave(k, caller, undefined);
}

/** Allocates memory for each object of a slab; returns for how many there was some. */
function* placeOffSlab(k: SplKernel, skc: spl_kmem_cache_t, first: Obj, flags: number): Coroutine<number> {
  const size = spl_offslab_size(skc);
  for (let i = 0; i < skc.skc_slab_objs; i++) {
    const got = kv_alloc(k, skc, size, flags);
    const page = typeof got === 'number' ? got : yield* got;
    if (page === NULL_PAGE) return i;
    k.objs.place(first + i, page, 0);
  }
  return skc.skc_slab_objs;
}

function placeOnSlab(k: SplKernel, skc: spl_kmem_cache_t, base: number, first: Obj): void {
  const objSize = spl_obj_size(skc);
  let bytes = spl_sks_size(skc);
  for (let i = 0; i < skc.skc_slab_objs; i++, bytes += objSize) k.objs.place(first + i, base, bytes);
}

function threadFreeList(k: SplKernel, sks: spl_kmem_slab_t): void {
  const { sko_slab, sko_list } = k.objs;
  const align = sks.sks_cache.skc_obj_align;
  const end = sks.first + sks.sks_objs;
  for (let obj = sks.first; obj < end; obj++) {
    ASSERT(k, k.objs.isAligned(obj, align), 'IS_P2ALIGNED(obj, skc->skc_obj_align)', 'spl_slab_alloc');
    sko_slab[obj] = sks;
    sko_list[obj] = obj + 1 < end ? obj + 1 : 0;
  }
  sks.sks_free_list = sks.first;
}

function announce(k: SplKernel, sks: spl_kmem_slab_t, offslab: boolean): void {
  if (k.sink === null) return;
  emit(k, KIND.slabBuilt, sks.slot, sks.sks_cache.index);
  emit(k, KIND.slabPlaced, sks.slot, sks.page);
  emit(k, KIND.slabCarved, sks.slot, sks.first);
  for (let i = 0; offslab && i < sks.sks_objs; i++) {
    emit(k, KIND.objPlaced, sks.first + i, k.objs.page[sks.first + i] ?? 0);
  }
}

/** The reference walks the free lists of slabs that it frees: one that runs in a circle holds the cpu for ever. */
function walkFreeList(k: SplKernel, sks: spl_kmem_slab_t): void {
  let obj = sks.sks_free_list;
  for (let i = 0; i < sks.sks_objs; i++) obj = k.objs.sko_list[obj] ?? 0;
  if (obj !== 0) panic(k, 'BUG', 'soft lockup: sks_free_list runs in a circle', 'spl_slab_reclaim');
}

function freeOffSlab(k: SplKernel, skc: spl_kmem_cache_t, sks: spl_kmem_slab_t, size: number): void {
  for (let obj = sks.sks_free_list; obj !== 0; obj = k.objs.sko_list[obj] ?? 0) {
    ASSERT(k, k.objs.sko_slab[obj] === sks, 'sko->sko_magic == SKO_MAGIC', 'spl_slab_reclaim');
    kv_free(k, skc, k.objs.page[obj] ?? 0, size);
  }
}

function forget(k: SplKernel, sks: spl_kmem_slab_t): void {
  sks.sks_magic = POISON;
  for (let i = 0; i < sks.sks_objs; i++) k.objs.sko_slab[sks.first + i] = null;
  k.slots.give(sks.first, sks.sks_objs);
  k.freeSlabSlots.push(sks.slot);
  emit(k, KIND.slabFreed, sks.slot, 0);
}
