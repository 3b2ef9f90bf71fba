import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { NULL_PAGE, type PageAddress } from '../kernel/alloc.ts';
import type { Coroutine, MayBlock } from '../kernel/coroutine.ts';
import { emit, enter, leave } from '../kernel/kernel.ts';
import { ASSERT, panic } from '../kernel/panic.ts';
import { spin_lock, spin_lock_slowpath, spin_unlock } from '../kernel/spinlock.ts';
import { KMC_OFFSLAB } from './flags.ts';
import { kv_alloc, kv_free } from './kv.ts';
import type { SplKernel } from './module.ts';
import { spl_obj_size, spl_offslab_size, spl_sks_size } from './size.ts';
import { list_del } from './slab-list.ts';
import {
  type Obj,
  POISON,
  SKC_MAGIC,
  SKS_MAGIC,
  type spl_kmem_cache_t,
  type spl_kmem_slab_t,
} from './types.ts';

/** Memory for a slab, cut into objects that are all free; null when there is none. It stands on no list yet. */
export function spl_slab_alloc(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  flags: number,
): spl_kmem_slab_t | null | Coroutine<spl_kmem_slab_t | null> {
  const caller = enter(k, FN.spl_slab_alloc);
  const base = kv_alloc(k, skc, skc.skc_slab_size, flags);
  const isDone = typeof base === 'number' && (base === NULL_PAGE || (skc.skc_flags & KMC_OFFSLAB) === 0);
  return isDone ? carve(k, skc, base, caller) : slabAllocLater(k, skc, base, flags, caller);
}

/** A slab whose objects lie in its own memory; null if there is none. */
function carve(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  base: PageAddress,
  caller: number,
): spl_kmem_slab_t | null {
  if (base === NULL_PAGE) return leave(k, caller, null);
  const first = takeSlots(k, skc);
  k.objs.placeRow(first, first + skc.skc_slab_objs, base, spl_sks_size(skc), spl_obj_size(skc));
  const sks = makeSlab(k, skc, base, first);
  return leave(k, caller, sks);
}

/** The rest of spl_slab_alloc() where it has to wait, or to ask for each object. */
function* slabAllocLater(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  got: MayBlock<PageAddress>,
  flags: number,
  caller: number,
): Coroutine<spl_kmem_slab_t | null> {
  const base = typeof got === 'number' ? got : yield* got;
  if (base === NULL_PAGE || (skc.skc_flags & KMC_OFFSLAB) === 0) return carve(k, skc, base, caller);
  const first = takeSlots(k, skc);
  const placed = yield* placeOffSlab(k, skc, first, flags);
  if (placed < skc.skc_slab_objs) {
    const size = spl_offslab_size(skc);
    for (let i = 0; i < placed; i++) kv_free(k, skc, k.objs.page[first + i] ?? 0, size);
    kv_free(k, skc, base, skc.skc_slab_size);
    k.slots.give(first, skc.skc_slab_objs);
    return leave(k, caller, null);
  }
  return leave(k, caller, makeSlab(k, skc, base, first));
}

function takeSlots(k: SplKernel, skc: spl_kmem_cache_t): Obj {
  const first = k.slots.take(skc.skc_slab_objs);
  k.objs.reserve(first + skc.skc_slab_objs);
  return first;
}

function makeSlab(k: SplKernel, skc: spl_kmem_cache_t, base: PageAddress, first: Obj): spl_kmem_slab_t {
  const sks = k.slabs.take(skc);
  sks.sks_magic = SKS_MAGIC;
  sks.sks_objs = skc.skc_slab_objs;
  sks.sks_age = k.jiffies;
  sks.sks_ref = 0;
  sks.page = base;
  sks.first = first;
  sks.number = 0;
  checkAlignment(k, sks);
  k.objs.thread(sks);
  announce(k, sks);
  return sks;
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
export function spl_slab_reclaim(k: SplKernel, skc: spl_kmem_cache_t): MayBlock<undefined> {
  const caller = enter(k, FN.spl_slab_reclaim);
  if (!spin_lock(k, skc.skc_lock)) return reclaimAfterSpin(k, skc, caller);
  return freeEmptySlabs(k, skc, caller);
}

function* reclaimAfterSpin(k: SplKernel, skc: spl_kmem_cache_t, caller: number): Coroutine<undefined> {
  yield* spin_lock_slowpath(k, skc.skc_lock);
  return freeEmptySlabs(k, skc, caller);
}

/** Unlinks the empty slabs, then frees their memory. Needs skc_lock, and releases it. */
function freeEmptySlabs(k: SplKernel, skc: spl_kmem_cache_t, caller: number): undefined {
  const freed: spl_kmem_slab_t[] = [];
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
  return leave(k, caller, undefined);
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

function checkAlignment(k: SplKernel, sks: spl_kmem_slab_t): void {
  const align = sks.sks_cache.skc_obj_align;
  const end = sks.first + sks.sks_objs;
  for (let obj = sks.first; obj < end; obj++)
    ASSERT(k, k.objs.isAligned(obj, align), 'IS_P2ALIGNED(obj, skc->skc_obj_align)', 'spl_slab_alloc');
}

function announce(k: SplKernel, sks: spl_kmem_slab_t): void {
  emit(k, KIND.slabBuilt, sks.slot, sks.sks_cache.index);
  emit(k, KIND.slabPlaced, sks.slot, sks.page);
  emit(k, KIND.slabCarved, sks.slot, sks.first);
  const isOffSlab = (sks.sks_cache.skc_flags & KMC_OFFSLAB) !== 0;
  for (let i = 0; isOffSlab && i < sks.sks_objs; i++) {
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
    ASSERT(k, k.objs.sko_slab[obj] === sks.slot + 1, 'sko->sko_magic == SKO_MAGIC', 'spl_slab_reclaim');
    kv_free(k, skc, k.objs.page[obj] ?? 0, size);
  }
}

function forget(k: SplKernel, sks: spl_kmem_slab_t): void {
  sks.sks_magic = POISON;
  k.objs.forget(sks);
  k.slots.give(sks.first, sks.sks_objs);
  k.slabs.give(sks);
  emit(k, KIND.slabFreed, sks.slot, 0);
}
