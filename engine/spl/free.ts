import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { is_vmalloc_addr } from '../kernel/address.ts';
import type { Coroutine, MayBlock } from '../kernel/coroutine.ts';
import { local_irq_restore, local_irq_save } from '../kernel/irq.ts';
import { emit, emitCall, enter, leave } from '../kernel/kernel.ts';
import { kmem_cache_free } from '../kernel/linux-slab.ts';
import { ASSERT } from '../kernel/panic.ts';
import { spin_lock, spin_unlock } from '../kernel/spinlock.ts';
import { spl_emergency_free } from './emergency.ts';
import { KMC_BIT_DESTROY, KMC_DESTROY, KMC_SLAB, test_bit } from './flags.ts';
import { localMagazine, spl_cache_flush } from './magazine.ts';
import type { SplKernel } from './module.ts';
import { spl_slab_reclaim } from './slab.ts';
import { type Obj, SKC_MAGIC, SKM_MAGIC, type spl_kmem_cache_t } from './types.ts';

/**
 * Puts an object into the current CPU's magazine, whichever CPU it came from. A full magazine first returns its oldest
 * objects to their slabs, and slabs that become empty are freed. Emergency objects are freed at once.
 * @throws KernelPanic when the cache is being destroyed.
 */
export function spl_kmem_cache_free(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): MayBlock<undefined> {
  // Every free passes here, so the checks are one condition; checkFree() finds the one that failed.
  if (skc.skc_magic !== SKC_MAGIC || (skc.skc_flags & KMC_DESTROY) !== 0) checkFree(k, skc);
  if ((skc.skc_flags & KMC_SLAB) !== 0) return freeSlowly(k, skc, obj);
  const skm = localMagazine(k, skc);
  const avail = skm.skm_avail;
  if (avail >= skm.skm_size || !is_vmalloc_addr(k.objs.page[obj] ?? 0)) return freeSlowly(k, skc, obj);

  // A hit, recorded by one event as in spl_kmem_cache_alloc().
  if (skm.skm_magic !== SKM_MAGIC) checkMagazine(k, skm.skm_magic);
  if (skc.skc_dtor !== null) destruct(k, skc, obj);
  skm.skm_objs[avail] = obj;
  skm.skm_avail = avail + 1;
  emitCall(k, KIND.freeHit, FN.spl_kmem_cache_free, obj, skc.index);
  return undefined;
}

/** The whole of spl_kmem_cache_free(), step by step, for calls that are not a hit. */
function* freeSlowly(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): Coroutine<undefined> {
  const caller = enter(k, FN.spl_kmem_cache_free);
  let do_reclaim = false;
  let do_emergency = false;

  if (skc.skc_dtor !== null) destruct(k, skc, obj);

  if (skc.skc_linux_cache !== null) {
    kmem_cache_free(k, skc.skc_linux_cache, obj);
    return leave(k, caller, undefined);
  }

  // Emergency objects never have a vmalloc address, so only other addresses need a search of the tree.
  if (!is_vmalloc_addr(k.objs.page[obj] ?? 0)) {
    yield* spin_lock(k, skc.skc_lock);
    do_emergency = skc.skc_obj_emergency > 0;
    spin_unlock(k, skc.skc_lock);

    if (do_emergency && (yield* spl_emergency_free(k, skc, obj)) === 0) return leave(k, caller, undefined);
  }

  const flags = local_irq_save(k);
  const skm = localMagazine(k, skc);
  ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC');

  if (skm.skm_avail >= skm.skm_size) {
    yield* spl_cache_flush(k, skc, skm, skm.skm_refill);
    do_reclaim = true;
  }

  skm.skm_objs[skm.skm_avail] = obj;
  skm.skm_avail += 1;
  emit(k, KIND.free, obj, skc.index);
  local_irq_restore(k, flags);

  if (do_reclaim) yield* spl_slab_reclaim(k, skc);
  return leave(k, caller, undefined);
}

function destruct(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): void {
  skc.skc_dtor?.(obj);
  emit(k, KIND.destructed, obj, skc.index);
}

function checkFree(k: SplKernel, skc: spl_kmem_cache_t): void {
  const fn = 'spl_kmem_cache_free';
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', fn);
  ASSERT(k, !test_bit(k, KMC_BIT_DESTROY, skc), '!test_bit(KMC_BIT_DESTROY, &skc->skc_flags)', fn);
}

function checkMagazine(k: SplKernel, magic: number): void {
  ASSERT(k, magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC', 'spl_kmem_cache_free');
}
