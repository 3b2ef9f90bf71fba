import * as KIND from '../event/kind.ts';
import type { Coroutine } from './coroutine.ts';
import { emit, type Kernel } from './kernel.ts';
import { panic } from './panic.ts';
import { makeRunnable } from './scheduler.ts';
import type { Task } from './task.ts';

/** A spinlock. */
export interface Spinlock {
  holder: Task | null;
  /** Number of the cache that it protects, as in events. */
  readonly cache: number;
  /** Tasks that spin, longest first. */
  readonly tickets: Task[];
  /** The CPU that has its cache line. */
  lastCpu: number;
}

/** A free lock. */
export function spin_lock_init(cache: number): Spinlock {
  return { holder: null, cache, tickets: [], lastCpu: 0 };
}

/**
 * Takes the lock; spins while another task holds it. Parallel CPUs get it in the order in which they arrive, so a task
 * that is ahead in time pauses here until the others have caught up. Under choice.ts, a task pauses here once and
 * continues when the lock is free.
 * @throws KernelPanic when the task spins on a lock that it holds itself.
 */
export function* spin_lock(k: Kernel, lock: Spinlock): Coroutine<void> {
  if (k.isPicked) {
    k.current.wantsLock = lock;
    yield;
  } else {
    while (k.now > k.horizon) yield;
  }
  while (!spin_trylock(k, lock)) {
    if (lock.holder === k.current) {
      panic(k, 'BUG', 'spinlock taken twice by one thread');
    }
    if (k.parallel === null) {
      makeRunnable(k, k.current);
      yield;
      continue;
    }
    emit(k, KIND.spin, lock.cache, 0);
    lock.tickets.push(k.current);
    k.parallel.park();
    yield;
    took(k, lock);
    return;
  }
}

/** Takes the lock if it is free; returns whether it did. */
export function spin_trylock(k: Kernel, lock: Spinlock): boolean {
  if (lock.holder !== null) return false;
  lock.holder = k.current;
  took(k, lock);
  return true;
}

/** Releases the lock. */
export function spin_unlock(k: Kernel, lock: Spinlock): void {
  k.current.spinlocks -= 1;
  if (k.parallel !== null && k.now > k.horizon) {
    k.parallel.releaseLater(lock);
    return;
  }
  lock.holder = null;
  emit(k, KIND.lock, lock.cache, 0);
  if (lock.tickets.length > 0) k.parallel?.handOver(lock, k.now);
}

function took(k: Kernel, lock: Spinlock): void {
  const task = k.current;
  task.spinlocks += 1;
  if (lock.lastCpu !== task.cpu) {
    lock.lastCpu = task.cpu;
    k.now += k.costs.model.lockTransfer;
  }
  emit(k, KIND.lock, lock.cache, 1);
}
