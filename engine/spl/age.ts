import * as FN from '../event/fn.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { on_each_cpu } from '../kernel/irq.ts';
import { enter, leave } from '../kernel/kernel.ts';
import { ASSERT } from '../kernel/panic.ts';
import { spin_lock, spin_unlock } from '../kernel/spinlock.ts';
import { taskq_cancel_id, taskq_dispatch_delay } from '../kernel/taskq.ts';
import { emitCacheField } from './cache-field.ts';
import { KMC_BIT_DESTROY, KMC_EXPIRE_AGE, KMC_NOMAGAZINE, test_bit } from './flags.ts';
import { spl_magazine_age } from './magazine.ts';
import type { SplKernel } from './module.ts';
import { atomic_dec, atomic_inc } from './ref.ts';
import { spl_slab_reclaim } from './slab.ts';
import { SKC_MAGIC, type spl_kmem_cache_t } from './types.ts';

/** Flushes magazines that are too old, frees empty slabs, and dispatches itself again. */
function* spl_cache_age(k: SplKernel, skc: spl_kmem_cache_t): Coroutine<void> {
  const caller = enter(k, FN.spl_cache_age);
  let id = 0;
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC');

  // Ageing may have been switched off since.
  if ((k.spl_kmem_cache_expire & KMC_EXPIRE_AGE) === 0) return leave(k, caller, undefined);

  if (k.finePauses) yield;
  atomic_inc(k, skc);
  if ((skc.skc_flags & KMC_NOMAGAZINE) === 0) yield* on_each_cpu(k, () => spl_magazine_age(k, skc));
  yield* spl_slab_reclaim(k, skc);

  while (!test_bit(k, KMC_BIT_DESTROY, skc) && id === 0) {
    if (k.finePauses) yield;
    id = dispatchAgeing(k, skc);
    if (k.finePauses) yield;
    // A destroy that began just now may have missed this task.
    if (test_bit(k, KMC_BIT_DESTROY, skc) && id !== 0) yield* taskq_cancel_id(k, k.spl_kmem_cache_taskq, id);
  }

  yield* spin_lock(k, skc.skc_lock);
  skc.skc_taskqid = id;
  emitCacheField(k, skc, 'taskqid', id);
  spin_unlock(k, skc.skc_lock);

  if (k.finePauses) yield;
  atomic_dec(k, skc);
  leave(k, caller, undefined);
}

/** Dispatches spl_cache_age() for a third of skc_delay from now; returns the id of the task. */
export function dispatchAgeing(k: SplKernel, skc: spl_kmem_cache_t): number {
  const expires = k.jiffies + Math.floor(skc.skc_delay / 3) * k.hz;
  const run = (): Coroutine<void> => spl_cache_age(k, skc);
  return taskq_dispatch_delay(k, k.spl_kmem_cache_taskq, FN.spl_cache_age, skc.index, run, expires);
}
