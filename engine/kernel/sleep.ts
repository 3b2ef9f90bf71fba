import * as KIND from '../event/kind.ts';
import { emit, type Kernel } from './kernel.ts';

/**
 * Blocks the current task until `atNs` ns; the caller pauses with `yield` right after. Only with a parallel scheduler.
 */
export function sleepUntil(k: Kernel, on: number, atNs: number): void {
  const task = k.current;
  task.state = 'blocked';
  task.waitingOn = on;
  emit(k, KIND.blocked, on, -1);
  task.alarm = Math.max(atNs, k.now);
  k.parallel?.wakeAt(task, task.alarm);
}

/** Keeps the current CPU busy for `ns`. */
export function spend(k: Kernel, ns: number): void {
  if (k.parallel !== null) k.now += ns;
}
