import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { kmalloc } from '../kernel/alloc.ts';
import type { Coroutine, MayBlock } from '../kernel/coroutine.ts';
import { ENOMEM } from '../kernel/errno.ts';
import { GFP_KERNEL } from '../kernel/gfp.ts';
import { emit, enter, leave, smp_processor_id } from '../kernel/kernel.ts';
import { ASSERT, panic } from '../kernel/panic.ts';
import { spin_lock, spin_lock_slowpath, spin_trylock, spin_unlock } from '../kernel/spinlock.ts';
import { setCacheField } from './cache-field.ts';
import { KM_SLEEP, KMC_NOMAGAZINE } from './flags.ts';
import { kmem_flags_convert } from './kv.ts';
import type { SplKernel } from './module.ts';
import { spl_cache_shrink } from './shrink.ts';
import { spl_magazine_size } from './size.ts';
import { POISON, SKC_MAGIC, SKM_MAGIC, type spl_kmem_cache_t, type spl_kmem_magazine_t } from './types.ts';

/** The magazine of the current cpu. */
export const localMagazine = (k: SplKernel, skc: spl_kmem_cache_t): spl_kmem_magazine_t =>
  skc.skc_mag[smp_processor_id(k)] ?? withoutMagazines(k);

function withoutMagazines(k: SplKernel): never {
  return panic(k, 'BUG', 'cache without magazines', 'spl_kmem_cache_alloc');
}

/** Returns up to `flush` of the oldest objects of a magazine to their slabs. Needs skc_lock. */
export function __spl_cache_flush(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  flush: number,
): void {
  const caller = enter(k, FN.__spl_cache_flush);
  const count = Math.min(flush, skm.skm_avail);
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', '__spl_cache_flush');
  ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC', '__spl_cache_flush');
  ASSERT(k, skc.skc_lock.holder !== null, 'spin_is_locked(&skc->skc_lock)', '__spl_cache_flush');
  const { skm_objs } = skm;
  for (let i = 0; i < count; i++) spl_cache_shrink(k, skc, skm_objs[i] ?? 0, skm.skm_cpu);
  skm.skm_avail -= count;
  for (let i = 0; i < skm.skm_avail; i++) skm_objs[i] = skm_objs[i + count] ?? 0;
  leave(k, caller, undefined);
}

/** {@link __spl_cache_flush} under skc_lock. */
export function spl_cache_flush(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  flush: number,
): MayBlock<undefined> {
  const caller = enter(k, FN.spl_cache_flush);
  if (!spin_lock(k, skc.skc_lock)) return flushAfterSpin(k, skc, skm, flush, caller);
  return flushAndUnlock(k, skc, skm, flush, caller);
}

function* flushAfterSpin(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  flush: number,
  caller: number,
): Coroutine<undefined> {
  yield* spin_lock_slowpath(k, skc.skc_lock);
  return flushAndUnlock(k, skc, skm, flush, caller);
}

function flushAndUnlock(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  flush: number,
  caller: number,
): undefined {
  __spl_cache_flush(k, skc, skm, flush);
  spin_unlock(k, skc.skc_lock);
  return leave(k, caller, undefined);
}

/** Flushes the current cpu's magazine when nothing was taken from it for skc_delay seconds. Runs with interrupts off. */
export function spl_magazine_age(k: SplKernel, skc: spl_kmem_cache_t): void {
  const caller = enter(k, FN.spl_magazine_age);
  const skm = localMagazine(k, skc);
  ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC', 'spl_magazine_age');
  ASSERT(k, skm.skm_cpu === smp_processor_id(k), 'skm->skm_cpu == smp_processor_id()', 'spl_magazine_age');
  ASSERT(k, k.irqsOff[skm.skm_cpu] === true, 'irqs_disabled()', 'spl_magazine_age');
  const old = skm.skm_avail > 0 && k.jiffies >= skm.skm_age + skc.skc_delay * k.hz;
  // The interrupt may have hit the very holder of the lock: it must not wait for it.
  if (old && spin_trylock(k, skc.skc_lock)) {
    __spl_cache_flush(k, skc, skm, skm.skm_refill);
    spin_unlock(k, skc.skc_lock);
  }
  leave(k, caller, undefined);
}

/** A magazine for `cpu`, or null when there is no memory. */
export function spl_magazine_alloc(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  cpu: number,
): spl_kmem_magazine_t | null {
  const caller = enter(k, FN.spl_magazine_alloc);
  if (!kmalloc(k, GFP_KERNEL)) return leave(k, caller, null);
  const skm: spl_kmem_magazine_t = {
    skm_magic: SKM_MAGIC,
    skm_avail: 0,
    skm_size: skc.skc_mag_size,
    skm_refill: skc.skc_mag_refill,
    skm_age: k.jiffies,
    skm_cpu: cpu,
    skm_objs: new Int32Array(skc.skc_mag_size),
  };
  return leave(k, caller, skm);
}

/**
 * Frees a magazine.
 * @throws KernelPanic when it is not empty.
 */
export function spl_magazine_free(k: SplKernel, skc: spl_kmem_cache_t, skm: spl_kmem_magazine_t): void {
  const caller = enter(k, FN.spl_magazine_free);
  ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC', 'spl_magazine_free');
  ASSERT(k, skm.skm_avail === 0, 'skm->skm_avail == 0', 'spl_magazine_free');
  skm.skm_magic = POISON;
  emit(k, KIND.magazineFreed, skc.index, skm.skm_cpu);
  leave(k, caller, undefined);
}

/** Makes a magazine for each cpu; returns 0, or -ENOMEM. */
export function spl_magazine_create(k: SplKernel, skc: spl_kmem_cache_t): number {
  const caller = enter(k, FN.spl_magazine_create);
  if ((skc.skc_flags & KMC_NOMAGAZINE) !== 0) return leave(k, caller, 0);
  // The reference does not look at the outcome of this allocation.
  kmalloc(k, kmem_flags_convert(k, KM_SLEEP));
  skc.skc_mag_size = spl_magazine_size(k, skc);
  setCacheField(k, skc, 'magSize', skc.skc_mag_size);
  skc.skc_mag_refill = Math.floor((skc.skc_mag_size + 1) / 2);
  setCacheField(k, skc, 'magRefill', skc.skc_mag_refill);
  for (let cpu = 0; cpu < k.cpus; cpu++) {
    const skm = spl_magazine_alloc(k, skc, cpu);
    if (skm === null) {
      for (const made of skc.skc_mag.splice(0).reverse()) spl_magazine_free(k, skc, made);
      return leave(k, caller, -ENOMEM);
    }
    skc.skc_mag.push(skm);
    emit(k, KIND.magazineMade, skc.index, cpu);
  }
  return leave(k, caller, 0);
}

/** Flushes and frees all magazines. */
export function* spl_magazine_destroy(k: SplKernel, skc: spl_kmem_cache_t): Coroutine<void> {
  const caller = enter(k, FN.spl_magazine_destroy);
  for (const skm of skc.skc_mag) {
    const flush = spl_cache_flush(k, skc, skm, skm.skm_avail);
    if (flush !== undefined) yield* flush;
    spl_magazine_free(k, skc, skm);
  }
  skc.skc_mag = [];
  leave(k, caller, undefined);
}
