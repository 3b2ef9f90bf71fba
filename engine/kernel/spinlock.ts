import { FUNCTIONS, KIND } from '../event.ts';
import type { Coroutine } from './coroutine.ts';
import { emit, type Kernel } from './kernel.ts';
import { panic } from './panic.ts';
import { makeRunnable } from './scheduler.ts';
import type { Task } from './task.ts';

/** A spinlock. */
export interface Spinlock {
  holder: Task | null;
  /** Number of the cache that it protects, as told in events. */
  readonly cache: number;
}

/**
 * Takes the lock if it is free. False: somebody has it and the caller must go through
 * {@link spin_lock_slowpath}: `if (!spin_lock(k, lock)) yield* spin_lock_slowpath(k, lock)`.
 */
export function spin_lock(k: Kernel, lock: Spinlock): boolean {
  return spin_trylock(k, lock);
}

/**
 * Spins until the lock is free, and takes it.
 * @throws KernelPanic when the task spins on a lock of its own.
 */
export function* spin_lock_slowpath(k: Kernel, lock: Spinlock): Coroutine<void> {
  while (!spin_trylock(k, lock)) {
    if (lock.holder === k.current) {
      panic(k, 'BUG', 'spinlock taken twice by one thread', FUNCTIONS[k.current.fn] ?? 'none');
    }
    makeRunnable(k, k.current);
    yield;
  }
}

/** Takes the lock if it is free; says whether it did. */
export function spin_trylock(k: Kernel, lock: Spinlock): boolean {
  if (lock.holder !== null) return false;
  lock.holder = k.current;
  k.current.spinlocks += 1;
  emit(k, KIND.lock, lock.cache, 1);
  return true;
}

/** Releases the lock. */
export function spin_unlock(k: Kernel, lock: Spinlock): void {
  lock.holder = null;
  k.current.spinlocks -= 1;
  emit(k, KIND.lock, lock.cache, 0);
}
