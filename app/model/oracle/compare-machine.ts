import { FAULT_TARGETS } from '../../../engine/event/event.ts';
import * as KIND from '../../../engine/event/kind.ts';
import { cpuOf, kindOf, taskOf } from '../../../engine/event/log.ts';
import type { Task } from '../../../engine/kernel/task.ts';
import type { TaskqEntry } from '../../../engine/kernel/taskq.ts';
import type { SplKernel } from '../../../engine/spl/module.ts';
import { TUNABLE_NAMES } from '../../../engine/spl/tunables.ts';
import type { TaskView, WorkView } from '../plain-view.ts';
import type { View } from '../view.ts';
import { Disagreement, same, sameFact } from './disagreement.ts';

/**
 * Compares everything that belongs to no cache, right after an event of that kind.
 * @throws Disagreement
 */
export function compareMachine(k: SplKernel, view: View, kind: number): void {
  same('jiffies', 0, k.jiffies, view.jiffies);
  for (let cpu = 0; cpu < k.cpus; cpu++)
    sameFact('interrupts off', cpu, k.irqsOff[cpu] === true, view.irqsOff[cpu] === true);
  compareFaults(k, view);
  for (let i = 0; i < TUNABLE_NAMES.length; i++) {
    const name = TUNABLE_NAMES[i];
    if (name !== undefined) same('tunable', i, k[name], view.tunables[i]);
  }
  same('readers of the list', 0, k.spl_kmem_cache_sem.readers, view.listReaders);
  sameFact('writer of the list', 0, k.spl_kmem_cache_sem.writer, view.listWriter >= 0);
  // Work is emitted as queued just before it is put into a list.
  if (kind !== KIND.queued) compareWork(k, view);
  for (const task of k.tasks) compareTask(task, view.tasks[task.id], kind);
}

/**
 * Compares the time, and the task and the CPU of an event with that first word.
 * @throws Disagreement
 */
export function compareTurn(k: SplKernel, view: View, what: number): void {
  const cpu = cpuOf(what);
  const task = k.tasks[taskOf(what)];
  same('jiffies', 0, k.jiffies, view.jiffies);
  sameFact('interrupts off', cpu, k.irqsOff[cpu] === true, view.irqsOff[cpu] === true);
  if (task !== undefined) compareTask(task, view.tasks[task.id], kindOf(what));
}

const MODES = ['ok', 'fail', 'stall'];

function compareFaults(k: SplKernel, view: View): void {
  for (let i = 0; i < FAULT_TARGETS.length; i++) {
    const target = FAULT_TARGETS[i];
    if (target === undefined) continue;
    const fault = k.faults[target];
    const seen = view.faults[i];
    if (MODES[seen?.mode ?? -1] !== fault.mode) throw new Disagreement('mode', i, fault.mode, seen?.mode);
    same('failNext', i, fault.failNext, seen?.failNext);
    same('skip', i, fault.skip, seen?.skip);
  }
}

function compareWork(k: SplKernel, view: View): void {
  const { delayed, due, pending, running } = k.spl_kmem_cache_taskq;
  let count = delayed.length + due.length + pending.length;
  for (const entry of delayed) compareEntry(view, entry, 'delayed');
  for (const entry of due) compareEntry(view, entry, 'due');
  for (const entry of pending) compareEntry(view, entry, 'pending');
  for (const entry of running) {
    if (entry === null) continue;
    count += 1;
    compareEntry(view, entry, 'running');
  }
  same('work', 0, count, view.work.size);
}

function compareEntry(view: View, { id }: TaskqEntry, state: WorkView['state']): void {
  const seen = view.work.get(id)?.state;
  if (seen !== state) throw new Disagreement('work', id, state, seen);
}

function compareTask(task: Task, seen: TaskView | undefined, kind: number): void {
  const { id, fn } = task;
  if (seen === undefined) throw new Disagreement('task', id, 'there', seen);
  same('innermost function', id, fn, seen.stack.length === 0 ? 0 : seen.stack[seen.stack.length - 1]);
  sameFact('preemptArmed', id, task.preemptArmed, seen.preemptArmed);
  sameFact('fstrans', id, task.fstrans, seen.fstrans);
  // A task that wakes up may first go to another CPU.
  if (kind === KIND.migrated) return;
  const isBlocked = task.state === 'blocked';
  sameFact('wait', id, isBlocked, seen.activity === 'blocked');
  if (!isBlocked) return;
  same('waitingOn', id, task.waitingOn, seen.waitingOn);
  same('cpu', id, task.cpu, seen.cpu);
  same('until', id, task.timer?.pending === true ? task.timer.expires : -1, seen.untilJiffy);
}
