import { WAIT } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine } from './coroutine.ts';
import { emit, type Kernel } from './kernel.ts';
import { blockOn, wakeTask } from './scheduler.ts';
import type { Task } from './task.ts';

/** A point where the current task may lose its cpu. True: it must go through {@link resched}. */
export function might_sleep(k: Kernel): boolean {
  return k.current.preemptArmed || k.now > k.horizon;
}

/** Lets others go first; a task that was armed gives its cpu up until {@link resume}. */
export function* resched(k: Kernel): Coroutine<void> {
  if (k.now > k.horizon) yield;
  if (!k.current.preemptArmed) return;
  setPreempt(k, k.current, false);
  blockOn(k, WAIT.resched, -1);
  yield;
}

/** Arms a task: it will lose its cpu at the next might_sleep() that it reaches. */
export function armPreempt(k: Kernel, task: Task): void {
  setPreempt(k, task, true);
}

/** Lets a task that lost its cpu go on; says whether it had. */
export function resume(k: Kernel, task: Task): boolean {
  return task.waitingOn === WAIT.resched && wakeTask(k, task);
}

function setPreempt(k: Kernel, task: Task, armed: boolean): void {
  if (task.preemptArmed === armed) return;
  task.preemptArmed = armed;
  emit(k, KIND.preemptArmed, task.id, armed ? 1 : 0);
}
