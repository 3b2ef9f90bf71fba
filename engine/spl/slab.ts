import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { NULL_PAGE } from '../kernel/address.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { emit, enter, leave } from '../kernel/kernel.ts';
import { ASSERT, panic } from '../kernel/panic.ts';
import { spin_lock, spin_unlock } from '../kernel/spinlock.ts';
import { KMC_OFFSLAB } from './flags.ts';
import { kv_alloc, kv_free } from './kv.ts';
import type { SplKernel } from './module.ts';
import { spl_obj_size, spl_offslab_size, spl_sks_size } from './size.ts';
import { list_del } from './slab-list.ts';
import { POISON, SKC_MAGIC, SKS_MAGIC, type spl_kmem_cache_t, type spl_kmem_slab_t } from './types.ts';

/**
 * Allocates memory for a slab and cuts it into free objects. Returns null without memory; the slab is on no list yet.
 */
export function* spl_slab_alloc(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  flags: number,
): Coroutine<spl_kmem_slab_t | null> {
  const caller = enter(k, FN.spl_slab_alloc);
  const isOffSlab = (skc.skc_flags & KMC_OFFSLAB) !== 0;
  const count = skc.skc_slab_objs;
  let placed = 0;

  const base = yield* kv_alloc(k, skc, skc.skc_slab_size, flags);
  if (base === NULL_PAGE) return leave(k, caller, null);

  const obj_size = spl_obj_size(skc);
  const offslab_size = isOffSlab ? spl_offslab_size(skc) : 0;
  const first = k.slots.take(count);
  k.objs.reserve(first + count);

  for (; placed < count; placed++) {
    const obj = first + placed;
    if (isOffSlab) {
      const page = yield* kv_alloc(k, skc, offslab_size, flags);
      if (page === NULL_PAGE) break;
      k.objs.place(obj, page, 0);
    } else {
      k.objs.place(obj, base, spl_sks_size(skc) + placed * obj_size);
    }

    ASSERT(k, k.objs.isAligned(obj, skc.skc_obj_align), 'IS_P2ALIGNED(obj, skc->skc_obj_align)');
  }

  if (placed < count) {
    for (let i = 0; i < placed; i++) kv_free(k, skc, k.objs.page[first + i] ?? 0, offslab_size);
    kv_free(k, skc, base, skc.skc_slab_size);
    k.slots.give(first, count);
    return leave(k, caller, null);
  }

  // The reference fills in the head of the slab first; here it gets its slot only once nothing can fail.
  const sks = k.slabs.take(skc);
  sks.sks_magic = SKS_MAGIC;
  sks.sks_objs = count;
  sks.sks_age = k.jiffies;
  sks.sks_ref = 0;
  sks.page = base;
  sks.first = first;
  sks.number = 0;
  k.objs.thread(sks);
  emitSlab(k, sks);
  return leave(k, caller, sks);
}

/**
 * Takes an empty slab out of its cache and adds it to `sks_list`; the caller frees its memory after releasing the lock.
 * Needs skc_lock.
 * @throws KernelPanic when the slab is not empty, or not a slab.
 */
function spl_slab_free(k: SplKernel, sks: spl_kmem_slab_t, sks_list: spl_kmem_slab_t[]): void {
  const caller = enter(k, FN.spl_slab_free);
  ASSERT(k, sks.sks_magic === SKS_MAGIC, 'sks->sks_magic == SKS_MAGIC');
  ASSERT(k, sks.sks_ref === 0, 'sks->sks_ref == 0');

  const skc = sks.sks_cache;
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC');
  ASSERT(k, skc.skc_lock.holder !== null, 'spin_is_locked(&skc->skc_lock)');

  skc.skc_obj_total -= sks.sks_objs;
  skc.skc_slab_total -= 1;
  emit(k, KIND.slabDropped, sks.slot, 0);
  list_del(k, sks);
  sks_list.push(sks);
  leave(k, caller, undefined);
}

/** Frees the empty slabs, which are at the end of the partial list. */
export function* spl_slab_reclaim(k: SplKernel, skc: spl_kmem_cache_t): Coroutine<void> {
  const caller = enter(k, FN.spl_slab_reclaim);
  const sks_list: spl_kmem_slab_t[] = [];

  yield* spin_lock(k, skc.skc_lock);
  for (let sks = skc.skc_partial_list.tail; sks !== null && sks.sks_ref === 0; ) {
    const m = sks.prev;
    spl_slab_free(k, sks, sks_list);
    sks = m;
  }
  spin_unlock(k, skc.skc_lock);

  if (k.finePauses) yield;
  // The reference adds each slab, and its objects, at the head of the work lists: the last one is freed first.
  sks_list.reverse();

  const size = (skc.skc_flags & KMC_OFFSLAB) !== 0 ? spl_offslab_size(skc) : 0;
  if (k.misused) for (const sks of sks_list) checkFreeList(k, sks);
  for (const sks of sks_list) {
    for (let obj = sks.sks_free_list; obj !== 0; obj = k.objs.sko_list[obj] ?? 0) {
      ASSERT(k, k.objs.sko_slab[obj] === sks.slot + 1, 'sko->sko_magic == SKO_MAGIC');
      if ((skc.skc_flags & KMC_OFFSLAB) !== 0) kv_free(k, skc, k.objs.page[obj] ?? 0, size);
    }
  }

  for (const sks of sks_list) {
    ASSERT(k, sks.sks_magic === SKS_MAGIC, 'sks->sks_magic == SKS_MAGIC');
    kv_free(k, skc, sks.page, skc.skc_slab_size);
    forgetSlab(k, sks);
  }
  leave(k, caller, undefined);
}

/** Gives a slab that is about to be linked its number within its cache. Needs skc_lock. */
export function numberSlab(k: SplKernel, sks: spl_kmem_slab_t): void {
  const skc = sks.sks_cache;
  skc.slabNumbers += 1;
  sks.number = skc.slabNumbers;
  emit(k, KIND.slabAdded, sks.slot, sks.number);
}

function emitSlab(k: SplKernel, sks: spl_kmem_slab_t): void {
  emit(k, KIND.slabBuilt, sks.slot, sks.sks_cache.index);
  emit(k, KIND.slabPlaced, sks.slot, sks.page);
  emit(k, KIND.slabCarved, sks.slot, sks.first);
  if ((sks.sks_cache.skc_flags & KMC_OFFSLAB) === 0) return;
  for (let obj = sks.first; obj < sks.first + sks.sks_objs; obj++)
    emit(k, KIND.objPlaced, obj, k.objs.page[obj] ?? 0);
}

/** The reference walks the free list of each slab that it frees. If it is circular, the walk never ends. */
function checkFreeList(k: SplKernel, sks: spl_kmem_slab_t): void {
  let obj = sks.sks_free_list;
  for (let i = 0; i < sks.sks_objs; i++) obj = k.objs.sko_list[obj] ?? 0;
  if (obj !== 0) panic(k, 'BUG', 'soft lockup: sks_free_list runs in a circle');
}

function forgetSlab(k: SplKernel, sks: spl_kmem_slab_t): void {
  sks.sks_magic = POISON;
  k.objs.forget(sks);
  k.slots.give(sks.first, sks.sks_objs);
  k.slabs.give(sks);
  emit(k, KIND.slabFreed, sks.slot, 0);
}
