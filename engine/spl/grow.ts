import { WAIT } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { cacheWait } from '../event/packing.ts';
import { kmalloc } from '../kernel/alloc.ts';
import type { Coroutine, MayBlock } from '../kernel/coroutine.ts';
import { EAGAIN, ENOMEM } from '../kernel/errno.ts';
import { emit, enter, leave } from '../kernel/kernel.ts';
import { ASSERT, ASSERT0 } from '../kernel/panic.ts';
import { might_sleep, resched } from '../kernel/preempt.ts';
import { spin_lock, spin_lock_slowpath, spin_unlock } from '../kernel/spinlock.ts';
import { taskq_dispatch } from '../kernel/taskq.ts';
import { wait_event_timeout, wait_on_bit, wake_up_all } from '../kernel/wait-queue.ts';
import { setCacheField } from './cache-field.ts';
import { spl_emergency_alloc } from './emergency.ts';
import {
  clear_bit,
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
import { spl_slab_alloc } from './slab.ts';
import { list_add_tail } from './slab-list.ts';
import { type Obj, SKC_MAGIC, type spl_kmem_cache_t, spl_kmem_slab_t } from './types.ts';

/** A request to grow a cache (spl_kmem_alloc_t): the flags are those of the call that made it. */
interface GrowRequest {
  readonly ska_cache: spl_kmem_cache_t;
  readonly ska_flags: number;
}

/** What a worker does for a growth: a new slab at the end of the partial list, then everybody who waits is woken. */
export function spl_cache_grow_work(k: SplKernel, ska: GrowRequest): MayBlock<undefined> {
  const caller = enter(k, FN.spl_cache_grow_work);
  const skc = ska.ska_cache;
  const cookie = spl_fstrans_mark(k);
  const sks = spl_slab_alloc(k, skc, ska.ska_flags);
  if (!(sks === null || sks instanceof spl_kmem_slab_t)) return growWorkLater(k, skc, cookie, caller, sks);
  spl_fstrans_unmark(k, cookie);
  if (!spin_lock(k, skc.skc_lock)) return endGrowthAfterSpin(k, skc, sks, caller);
  return endGrowth(k, skc, sks, caller);
}

/** The rest of spl_cache_grow_work() when the memory is not there at once. */
function* growWorkLater(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  cookie: boolean,
  caller: number,
  rest: Coroutine<spl_kmem_slab_t | null>,
): Coroutine<undefined> {
  const sks = yield* rest;
  spl_fstrans_unmark(k, cookie);
  if (!spin_lock(k, skc.skc_lock)) yield* spin_lock_slowpath(k, skc.skc_lock);
  return endGrowth(k, skc, sks, caller);
}

function* endGrowthAfterSpin(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  sks: spl_kmem_slab_t | null,
  caller: number,
): Coroutine<undefined> {
  yield* spin_lock_slowpath(k, skc.skc_lock);
  return endGrowth(k, skc, sks, caller);
}

/** Links the new slab, if there is one, and wakes everybody who waits. Needs skc_lock, and releases it. */
function endGrowth(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  sks: spl_kmem_slab_t | null,
  caller: number,
): undefined {
  if (sks !== null) linkNewSlab(k, skc, sks);
  atomic_dec(k, skc);
  clear_bit(k, KMC_BIT_GROWING, skc);
  clear_bit(k, KMC_BIT_DEADLOCKED, skc);
  wake_up_all(k, skc.skc_waitq, cacheWait(WAIT.growing, skc.index));
  spin_unlock(k, skc.skc_lock);
  return leave(k, caller, undefined);
}

/** Counts a new slab, gives it its number and puts it at the end of the partial list. Needs skc_lock. */
export function linkNewSlab(k: SplKernel, skc: spl_kmem_cache_t, sks: spl_kmem_slab_t): void {
  skc.skc_slab_total += 1;
  skc.skc_obj_total += sks.sks_objs;
  skc.slabNumbers += 1;
  sks.number = skc.slabNumbers;
  emit(k, KIND.slabAdded, sks.slot, sks.number);
  list_add_tail(k, sks, skc.skc_partial_list);
}

/** Whether the growth that was waited for is over, so that a new slab should be there. */
export function spl_cache_grow_wait(skc: spl_kmem_cache_t): boolean {
  return !test_bit(KMC_BIT_GROWING, skc);
}

/**
 * Has a new slab made by the task queue and waits for it, a tenth of a second at most; after that the cache counts as
 * deadlocked and callers get emergency objects. Returns such an object, or -errno: even a growth that succeeded ends
 * with -ENOMEM, and a reap that was waited for with -EAGAIN, so that the caller looks at its magazine again.
 * @throws KernelPanic when the flags are not public or the cache is one of the Linux slab.
 */
export function spl_cache_grow(k: SplKernel, skc: spl_kmem_cache_t, flags: number): MayBlock<Obj> {
  const caller = enter(k, FN.spl_cache_grow);
  ASSERT0(k, flags & ~KM_PUBLIC_MASK, 'flags & ~KM_PUBLIC_MASK', 'spl_cache_grow');
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', 'spl_cache_grow');
  ASSERT(k, (skc.skc_flags & KMC_SLAB) === 0, '(skc->skc_flags & KMC_SLAB) == 0', 'spl_cache_grow');
  return might_sleep(k) ? growAfterResched(k, skc, flags, caller) : growOnce(k, skc, flags, caller);
}

function* growAfterResched(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  flags: number,
  caller: number,
): Coroutine<Obj> {
  yield* resched(k);
  const rc = growOnce(k, skc, flags, caller);
  return typeof rc === 'number' ? rc : yield* rc;
}

function growOnce(k: SplKernel, skc: spl_kmem_cache_t, flags: number, caller: number): MayBlock<Obj> {
  if (test_bit(KMC_BIT_REAPING, skc)) return outlastReap(k, skc, caller);
  if (!test_and_set_bit(k, KMC_BIT_GROWING, skc) && !dispatchGrow(k, skc, flags)) {
    clear_bit(k, KMC_BIT_GROWING, skc);
    wake_up_all(k, skc.skc_waitq, cacheWait(WAIT.growing, skc.index));
    return leave(k, caller, -ENOMEM);
  }
  if (test_bit(KMC_BIT_DEADLOCKED, skc)) return resortToEmergency(k, skc, flags, caller);

  const on = cacheWait(WAIT.growing, skc.index);
  const patience = Math.floor(k.hz / 10);
  const remaining = wait_event_timeout(k, skc.skc_waitq, on, () => spl_cache_grow_wait(skc), patience);
  const isOver = typeof remaining === 'number' && remaining > 0;
  return isOver ? leave(k, caller, -ENOMEM) : growLater(k, skc, caller, remaining);
}

function* outlastReap(k: SplKernel, skc: spl_kmem_cache_t, caller: number): Coroutine<Obj> {
  yield* wait_on_bit(k, cacheWait(WAIT.reaping, skc.index), () => !test_bit(KMC_BIT_REAPING, skc));
  return leave(k, caller, -EAGAIN);
}

function* resortToEmergency(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  flags: number,
  caller: number,
): Coroutine<Obj> {
  return leave(k, caller, yield* spl_emergency_alloc(k, skc, flags));
}

/** The rest of spl_cache_grow() while the growth takes its time. */
function* growLater(
  k: SplKernel,
  skc: spl_kmem_cache_t,
  caller: number,
  wait: MayBlock<number>,
): Coroutine<Obj> {
  const remaining = typeof wait === 'number' ? wait : yield* wait;
  if (remaining === 0) {
    if (!spin_lock(k, skc.skc_lock)) yield* spin_lock_slowpath(k, skc.skc_lock);
    if (test_bit(KMC_BIT_GROWING, skc)) countDeadlock(k, skc);
    spin_unlock(k, skc.skc_lock);
  }
  return leave(k, caller, -ENOMEM);
}

function dispatchGrow(k: SplKernel, skc: spl_kmem_cache_t, flags: number): boolean {
  if (!kmalloc(k, kmem_flags_convert(k, flags))) return false;
  atomic_inc(k, skc);
  const ska: GrowRequest = { ska_cache: skc, ska_flags: flags };
  taskq_dispatch(k, k.spl_kmem_cache_taskq, FN.spl_cache_grow_work, skc.index, () =>
    spl_cache_grow_work(k, ska),
  );
  return true;
}

function countDeadlock(k: SplKernel, skc: spl_kmem_cache_t): void {
  if (!test_bit(KMC_BIT_DEADLOCKED, skc)) set_bit(k, KMC_BIT_DEADLOCKED, skc);
  skc.skc_obj_deadlock += 1;
  setCacheField(k, skc, 'objDeadlock', skc.skc_obj_deadlock);
}
