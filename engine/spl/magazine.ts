import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { kmalloc } from '../kernel/alloc.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { ENOMEM } from '../kernel/errno.ts';
import { GFP_KERNEL } from '../kernel/gfp.ts';
import { emit, enter, leave, smp_processor_id } from '../kernel/kernel.ts';
import { ASSERT, panic } from '../kernel/panic.ts';
import { spin_lock, spin_trylock, spin_unlock } from '../kernel/spinlock.ts';
import { emitCacheField } from './cache-field.ts';
import { KM_SLEEP, KMC_NOMAGAZINE } from './flags.ts';
import { kmem_flags_convert } from './kv.ts';
import type { SplKernel } from './module.ts';
import { spl_cache_shrink } from './shrink.ts';
import { spl_magazine_size } from './size.ts';
import { POISON, SKC_MAGIC, SKM_MAGIC, type spl_kmem_cache_t, type spl_kmem_magazine_t } from './types.ts';

/** The current CPU's magazine: `skc_mag[smp_processor_id()]`. */
export const localMagazine = (k: SplKernel, skc: spl_kmem_cache_t): spl_kmem_magazine_t =>
  skc.skc_mag[smp_processor_id(k)] ?? withoutMagazines(k);

function withoutMagazines(k: SplKernel): never {
  return panic(k, 'BUG', 'cache without magazines', 'spl_kmem_cache_alloc');
}

/** Returns up to `flush` of the oldest objects of a magazine to their slabs. Needs skc_lock. */
function __spl_cache_flush(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  flush: number,
): void {
  const caller = enter(k, FN.__spl_cache_flush);
  const count = Math.min(flush, skm.skm_avail);

  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC');
  ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC');
  ASSERT(k, skc.skc_lock.holder !== null, 'spin_is_locked(&skc->skc_lock)');

  for (let i = 0; i < count; i++) spl_cache_shrink(k, skc, skm.skm_objs[i] ?? 0, skm.skm_cpu);

  skm.skm_avail -= count;
  skm.skm_objs.copyWithin(0, count, count + skm.skm_avail);
  leave(k, caller, undefined);
}

/** {@link __spl_cache_flush} under skc_lock. */
export function* spl_cache_flush(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  skm: spl_kmem_magazine_t,
  flush: number,
): Coroutine<void> {
  const caller = enter(k, FN.spl_cache_flush);
  yield* spin_lock(k, skc.skc_lock);
  __spl_cache_flush(k, skc, skm, flush);
  spin_unlock(k, skc.skc_lock);
  leave(k, caller, undefined);
}

/** Flushes the current CPU's magazine if nothing was taken from it for skc_delay seconds. Runs with interrupts off. */
export function spl_magazine_age(k: SplKernel, skc: spl_kmem_cache_t): undefined {
  const caller = enter(k, FN.spl_magazine_age);
  const skm = localMagazine(k, skc);

  ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC');
  ASSERT(k, skm.skm_cpu === smp_processor_id(k), 'skm->skm_cpu == smp_processor_id()');
  ASSERT(k, k.irqsOff[skm.skm_cpu] === true, 'irqs_disabled()');

  if (skm.skm_avail === 0 || k.jiffies < skm.skm_age + skc.skc_delay * k.hz)
    return leave(k, caller, undefined);

  // The interrupt may have hit the holder of the lock, so it must not spin.
  if (!spin_trylock(k, skc.skc_lock)) return leave(k, caller, undefined);

  __spl_cache_flush(k, skc, skm, skm.skm_refill);
  spin_unlock(k, skc.skc_lock);
  return leave(k, caller, undefined);
}

/** Allocates a magazine for `cpu`; returns null without memory. */
function spl_magazine_alloc(k: SplKernel, skc: spl_kmem_cache_t, cpu: number): spl_kmem_magazine_t | null {
  const caller = enter(k, FN.spl_magazine_alloc);
  let skm: spl_kmem_magazine_t | null = null;
  if (kmalloc(k, GFP_KERNEL)) {
    skm = {
      skm_magic: SKM_MAGIC,
      skm_avail: 0,
      skm_size: skc.skc_mag_size,
      skm_refill: skc.skc_mag_refill,
      skm_age: k.jiffies,
      skm_cpu: cpu,
      skm_objs: new Int32Array(skc.skc_mag_size),
    };
  }
  return leave(k, caller, skm);
}

/**
 * Frees a magazine.
 * @throws KernelPanic when it is not empty.
 */
function spl_magazine_free(k: SplKernel, skc: spl_kmem_cache_t, skm: spl_kmem_magazine_t): void {
  const caller = enter(k, FN.spl_magazine_free);
  ASSERT(k, skm.skm_magic === SKM_MAGIC, 'skm->skm_magic == SKM_MAGIC');
  ASSERT(k, skm.skm_avail === 0, 'skm->skm_avail == 0');
  skm.skm_magic = POISON;
  emit(k, KIND.magazineFreed, skc.index, skm.skm_cpu);
  leave(k, caller, undefined);
}

/** Creates a magazine for each CPU; returns 0, or -ENOMEM. */
export function spl_magazine_create(k: SplKernel, skc: spl_kmem_cache_t): number {
  const caller = enter(k, FN.spl_magazine_create);
  if ((skc.skc_flags & KMC_NOMAGAZINE) !== 0) return leave(k, caller, 0);

  // The reference does not check the result of this allocation.
  kmalloc(k, kmem_flags_convert(k, KM_SLEEP));
  skc.skc_mag_size = spl_magazine_size(k, skc);
  emitCacheField(k, skc, 'magSize', skc.skc_mag_size);
  skc.skc_mag_refill = Math.floor((skc.skc_mag_size + 1) / 2);
  emitCacheField(k, skc, 'magRefill', skc.skc_mag_refill);

  for (let i = 0; i < k.cpus; i++) {
    const skm = spl_magazine_alloc(k, skc, i);
    if (skm === null) {
      for (const made of skc.skc_mag.splice(0).reverse()) spl_magazine_free(k, skc, made);
      return leave(k, caller, -ENOMEM);
    }
    skc.skc_mag.push(skm);
    emit(k, KIND.magazineMade, skc.index, i);
  }
  return leave(k, caller, 0);
}

/** Flushes and frees all magazines. */
export function* spl_magazine_destroy(k: SplKernel, skc: spl_kmem_cache_t): Coroutine<void> {
  const caller = enter(k, FN.spl_magazine_destroy);
  if ((skc.skc_flags & KMC_NOMAGAZINE) !== 0) return leave(k, caller, undefined);

  for (const skm of skc.skc_mag) {
    yield* spl_cache_flush(k, skc, skm, skm.skm_avail);
    spl_magazine_free(k, skc, skm);
  }

  skc.skc_mag = [];
  leave(k, caller, undefined);
}
