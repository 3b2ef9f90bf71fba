import * as KIND from '../event/kind.ts';
import type { Coroutine } from './coroutine.ts';
import { TOUCH } from './footprint.ts';
import { emit, type Kernel } from './kernel.ts';
import { blockOn, wakeTask } from './scheduler.ts';
import type { Task } from './task.ts';

/** Tasks that wait for a condition. The newest is at the end of the array and is woken first. */
export interface WaitQueue {
  readonly waiters: Task[];
}

/** Waits in `wq` until `cond` holds; `on` is the wait code for it. */
export function* wait_event(k: Kernel, wq: WaitQueue, on: number, cond: () => boolean): Coroutine<void> {
  if (cond()) return;
  do {
    join(wq, k.current);
    blockOn(k, on, -1);
    yield;
  } while (!cond());
  quit(k, wq, k.current);
}

/**
 * Waits in `wq` until `cond` holds or `timeout` jiffies have passed. Returns the jiffies that were left: at least 1 if
 * the condition held, 0 if it did not.
 */
export function* wait_event_timeout(
  k: Kernel,
  wq: WaitQueue,
  on: number,
  cond: () => boolean,
  timeout: number,
): Coroutine<number> {
  if (cond()) return Math.max(timeout, 1);
  const expires = k.jiffies + timeout;
  let left = timeout;
  while (left > 0 && !cond()) {
    join(wq, k.current);
    blockOn(k, on, left);
    yield;
    k.reads |= TOUCH.clock;
    if (k.current.timer !== null) k.timers.stop(k.current.timer);
    left = Math.max(0, expires - k.jiffies);
  }
  quit(k, wq, k.current);
  return left === 0 && cond() ? 1 : left;
}

/** Wakes all tasks that are blocked in `wq`, the newest first. */
export function wake_up_all(k: Kernel, wq: WaitQueue, on: number): void {
  emit(k, KIND.wakeCalled, on, 0);
  const { waiters } = wq;
  for (let i = waiters.length - 1; i >= 0; i--) {
    const task = waiters[i];
    if (task !== undefined && wakeTask(k, task)) remove(waiters, i);
  }
}

/** Waits until `clear` returns true; `on` is the wait code for the bit and its word. */
export function spl_wait_on_bit(k: Kernel, on: number, clear: () => boolean): Coroutine<void> {
  return wait_event(k, k.bitWaiters, on, clear);
}

/** Wakes the tasks that wait for the bit `on`, the newest first, if it is clear. */
export function wake_up_bit(k: Kernel, on: number, clear: boolean): void {
  emit(k, KIND.wakeCalled, on, 0);
  const { waiters } = k.bitWaiters;
  for (let i = waiters.length - 1; i >= 0 && clear; i--) {
    const task = waiters[i];
    if (task !== undefined && task.waitingOn === on && wakeTask(k, task)) remove(waiters, i);
  }
}

function join(wq: WaitQueue, task: Task): void {
  if (!wq.waiters.includes(task)) wq.waiters.push(task);
}

function quit(k: Kernel, wq: WaitQueue, task: Task): void {
  k.reads |= TOUCH.waitQueue | TOUCH.bitWaiters;
  if (wq.waiters.length > 0) remove(wq.waiters, wq.waiters.lastIndexOf(task));
}

/** Removes the waiter at an index; −1 removes nothing. */
function remove(waiters: Task[], at: number): void {
  if (at === waiters.length - 1) waiters.pop();
  else if (at >= 0) waiters.splice(at, 1);
}
