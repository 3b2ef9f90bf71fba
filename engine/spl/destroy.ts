import { WAIT } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { cacheWait } from '../event/packing.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { emit, enter, leave } from '../kernel/kernel.ts';
import { kmem_cache_destroy } from '../kernel/linux-slab.ts';
import { ASSERT, ASSERT3U, VERIFY } from '../kernel/panic.ts';
import { down_write, up_write } from '../kernel/rw-semaphore.ts';
import { spin_lock, spin_unlock } from '../kernel/spinlock.ts';
import { taskq_cancel_id } from '../kernel/taskq.ts';
import { type WaitQueue, wait_event } from '../kernel/wait-queue.ts';
import { freeCache } from './create.ts';
import { KMC_BIT_DESTROY, KMC_KMEM, KMC_SLAB, KMC_VMEM, test_and_set_bit } from './flags.ts';
import { spl_magazine_destroy } from './magazine.ts';
import type { SplKernel } from './module.ts';
import { atomic_read } from './ref.ts';
import { spl_slab_reclaim } from './slab.ts';
import { list_empty } from './slab-list.ts';
import { SKC_MAGIC, type spl_kmem_cache_t } from './types.ts';

/**
 * Destroys a cache. While a growth or a reap still uses it, this waits on a queue that nothing wakes, so the wait never
 * ends.
 * @throws KernelPanic when objects are still allocated, or the cache is being destroyed already.
 */
export function* spl_kmem_cache_destroy(k: SplKernel, skc: spl_kmem_cache_t): Coroutine<void> {
  const caller = enter(k, FN.spl_kmem_cache_destroy);
  const wq: WaitQueue = { waiters: [] };

  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC');
  ASSERT(
    k,
    (skc.skc_flags & (KMC_KMEM | KMC_VMEM | KMC_SLAB)) !== 0,
    'skc->skc_flags & (KMC_KMEM | KMC_VMEM | KMC_SLAB)',
  );

  yield* down_write(k, k.spl_kmem_cache_sem);
  const at = k.spl_kmem_cache_list.indexOf(skc);
  if (at >= 0) k.spl_kmem_cache_list.splice(at, 1);
  emit(k, KIND.cacheListed, skc.index, 0);
  up_write(k, k.spl_kmem_cache_sem);

  if (k.finePauses) yield;
  VERIFY(
    k,
    !test_and_set_bit(k, KMC_BIT_DESTROY, skc),
    '!test_and_set_bit(KMC_BIT_DESTROY, &skc->skc_flags)',
  );

  yield* spin_lock(k, skc.skc_lock);
  const id = skc.skc_taskqid;
  spin_unlock(k, skc.skc_lock);

  yield* taskq_cancel_id(k, k.spl_kmem_cache_taskq, id);
  if (k.finePauses) yield;

  yield* wait_event(k, wq, cacheWait(WAIT.ref, skc.index), () => atomic_read(k, skc) === 0);
  if (k.finePauses) yield;

  if ((skc.skc_flags & (KMC_KMEM | KMC_VMEM)) !== 0) {
    yield* spl_magazine_destroy(k, skc);
    yield* spl_slab_reclaim(k, skc);
  } else {
    ASSERT(k, (skc.skc_flags & KMC_SLAB) !== 0, 'skc->skc_flags & KMC_SLAB');
    if (skc.skc_linux_cache !== null) kmem_cache_destroy(k, skc.skc_linux_cache);
  }

  yield* spin_lock(k, skc.skc_lock);
  ASSERT3U(k, skc.skc_slab_alloc, 0, 'skc->skc_slab_alloc == 0');
  ASSERT3U(k, skc.skc_obj_alloc, 0, 'skc->skc_obj_alloc == 0');
  ASSERT3U(k, skc.skc_slab_total, 0, 'skc->skc_slab_total == 0');
  ASSERT3U(k, skc.skc_obj_total, 0, 'skc->skc_obj_total == 0');
  ASSERT3U(k, skc.skc_obj_emergency, 0, 'skc->skc_obj_emergency == 0');
  ASSERT(k, list_empty(skc.skc_complete_list), 'list_empty(&skc->skc_complete_list)');
  spin_unlock(k, skc.skc_lock);

  freeCache(k, skc);
  leave(k, caller, undefined);
}
