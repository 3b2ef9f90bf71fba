import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { MOST_OBJS, MOST_SLABS } from '../event/packing.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { local_irq_disable, local_irq_enable } from '../kernel/irq.ts';
import { emitCall, enter, leave } from '../kernel/kernel.ts';
import { ASSERT } from '../kernel/panic.ts';
import { spin_lock, spin_unlock } from '../kernel/spinlock.ts';
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
 * Takes the first free object of a slab and puts it into the magazine, in one step: the reference returns the object and
 * its only caller stores it. Needs skc_lock.
 * @throws KernelPanic when `sks` is not a slab.
 */
export function spl_cache_obj(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  sks: spl_kmem_slab_t,
  skm: spl_kmem_magazine_t,
): void {
  const fn = 'spl_cache_obj';
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', fn);
  ASSERT(k, sks.sks_magic === SKS_MAGIC, 'sks->sks_magic == SKS_MAGIC', fn);
  ASSERT(k, skc.skc_lock.holder !== null, 'spin_is_locked(&skc->skc_lock)', fn);

  const obj = sks.sks_free_list;
  ASSERT(k, k.objs.sko_slab[obj] === sks.slot + 1, 'sko->sko_magic == SKO_MAGIC', fn);

  // list_del_init(): an unlinked object points to itself.
  sks.sks_free_list = k.objs.sko_list[obj] ?? 0;
  k.objs.sko_list[obj] = obj;

  sks.sks_age = k.jiffies;
  sks.sks_ref += 1;
  skc.skc_obj_alloc += 1;

  let raised = 0;
  if (skc.skc_obj_alloc > skc.skc_obj_max) {
    skc.skc_obj_max = skc.skc_obj_alloc;
    raised |= MOST_OBJS;
  }

  if (sks.sks_ref === 1) {
    skc.skc_slab_alloc += 1;
    if (skc.skc_slab_alloc > skc.skc_slab_max) {
      skc.skc_slab_max = skc.skc_slab_alloc;
      raised |= MOST_SLABS;
    }
  }

  skm.skm_objs[skm.skm_avail] = obj;
  skm.skm_avail += 1;
  emitCall(k, KIND.objLoaded, FN.spl_cache_obj, obj, raised);
}

/**
 * Refills a magazine from the partial slabs, and grows the cache when there are none. Returns 0 even on success: the
 * caller looks at its magazine again. Any other result is an emergency object for the caller.
 */
export function* spl_cache_refill(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  flags: number,
): Coroutine<Obj> {
  const caller = enter(k, FN.spl_cache_refill);
  let count = 0;

  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC');
  ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC');

  let refill = Math.min(skm.skm_refill, skm.skm_size - skm.skm_avail);
  yield* spin_lock(k, skc.skc_lock);

  while (refill > 0) {
    const sks = skc.skc_partial_list.head;
    if (sks === null) {
      spin_unlock(k, skc.skc_lock);

      local_irq_enable(k);
      const rc = yield* spl_cache_grow(k, skc, flags);
      local_irq_disable(k);

      // An emergency object, or an error. The reference would continue to refill after 0, but growth in this version
      // reports an error even when it worked.
      return leave(k, caller, Math.max(rc, 0));
    }

    ASSERT(k, sks.sks_magic === SKS_MAGIC, 'sks->sks_magic == SKS_MAGIC');
    ASSERT(k, sks.sks_ref < sks.sks_objs, 'sks->sks_ref < sks->sks_objs');
    ASSERT(k, sks.sks_free_list !== 0, '!list_empty(&sks->sks_free_list)');

    while (sks.sks_ref < sks.sks_objs && refill > 0) {
      refill -= 1;
      count += 1;
      ASSERT(k, skm.skm_avail < skm.skm_size, 'skm->skm_avail < skm->skm_size');
      ASSERT(k, count < skm.skm_size, 'count < skm->skm_size');
      spl_cache_obj(k, skc, sks, skm);
    }

    if (sks.sks_ref === sks.sks_objs) {
      list_del(k, sks);
      list_add(k, sks, skc.skc_complete_list);
    }
  }

  spin_unlock(k, skc.skc_lock);
  return leave(k, caller, 0);
}
