import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { MOST_OBJS, MOST_SLABS } from '../event/packing.ts';
import type { Coroutine, MayBlock } from '../kernel/coroutine.ts';
import { local_irq_disable, local_irq_enable } from '../kernel/irq.ts';
import { emitCall, enter, leave } from '../kernel/kernel.ts';
import { ASSERT } from '../kernel/panic.ts';
import { spin_lock, spin_lock_slowpath, spin_unlock } from '../kernel/spinlock.ts';
import { spl_cache_grow } from './grow.ts';
import type { SplKernel } from './module.ts';
import { list_add, list_del } from './slab-list.ts';
import {
  type Obj,
  SKC_MAGIC,
  SKM_MAGIC,
  SKS_MAGIC,
  type spl_kmem_cache_t,
  type spl_kmem_magazine_t,
  type spl_kmem_slab_t,
} from './types.ts';

/**
 * Takes the first free object of a slab into the magazine. Needs skc_lock.
 * @throws KernelPanic when the slab is none.
 */
export function spl_cache_obj(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  sks: spl_kmem_slab_t,
  skm: spl_kmem_magazine_t,
): void {
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', 'spl_cache_obj');
  ASSERT(k, sks.sks_magic === SKS_MAGIC, 'sks->sks_magic == SKS_MAGIC', 'spl_cache_obj');
  ASSERT(k, skc.skc_lock.holder !== null, 'spin_is_locked(&skc->skc_lock)', 'spl_cache_obj');
  const obj = sks.sks_free_list;
  ASSERT(k, k.objs.sko_slab[obj] === sks.slot + 1, 'sko->sko_magic == SKO_MAGIC', 'spl_cache_obj');
  sks.sks_free_list = k.objs.sko_list[obj] ?? 0;
  // list_del_init(): on no list, an object stands before itself.
  k.objs.sko_list[obj] = obj;
  sks.sks_age = k.jiffies;
  sks.sks_ref += 1;
  skc.skc_obj_alloc += 1;
  let marks = 0;
  if (skc.skc_obj_alloc > skc.skc_obj_max) {
    skc.skc_obj_max = skc.skc_obj_alloc;
    marks |= MOST_OBJS;
  }
  if (sks.sks_ref === 1) {
    skc.skc_slab_alloc += 1;
    if (skc.skc_slab_alloc > skc.skc_slab_max) {
      skc.skc_slab_max = skc.skc_slab_alloc;
      marks |= MOST_SLABS;
    }
  }
  // The reference returns the object and its only caller stores it: one step here, for one fact to tell.
  skm.skm_objs[skm.skm_avail] = obj;
  skm.skm_avail += 1;
  emitCall(k, KIND.objLoaded, FN.spl_cache_obj, obj, marks);
}

/**
 * Refills a magazine from the partial slabs, and grows the cache when there are none. Returns 0 on success too: the
 * caller looks at its magazine again; anything else is an emergency object for the caller.
 */
export function spl_cache_refill(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  flags: number,
): MayBlock<Obj> {
  const caller = enter(k, FN.spl_cache_refill);
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', 'spl_cache_refill');
  ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC', 'spl_cache_refill');
  const refill = Math.min(skm.skm_refill, skm.skm_size - skm.skm_avail);
  if (!spin_lock(k, skc.skc_lock)) return refillAfterSpin(k, skc, skm, refill, flags, caller);
  return takeOrGrow(k, skc, skm, refill, flags, caller);
}

function* refillAfterSpin(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  refill: number,
  flags: number,
  caller: number,
): Coroutine<Obj> {
  yield* spin_lock_slowpath(k, skc.skc_lock);
  const rc = takeOrGrow(k, skc, skm, refill, flags, caller);
  return typeof rc === 'number' ? rc : yield* rc;
}

/** Takes `refill` objects from the partial slabs; grows the cache if these run out. Needs skc_lock, and releases it. */
function takeOrGrow(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  refill: number,
  flags: number,
  caller: number,
): MayBlock<Obj> {
  for (let count = 0; count < refill; ) {
    const sks = skc.skc_partial_list.head;
    if (sks === null) {
      spin_unlock(k, skc.skc_lock);
      local_irq_enable(k);
      const rc = spl_cache_grow(k, skc, flags);
      return typeof rc === 'number' ? grown(k, caller, rc) : grownLater(k, caller, rc);
    }
    count += takeFrom(k, skc, sks, skm, refill - count, count);
  }
  spin_unlock(k, skc.skc_lock);
  return leave(k, caller, 0);
}

/**
 * What a refill makes of a growth. The reference would go on refilling after one that ends with 0; in this version none
 * does, as growth reports an error even when it worked.
 */
function grown(k: SplKernel, caller: number, rc: number): Obj {
  local_irq_disable(k);
  return leave(k, caller, Math.max(rc, 0));
}

function* grownLater(k: SplKernel, caller: number, growth: Coroutine<Obj>): Coroutine<Obj> {
  return grown(k, caller, yield* growth);
}

/** Moves up to `refill` objects of a partial slab into the magazine, behind `count` others; returns how many. */
function takeFrom(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  sks: spl_kmem_slab_t,
  skm: spl_kmem_magazine_t,
  refill: number,
  count: number,
): number {
  ASSERT(k, sks.sks_magic === SKS_MAGIC, 'sks->sks_magic == SKS_MAGIC', 'spl_cache_refill');
  ASSERT(k, sks.sks_ref < sks.sks_objs, 'sks->sks_ref < sks->sks_objs', 'spl_cache_refill');
  ASSERT(k, sks.sks_free_list !== 0, '!list_empty(&sks->sks_free_list)', 'spl_cache_refill');
  let taken = 0;
  while (sks.sks_ref < sks.sks_objs && taken < refill) {
    taken += 1;
    ASSERT(k, skm.skm_avail < skm.skm_size, 'skm->skm_avail < skm->skm_size', 'spl_cache_refill');
    ASSERT(k, count + taken < skm.skm_size, 'count < skm->skm_size', 'spl_cache_refill');
    spl_cache_obj(k, skc, sks, skm);
  }
  if (sks.sks_ref === sks.sks_objs) {
    list_del(k, sks);
    list_add(k, sks, skc.skc_complete_list);
  }
  return taken;
}
