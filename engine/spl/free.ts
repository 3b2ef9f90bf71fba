import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { is_vmalloc_addr } from '../kernel/alloc.ts';
import type { Coroutine, MayBlock } from '../kernel/coroutine.ts';
import { local_irq_restore, local_irq_save } from '../kernel/irq.ts';
import { emit, emitCall, enter, leave } from '../kernel/kernel.ts';
import { kmem_cache_free } from '../kernel/linux-slab.ts';
import { ASSERT, panic } from '../kernel/panic.ts';
import { spin_lock, spin_lock_slowpath, spin_unlock } from '../kernel/spinlock.ts';
import { spl_emergency_free } from './emergency.ts';
import { KMC_BIT_DESTROY, KMC_SLAB, test_bit } from './flags.ts';
import { localMagazine, spl_cache_flush } from './magazine.ts';
import type { SplKernel } from './module.ts';
import { spl_slab_reclaim } from './slab.ts';
import { type Obj, SKC_MAGIC, SKM_MAGIC, type spl_kmem_cache_t, type spl_kmem_magazine_t } from './types.ts';

/**
 * Puts an object into the current cpu's magazine, whichever cpu it came from. A full magazine first gives its oldest
 * objects back to their slabs, and slabs that are empty then are freed. Emergency objects are freed at once.
 * @throws KernelPanic when the cache is being destroyed.
 */
export function spl_kmem_cache_free(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): MayBlock<undefined> {
  // As in spl_kmem_cache_alloc(): one condition on the path that every caller takes.
  if (skc.skc_magic !== SKC_MAGIC || test_bit(KMC_BIT_DESTROY, skc)) refuse(k, skc);
  if ((skc.skc_flags & KMC_SLAB) !== 0) return freeToLinux(k, skc, obj);
  const skm = localMagazine(k, skc);
  if (skm.skm_avail >= skm.skm_size || !is_vmalloc_addr(k.objs.page[obj] ?? 0))
    return freeWithLock(k, skc, obj);
  if (skm.skm_magic !== SKM_MAGIC) refuseMagazine(k);
  if (skc.skc_dtor !== null) destruct(k, skc, obj);
  const avail = skm.skm_avail;
  skm.skm_objs[avail] = obj;
  skm.skm_avail = avail + 1;
  emitCall(k, KIND.freeHit, FN.spl_kmem_cache_free, obj, skc.index);
  return undefined;
}

function freeWithLock(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): MayBlock<undefined> {
  const caller = enter(k, FN.spl_kmem_cache_free);
  if (skc.skc_dtor !== null) destruct(k, skc, obj);
  if (!is_vmalloc_addr(k.objs.page[obj] ?? 0)) return freeUnlessEmergency(k, skc, obj, caller);
  return freeToMagazine(k, skc, obj, caller);
}

/** What cannot be told from an emergency object by its address alone. */
function* freeUnlessEmergency(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  obj: Obj,
  caller: number,
): Coroutine<undefined> {
  if (!spin_lock(k, skc.skc_lock)) yield* spin_lock_slowpath(k, skc.skc_lock);
  const emergencies = skc.skc_obj_emergency > 0;
  spin_unlock(k, skc.skc_lock);
  if (emergencies && (yield* spl_emergency_free(k, skc, obj)) === 0) return leave(k, caller, undefined);
  const rest = freeToMagazine(k, skc, obj, caller);
  return rest === undefined ? rest : yield* rest;
}

function freeToMagazine(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj, caller: number): MayBlock<undefined> {
  const irqs = local_irq_save(k);
  const skm = localMagazine(k, skc);
  if (skm.skm_magic !== SKM_MAGIC) refuseMagazine(k);
  if (skm.skm_avail < skm.skm_size) {
    push(k, skc, skm, obj, irqs);
    return leave(k, caller, undefined);
  }
  const flush = spl_cache_flush(k, skc, skm, skm.skm_refill);
  if (flush !== undefined) return freeAfterFlush(k, skc, skm, obj, irqs, caller, flush);
  push(k, skc, skm, obj, irqs);
  const reclaim = spl_slab_reclaim(k, skc);
  return reclaim === undefined ? leave(k, caller, undefined) : leaveAfter(k, caller, reclaim);
}

function* freeAfterFlush(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  obj: Obj,
  irqs: boolean,
  caller: number,
  flush: Coroutine<undefined>,
): Coroutine<undefined> {
  yield* flush;
  push(k, skc, skm, obj, irqs);
  const reclaim = spl_slab_reclaim(k, skc);
  if (reclaim !== undefined) yield* reclaim;
  return leave(k, caller, undefined);
}

function* leaveAfter(k: SplKernel, caller: number, rest: Coroutine<undefined>): Coroutine<undefined> {
  yield* rest;
  return leave(k, caller, undefined);
}

function freeToLinux(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): undefined {
  const caller = enter(k, FN.spl_kmem_cache_free);
  if (skc.skc_dtor !== null) destruct(k, skc, obj);
  if (skc.skc_linux_cache !== null) kmem_cache_free(k, skc.skc_linux_cache, obj);
  return leave(k, caller, undefined);
}

function push(k: SplKernel, skc: spl_kmem_cache_t, skm: spl_kmem_magazine_t, obj: Obj, irqs: boolean): void {
  skm.skm_objs[skm.skm_avail] = obj;
  skm.skm_avail += 1;
  emit(k, KIND.free, obj, skc.index);
  local_irq_restore(k, irqs);
}

/** Only where there is a destructor, as construct() in alloc.ts. */
function destruct(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): void {
  skc.skc_dtor?.(obj);
  emit(k, KIND.destructed, obj, skc.index);
}

function refuse(k: SplKernel, skc: spl_kmem_cache_t): void {
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', 'spl_kmem_cache_free');
  ASSERT(
    k,
    !test_bit(KMC_BIT_DESTROY, skc),
    '!test_bit(KMC_BIT_DESTROY, &skc->skc_flags)',
    'spl_kmem_cache_free',
  );
}

function refuseMagazine(k: SplKernel): never {
  return panic(k, 'ASSERT', 'skm->skm_magic == SKM_MAGIC', 'spl_kmem_cache_free');
}
