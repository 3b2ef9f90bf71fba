import { WAIT } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import { cacheWait } from '../event/packing.ts';
import { kmalloc } from '../kernel/alloc.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { EAGAIN, ENOMEM } from '../kernel/errno.ts';
import { enter, leave } from '../kernel/kernel.ts';
import { ASSERT, ASSERT0 } from '../kernel/panic.ts';
import { might_sleep } from '../kernel/preempt.ts';
import { spin_lock, spin_unlock } from '../kernel/spinlock.ts';
import { taskq_dispatch_ent } from '../kernel/taskq.ts';
import { spl_wait_on_bit, wait_event_timeout, wake_up_all } from '../kernel/wait-queue.ts';
import { emitCacheField } from './cache-field.ts';
import { spl_emergency_alloc } from './emergency.ts';
import {
  clear_bit,
  clear_bit_unlock,
  KM_PUBLIC_MASK,
  KMC_BIT_DEADLOCKED,
  KMC_BIT_GROWING,
  KMC_BIT_REAPING,
  KMC_SLAB,
  set_bit,
  test_and_set_bit,
  test_bit,
} from './flags.ts';
import { spl_fstrans_mark, spl_fstrans_unmark } from './fstrans.ts';
import { kmem_flags_convert } from './kv.ts';
import type { SplKernel } from './module.ts';
import { atomic_dec, atomic_inc } from './ref.ts';
import { numberSlab, spl_slab_alloc } from './slab.ts';
import { list_add_tail } from './slab-list.ts';
import { type Obj, SKC_MAGIC, type spl_kmem_alloc_t, type spl_kmem_cache_t } from './types.ts';

/** The growth itself, run by a worker of the task queue: links a new slab, then wakes all waiters. */
function* spl_cache_grow_work(k: SplKernel, ska: spl_kmem_alloc_t): Coroutine<void> {
  const caller = enter(k, FN.spl_cache_grow_work);
  const skc = ska.ska_cache;

  const cookie = spl_fstrans_mark(k);
  const sks = yield* spl_slab_alloc(k, skc, ska.ska_flags);
  spl_fstrans_unmark(k, cookie);

  yield* spin_lock(k, skc.skc_lock);
  if (sks !== null) {
    skc.skc_slab_total += 1;
    skc.skc_obj_total += sks.sks_objs;
    numberSlab(k, sks);
    list_add_tail(k, sks, skc.skc_partial_list);
  }

  // The lock is held, but others read the count and these bits without it.
  atomic_dec(k, skc);
  if (k.finePauses) yield;
  clear_bit(k, KMC_BIT_GROWING, skc);
  if (k.finePauses) yield;
  clear_bit(k, KMC_BIT_DEADLOCKED, skc);
  if (k.finePauses) yield;
  wake_up_all(k, skc.skc_waitq, cacheWait(WAIT.growing, skc.index));
  spin_unlock(k, skc.skc_lock);
  leave(k, caller, undefined);
}

/** Whether the growth is over, and a new slab should be there. */
function spl_cache_grow_wait(k: SplKernel, skc: spl_kmem_cache_t): boolean {
  return !test_bit(k, KMC_BIT_GROWING, skc);
}

/**
 * Asks the task queue for a new slab and waits for it, a tenth of a second at most; after that the cache is marked
 * DEADLOCKED and callers get emergency objects. Returns such an object, or -errno: -ENOMEM even for a growth that
 * succeeded, -EAGAIN after a wait for a reap. The caller then looks at its magazine again.
 * @throws KernelPanic when the flags are not public or the cache uses the Linux slab.
 */
export function* spl_cache_grow(k: SplKernel, skc: spl_kmem_cache_t, flags: number): Coroutine<Obj> {
  const caller = enter(k, FN.spl_cache_grow);
  const growing = cacheWait(WAIT.growing, skc.index);
  let rc: number;

  ASSERT0(k, flags & ~KM_PUBLIC_MASK, 'flags & ~KM_PUBLIC_MASK');
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC');
  ASSERT(k, (skc.skc_flags & KMC_SLAB) === 0, '(skc->skc_flags & KMC_SLAB) == 0');
  yield* might_sleep(k);

  if (test_bit(k, KMC_BIT_REAPING, skc)) {
    const reaping = cacheWait(WAIT.reaping, skc.index);
    yield* spl_wait_on_bit(k, reaping, () => !test_bit(k, KMC_BIT_REAPING, skc));
    return leave(k, caller, -EAGAIN);
  }

  if (k.finePauses) yield;
  if (!test_and_set_bit(k, KMC_BIT_GROWING, skc)) {
    if (k.finePauses) yield;
    const ok = kmalloc(k, kmem_flags_convert(k, flags));
    if (k.finePauses) yield;
    if (!ok) {
      clear_bit_unlock(k, KMC_BIT_GROWING, skc);
      if (k.finePauses) yield;
      wake_up_all(k, skc.skc_waitq, growing);
      return leave(k, caller, -ENOMEM);
    }

    atomic_inc(k, skc);
    const ska: spl_kmem_alloc_t = { ska_cache: skc, ska_flags: flags };
    const run = (): Coroutine<void> => spl_cache_grow_work(k, ska);
    taskq_dispatch_ent(k, k.spl_kmem_cache_taskq, FN.spl_cache_grow_work, skc.index, run);
    if (k.finePauses) yield;
  }

  if (test_bit(k, KMC_BIT_DEADLOCKED, skc)) {
    rc = yield* spl_emergency_alloc(k, skc, flags);
  } else {
    if (k.finePauses) yield;
    const isOver = (): boolean => spl_cache_grow_wait(k, skc);
    const remaining = yield* wait_event_timeout(k, skc.skc_waitq, growing, isOver, Math.floor(k.hz / 10));

    if (remaining === 0) {
      yield* spin_lock(k, skc.skc_lock);
      if (test_bit(k, KMC_BIT_GROWING, skc)) {
        set_bit(k, KMC_BIT_DEADLOCKED, skc);
        skc.skc_obj_deadlock += 1;
        emitCacheField(k, skc, 'objDeadlock', skc.skc_obj_deadlock);
      }
      spin_unlock(k, skc.skc_lock);
    }

    rc = -ENOMEM;
  }
  return leave(k, caller, rc);
}
