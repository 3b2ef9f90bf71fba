import { WAIT } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { cacheWait } from '../event/packing.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { local_irq_restore, local_irq_save } from '../kernel/irq.ts';
import { emit, enter, leave } from '../kernel/kernel.ts';
import { ASSERT } from '../kernel/panic.ts';
import { spin_lock, spin_unlock } from '../kernel/spinlock.ts';
import { wake_up_bit } from '../kernel/wait-queue.ts';
import {
  clear_bit_unlock,
  KMC_BIT_DESTROY,
  KMC_BIT_REAPING,
  KMC_EXPIRE_MEM,
  KMC_SLAB,
  test_and_set_bit,
  test_bit,
} from './flags.ts';
import { localMagazine, spl_cache_flush } from './magazine.ts';
import type { SplKernel } from './module.ts';
import { atomic_dec, atomic_inc } from './ref.ts';
import { spl_slab_reclaim } from './slab.ts';
import { type ReclaimCallback, SKC_MAGIC, type spl_kmem_cache_t } from './types.ts';

/**
 * Gives memory of the cache back. Calls its reclaim callback while no slab is empty and each call frees objects, then
 * flushes the current CPU's magazine (with KMC_EXPIRE_MEM), then frees empty slabs. The number of objects asked for is
 * ignored, and a cache that is already being reaped is left alone.
 * @throws KernelPanic when the cache is being destroyed.
 */
export function* spl_kmem_cache_reap_now(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  _count: number,
): Coroutine<void> {
  const caller = enter(k, FN.spl_kmem_cache_reap_now);
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC');
  ASSERT(k, !test_bit(k, KMC_BIT_DESTROY, skc), '!test_bit(KMC_BIT_DESTROY, &skc->skc_flags)');

  if (k.finePauses) yield;
  atomic_inc(k, skc);
  if (k.finePauses) yield;

  if ((skc.skc_flags & KMC_SLAB) !== 0) {
    if (skc.skc_reclaim !== null) yield* callReclaim(k, skc, skc.skc_reclaim);
  } else if (!test_and_set_bit(k, KMC_BIT_REAPING, skc)) {
    if (skc.skc_reclaim !== null) {
      let objects = Number.POSITIVE_INFINITY;
      let do_reclaim: boolean;
      do {
        yield* spin_lock(k, skc.skc_lock);
        do_reclaim =
          skc.skc_slab_total > 0 &&
          skc.skc_slab_total - skc.skc_slab_alloc === 0 &&
          skc.skc_obj_alloc < objects;
        objects = skc.skc_obj_alloc;
        spin_unlock(k, skc.skc_lock);

        if (do_reclaim) yield* callReclaim(k, skc, skc.skc_reclaim);
      } while (do_reclaim);
    }

    if ((k.spl_kmem_cache_expire & KMC_EXPIRE_MEM) !== 0) {
      const irq_flags = local_irq_save(k);
      const skm = localMagazine(k, skc);
      yield* spl_cache_flush(k, skc, skm, skm.skm_avail);
      local_irq_restore(k, irq_flags);
    }

    yield* spl_slab_reclaim(k, skc);
    if (k.finePauses) yield;
    clear_bit_unlock(k, KMC_BIT_REAPING, skc);
    if (k.finePauses) yield;
    wake_up_bit(k, cacheWait(WAIT.reaping, skc.index), !test_bit(k, KMC_BIT_REAPING, skc));
  }

  if (k.finePauses) yield;
  atomic_dec(k, skc);
  leave(k, caller, undefined);
}

function* callReclaim(k: SplKernel, skc: spl_kmem_cache_t, reclaim: ReclaimCallback): Coroutine<void> {
  emit(k, KIND.reclaimCalled, skc.index, 0);
  yield* reclaim();
}
