import { FUNCTIONS } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine } from './coroutine.ts';
import { touchTask } from './footprint.ts';
import { emit, type Kernel, switchTo } from './kernel.ts';
import { panic } from './panic.ts';
import type { Task } from './task.ts';
import { Timer } from './timer.ts';

/** Adds a task at the end of the run queue. */
export function makeRunnable(k: Kernel, task: Task): void {
  task.state = 'runnable';
  if (k.parallel !== null) {
    k.parallel.enqueue(task);
    return;
  }
  task.next = null;
  if (k.runTail === null) k.runHead = task;
  else k.runTail.next = task;
  k.runTail = task;
}

/** Scheduling turns without progress after which a soft lockup is reported. */
const MAX_IDLE_TURNS = 20_000;

/**
 * Counts a scheduling turn.
 * @throws KernelPanic after too many without progress.
 */
export function countTurn(k: Kernel): void {
  k.idleTurns += 1;
  if (k.idleTurns > MAX_IDLE_TURNS) panic(k, 'BUG', 'soft lockup: threads run without progress', 'none');
}

/**
 * Runs the tasks of the run queue, first in, first out, until all of them have blocked or ended, or the slice ends. The
 * task that paused at the end of the slice continues first in the next one.
 * @throws KernelPanic when tasks keep taking turns and none of them makes progress.
 */
export function settle(k: Kernel): void {
  const outer = k.current;
  const { cut } = k;
  if (cut !== null) {
    k.cut = null;
    switchTo(k, cut);
    if (cut.body !== null) resume(k, cut, cut.body);
  }
  while (k.cut === null) {
    const task = dequeue(k);
    if (task === null) break;
    giveCpu(k, task);
    if (task.body !== null) resume(k, task, task.body);
  }
  switchTo(k, outer);
}

/**
 * Blocks the current task until it is woken or `timeout` jiffies (−1: unlimited) have passed. The caller pauses with
 * `yield` right after.
 */
export function blockOn(k: Kernel, on: number, timeout: number): void {
  const task = k.current;
  task.state = 'blocked';
  task.waitingOn = on;
  if (timeout >= 0) {
    task.timer ??= new Timer(() => timeOut(k, task));
    k.timers.start(task.timer, k.jiffies + timeout, task.cpu);
  }
  emit(k, KIND.blocked, on, timeout);
}

/** Makes a blocked task runnable; returns whether it was blocked. */
export function wakeTask(k: Kernel, task: Task): boolean {
  k.reads |= touchTask(task.id);
  if (task.state !== 'blocked') return false;
  const on = task.waitingOn;
  task.waitingOn = -1;
  makeRunnable(k, task);
  emit(k, KIND.woken, task.id, on);
  return true;
}

/** Between commands, no CPU has its interrupts off. */
const NO_IRQS_OFF: readonly boolean[] = [];

/** Advances time by one jiffy: fires the timers that expire, then lets the machine settle. */
export function tick(k: Kernel): void {
  k.jiffies += 1;
  k.now = k.jiffies * k.nsPerJiffy;
  k.idleTurns = 0;
  emit(k, KIND.jiffy, k.jiffies, 0);
  k.timers.fireUntil(k.jiffies, NO_IRQS_OFF);
  settle(k);
}

/** Takes the first task off the run queue. */
function dequeue(k: Kernel): Task | null {
  const task = k.runHead;
  if (task === null) return null;
  countTurn(k);
  k.runHead = task.next;
  if (k.runHead === null) k.runTail = null;
  return task;
}

function giveCpu(k: Kernel, task: Task): void {
  switchTo(k, task);
  task.state = 'running';
  emit(k, KIND.scheduled, 0, 0);
}

function resume(k: Kernel, task: Task, body: Coroutine<void>): void {
  if (body.next().done === true) {
    task.body = null;
    task.state = 'idle';
    k.idleTurns = 0;
  } else if (k.cut !== task) endOfTurn(k, task);
}

/**
 * Checks a task that has paused.
 * @throws KernelPanic when it sleeps with a spinlock held.
 */
export function endOfTurn(k: Kernel, task: Task): void {
  if (task.waitingOn < 0 || task.spinlocks === 0) return;
  panic(k, 'BUG', 'sleeping function called with a spinlock held', FUNCTIONS[task.fn] ?? 'none');
}

function timeOut(k: Kernel, task: Task): void {
  k.reads |= touchTask(task.id);
  if (task.state !== 'blocked') return;
  const on = task.waitingOn;
  task.waitingOn = -1;
  makeRunnable(k, task);
  emit(k, KIND.timedOut, task.id, on);
}
