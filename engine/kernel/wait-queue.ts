import * as KIND from '../event/kind.ts';
import type { Coroutine, MayBlock } from './coroutine.ts';
import { emit, type Kernel } from './kernel.ts';
import { blockOn, runOthers, wakeTask } from './scheduler.ts';
import type { Task } from './task.ts';

/** Those who wait for a condition. The newest stands at the end of the array and is woken first. */
export interface WaitQueue {
  readonly waiters: Task[];
}

/** Waits in `wq` until `cond` holds; `on` is the wait code that says so. */
export function* wait_event(k: Kernel, wq: WaitQueue, on: number, cond: () => boolean): Coroutine<void> {
  if (cond()) return;
  for (;;) {
    join(wq, k.current);
    if (cond()) break;
    blockOn(k, on, -1);
    yield;
  }
  quit(wq, k.current);
}

/**
 * Waits in `wq` until `cond` holds or `timeout` jiffies have passed. Returns the jiffies that were left, at least
 * 1 when the condition held, 0 when it did not.
 */
export function wait_event_timeout(
  k: Kernel,
  wq: WaitQueue,
  on: number,
  cond: () => boolean,
  timeout: number,
): MayBlock<number> {
  if (cond()) return Math.max(timeout, 1);
  if (timeout === 0) return 0;
  const expires = k.jiffies + timeout;
  while (mustWait(k, wq, on, cond, expires)) {
    if (!runOthers(k)) return waitLonger(k, wq, on, cond, expires);
    wokenUp(k);
  }
  return endWait(k, wq, cond, expires);
}

function* waitLonger(
  k: Kernel,
  wq: WaitQueue,
  on: number,
  cond: () => boolean,
  expires: number,
): Coroutine<number> {
  do {
    yield;
    wokenUp(k);
  } while (mustWait(k, wq, on, cond, expires));
  return endWait(k, wq, cond, expires);
}

/** Unless the wait is over, stands in the queue and blocks; says whether it did. */
function mustWait(k: Kernel, wq: WaitQueue, on: number, cond: () => boolean, expires: number): boolean {
  const left = expires - k.jiffies;
  if (cond() || left <= 0) return false;
  join(wq, k.current);
  blockOn(k, on, left);
  return true;
}

function wokenUp(k: Kernel): void {
  const { timer } = k.current;
  if (timer !== null) k.timers.stop(timer);
}

function endWait(k: Kernel, wq: WaitQueue, cond: () => boolean, expires: number): number {
  quit(wq, k.current);
  const left = Math.max(0, expires - k.jiffies);
  return left === 0 && cond() ? 1 : left;
}

/** Wakes all who are blocked in `wq`, the newest first. */
export function wake_up_all(k: Kernel, wq: WaitQueue, on: number): void {
  emit(k, KIND.wakeCalled, on, 0);
  const { waiters } = wq;
  for (let i = waiters.length - 1; i >= 0; i--) {
    const task = waiters[i];
    if (task !== undefined && wakeTask(k, task)) remove(waiters, i);
  }
}

/** Waits until `clear` says that a bit is clear; `on` names the bit and its word. */
export function wait_on_bit(k: Kernel, on: number, clear: () => boolean): Coroutine<void> {
  return wait_event(k, k.bitWaiters, on, clear);
}

/** Wakes those who wait for the bit `on`, the newest first, provided it is clear. */
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

function quit(wq: WaitQueue, task: Task): void {
  if (wq.waiters.length > 0) remove(wq.waiters, wq.waiters.lastIndexOf(task));
}

/** Takes the waiter at an index out; −1 for none. */
function remove(waiters: Task[], at: number): void {
  if (at === waiters.length - 1) waiters.pop();
  else if (at >= 0) waiters.splice(at, 1);
}
