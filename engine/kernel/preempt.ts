import { WAIT } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine } from './coroutine.ts';
import { emit, type Kernel } from './kernel.ts';
import { blockOn, wakeTask } from './scheduler.ts';
import type { Task } from './task.ts';

/** A preemption point: CPUs that are behind go first, and an armed task gives up its CPU until {@link resume}. */
export function* might_sleep(k: Kernel): Coroutine<void> {
  if (k.now > k.horizon) yield;
  if (!k.current.preemptArmed) return;
  setPreempt(k, k.current, false);
  blockOn(k, WAIT.resched, -1);
  yield;
}

/** Arms a task: it loses its CPU at the next might_sleep() that it reaches. */
export function armPreempt(k: Kernel, task: Task): void {
  setPreempt(k, task, true);
}

/** Gives a preempted task its CPU back; returns whether it was preempted. */
export function resume(k: Kernel, task: Task): boolean {
  return task.waitingOn === WAIT.resched && wakeTask(k, task);
}

function setPreempt(k: Kernel, task: Task, armed: boolean): void {
  if (task.preemptArmed === armed) return;
  task.preemptArmed = armed;
  emit(k, KIND.preemptArmed, task.id, armed ? 1 : 0);
}
