import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine, MayBlock } from '../kernel/coroutine.ts';
import { local_irq_disable, local_irq_enable } from '../kernel/irq.ts';
import { emit, emitCall, enter, leave } from '../kernel/kernel.ts';
import { kmem_cache_alloc } from '../kernel/linux-slab.ts';
import { ASSERT, ASSERT0 } from '../kernel/panic.ts';
import { endSlice } from '../kernel/slice.ts';
import { KM_NOSLEEP, KM_PUBLIC_MASK, KMC_BIT_DESTROY, KMC_DESTROY, KMC_SLAB, test_bit } from './flags.ts';
import { localMagazine } from './magazine.ts';
import type { SplKernel } from './module.ts';
import { spl_cache_refill } from './refill.ts';
import { SPL_KMEM_CACHE_ALIGN } from './size.ts';
import { type Obj, SKC_MAGIC, SKM_MAGIC, type spl_kmem_cache_t } from './types.ts';

/**
 * Allocates an object from the current CPU's magazine, or from wherever spl_cache_refill() finds one. Returns 0 to a
 * caller that may not sleep and found the magazine empty, even if the refill worked.
 * @throws KernelPanic when the flags are not public or the cache is being destroyed.
 */
export function spl_kmem_cache_alloc(k: SplKernel, skc: spl_kmem_cache_t, flags: number): MayBlock<Obj> {
  // Every allocation passes here, so the checks are one condition; checkAlloc() finds the one that failed.
  if ((flags & ~KM_PUBLIC_MASK) !== 0 || skc.skc_magic !== SKC_MAGIC || (skc.skc_flags & KMC_DESTROY) !== 0)
    checkAlloc(k, skc, flags);
  if ((skc.skc_flags & KMC_SLAB) !== 0) return allocSlowly(k, skc, flags);
  const skm = localMagazine(k, skc);
  const avail = skm.skm_avail - 1;
  const obj = avail < 0 ? 0 : (skm.skm_objs[avail] ?? 0);
  // Calls that will fail a check take the slow path too, which emits each step before the panic.
  if (obj === 0 || skm.skm_magic !== SKM_MAGIC || !isP2Aligned(k, skc, obj))
    return allocSlowly(k, skc, flags);

  // A hit: interrupts are off in the reference, so no other code can see its steps. One event records it.
  skm.skm_avail = avail;
  skm.skm_age = k.jiffies;
  emitCall(k, KIND.allocHit, FN.spl_kmem_cache_alloc, obj, skc.index);
  if (skc.skc_ctor !== null) construct(k, skc, obj);
  return obj;
}

/** The whole of spl_kmem_cache_alloc(), step by step, for calls that are not a hit. */
function* allocSlowly(k: SplKernel, skc: spl_kmem_cache_t, flags: number): Coroutine<Obj> {
  const caller = enter(k, FN.spl_kmem_cache_alloc);
  const slc = skc.skc_linux_cache;
  let obj: Obj = 0;

  if (slc !== null) {
    do {
      if (k.isSliceOver) yield* endSlice(k);
      obj = kmem_cache_alloc(k, slc);
    } while (obj === 0 && (flags & KM_NOSLEEP) === 0);
  } else {
    local_irq_disable(k);
    for (;;) {
      if (k.isSliceOver) yield* endSlice(k);
      // After a refill that slept this may be another CPU, and so another magazine.
      const skm = localMagazine(k, skc);
      ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC');

      if (skm.skm_avail > 0) {
        skm.skm_avail -= 1;
        obj = skm.skm_objs[skm.skm_avail] ?? 0;
        skm.skm_age = k.jiffies;
        emit(k, KIND.alloc, obj, skc.index);
        local_irq_enable(k);
        ASSERT(k, obj !== 0, 'obj');
        ASSERT(k, isP2Aligned(k, skc, obj), 'IS_P2ALIGNED(obj, skc->skc_obj_align)');
        break;
      }
      obj = yield* spl_cache_refill(k, skc, skm, flags);
      if (obj !== 0 || (flags & KM_NOSLEEP) !== 0) {
        local_irq_enable(k);
        break;
      }
    }
  }

  if (obj !== 0 && skc.skc_ctor !== null) construct(k, skc, obj);
  return leave(k, caller, obj);
}

/**
 * IS_P2ALIGNED(obj, skc_obj_align). All objects are at least 8-byte aligned, so there is rarely anything to look up.
 */
function isP2Aligned(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): boolean {
  return skc.skc_obj_align <= SPL_KMEM_CACHE_ALIGN || k.objs.isAligned(obj, skc.skc_obj_align);
}

function construct(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): void {
  skc.skc_ctor?.(obj);
  emit(k, KIND.constructed, obj, skc.index);
}

function checkAlloc(k: SplKernel, skc: spl_kmem_cache_t, flags: number): void {
  const fn = 'spl_kmem_cache_alloc';
  ASSERT0(k, flags & ~KM_PUBLIC_MASK, 'flags & ~KM_PUBLIC_MASK', fn);
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', fn);
  ASSERT(k, !test_bit(k, KMC_BIT_DESTROY, skc), '!test_bit(KMC_BIT_DESTROY, &skc->skc_flags)', fn);
}
