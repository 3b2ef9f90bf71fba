import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine, MayBlock } from '../kernel/coroutine.ts';
import { local_irq_disable, local_irq_enable } from '../kernel/irq.ts';
import { emit, emitCall, enter, leave } from '../kernel/kernel.ts';
import { kmem_cache_alloc } from '../kernel/linux-slab.ts';
import { ASSERT, ASSERT0, panic } from '../kernel/panic.ts';
import { KM_NOSLEEP, KM_PUBLIC_MASK, KMC_BIT_DESTROY, KMC_SLAB, test_bit } from './flags.ts';
import { localMagazine } from './magazine.ts';
import type { SplKernel } from './module.ts';
import { spl_cache_refill } from './refill.ts';
import { SPL_KMEM_CACHE_ALIGN } from './size.ts';
import { type Obj, SKC_MAGIC, SKM_MAGIC, type spl_kmem_cache_t, type spl_kmem_magazine_t } from './types.ts';

/**
 * An object from the current cpu's magazine, or from wherever spl_cache_refill() finds one; 0 when a caller that may
 * not sleep found the magazine empty, even if the refill worked.
 * @throws KernelPanic when the flags are not public or the cache is being destroyed.
 */
export function spl_kmem_cache_alloc(k: SplKernel, skc: spl_kmem_cache_t, flags: number): MayBlock<Obj> {
  // All checks in one condition, spelled out where one fails: this is the path that every caller takes.
  if ((flags & ~KM_PUBLIC_MASK) !== 0 || skc.skc_magic !== SKC_MAGIC || test_bit(KMC_BIT_DESTROY, skc))
    refuse(k, skc, flags);
  if ((skc.skc_flags & KMC_SLAB) !== 0) return allocFromLinux(k, skc, flags);
  // With interrupts off nobody can look between the steps of a hit: it is one fact.
  const skm = localMagazine(k, skc);
  if (skm.skm_avail === 0) return allocAfterRefill(k, skc, flags);
  const obj = pop(k, skc, skm);
  emitCall(k, KIND.allocHit, FN.spl_kmem_cache_alloc, obj, skc.index);
  if (skc.skc_ctor !== null) construct(k, skc, obj);
  return obj;
}

function allocAfterRefill(k: SplKernel, skc: spl_kmem_cache_t, flags: number): MayBlock<Obj> {
  const caller = enter(k, FN.spl_kmem_cache_alloc);
  local_irq_disable(k);
  let obj = takeOrRefill(k, skc, flags);
  while (obj === 0 && (flags & KM_NOSLEEP) === 0) obj = takeOrRefill(k, skc, flags);
  return typeof obj === 'number' ? allocated(k, skc, caller, obj) : allocLater(k, skc, flags, caller, obj);
}

/** The rest of spl_kmem_cache_alloc() once a refill sleeps. */
function* allocLater(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  flags: number,
  caller: number,
  refill: Coroutine<Obj>,
): Coroutine<Obj> {
  let obj = yield* refill;
  while (obj === 0 && (flags & KM_NOSLEEP) === 0) {
    const got = takeOrRefill(k, skc, flags);
    obj = typeof got === 'number' ? got : yield* got;
  }
  return allocated(k, skc, caller, obj);
}

function allocated(k: SplKernel, skc: spl_kmem_cache_t, caller: number, obj: Obj): Obj {
  local_irq_enable(k);
  if (obj !== 0 && skc.skc_ctor !== null) construct(k, skc, obj);
  return leave(k, caller, obj);
}

function allocFromLinux(k: SplKernel, skc: spl_kmem_cache_t, flags: number): Obj {
  const caller = enter(k, FN.spl_kmem_cache_alloc);
  const slc = skc.skc_linux_cache;
  let obj = 0;
  do {
    if (slc !== null) obj = kmem_cache_alloc(k, slc);
  } while (obj === 0 && (flags & KM_NOSLEEP) === 0);
  if (obj !== 0 && skc.skc_ctor !== null) construct(k, skc, obj);
  return leave(k, caller, obj);
}

/** An object from the magazine or, if it is empty, what a refill makes of it. */
function takeOrRefill(k: SplKernel, skc: spl_kmem_cache_t, flags: number): MayBlock<Obj> {
  // After a refill that slept this may be another cpu, and another magazine.
  const skm = localMagazine(k, skc);
  if (skm.skm_avail === 0) return spl_cache_refill(k, skc, skm, flags);
  const obj = pop(k, skc, skm);
  emit(k, KIND.alloc, obj, skc.index);
  return obj;
}

function pop(k: SplKernel, skc: spl_kmem_cache_t, skm: spl_kmem_magazine_t): Obj {
  const avail = skm.skm_avail - 1;
  const obj = skm.skm_objs[avail] ?? 0;
  skm.skm_avail = avail;
  skm.skm_age = k.jiffies;
  // All checks in one condition here, too.
  if (skm.skm_magic !== SKM_MAGIC || obj === 0 || isAskew(k, skc, obj)) refuseObj(k, skm, obj);
  return obj;
}

/** Whether an object stands where it must not. Every one begins at a multiple of the least alignment. */
function isAskew(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): boolean {
  return skc.skc_obj_align > SPL_KMEM_CACHE_ALIGN && !k.objs.isAligned(obj, skc.skc_obj_align);
}

function refuseObj(k: SplKernel, skm: spl_kmem_magazine_t, obj: Obj): never {
  ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC', 'spl_kmem_cache_alloc');
  ASSERT(k, obj !== 0, 'obj', 'spl_kmem_cache_alloc');
  return panic(k, 'ASSERT', 'IS_P2ALIGNED(obj, skc->skc_obj_align)', 'spl_kmem_cache_alloc');
}

/** Callers look first whether there is a constructor: most caches have none, and this is no part of a hit then. */
function construct(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj): void {
  skc.skc_ctor?.(obj);
  emit(k, KIND.constructed, obj, skc.index);
}

function refuse(k: SplKernel, skc: spl_kmem_cache_t, flags: number): void {
  ASSERT0(k, flags & ~KM_PUBLIC_MASK, 'flags & ~KM_PUBLIC_MASK', 'spl_kmem_cache_alloc');
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', 'spl_kmem_cache_alloc');
  ASSERT(
    k,
    !test_bit(KMC_BIT_DESTROY, skc),
    '!test_bit(KMC_BIT_DESTROY, &skc->skc_flags)',
    'spl_kmem_cache_alloc',
  );
}
