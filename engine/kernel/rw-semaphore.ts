import { WAIT } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine } from './coroutine.ts';
import { emit, type Kernel } from './kernel.ts';
import { blockOn, wakeTask } from './scheduler.ts';
import type { Task } from './task.ts';

interface Waiter {
  readonly task: Task;
  readonly write: boolean;
}

/** A sleeping reader/writer lock with one first-in, first-out list for readers and writers. */
export interface RwSemaphore {
  readers: number;
  writer: boolean;
  readonly waiters: Waiter[];
}

/** The two kinds of hold in events. */
const READ = 1;
const WRITE = 2;

/** A free lock. */
export function init_rwsem(): RwSemaphore {
  return { readers: 0, writer: false, waiters: [] };
}

/** Takes the lock for reading; sleeps while a writer has it or another task waits. */
export function down_read(k: Kernel, sem: RwSemaphore): Coroutine<void> {
  return down(k, sem, false);
}

/** Takes the lock for writing. */
export function down_write(k: Kernel, sem: RwSemaphore): Coroutine<void> {
  return down(k, sem, true);
}

/** Releases a lock taken for reading. */
export function up_read(k: Kernel, sem: RwSemaphore): void {
  sem.readers -= 1;
  emit(k, KIND.listLock, k.current.id, -READ);
  handOver(k, sem);
}

/** Releases a lock taken for writing. */
export function up_write(k: Kernel, sem: RwSemaphore): void {
  sem.writer = false;
  emit(k, KIND.listLock, k.current.id, -WRITE);
  handOver(k, sem);
}

function* down(k: Kernel, sem: RwSemaphore, write: boolean): Coroutine<void> {
  if (k.finePauses) yield;
  if (sem.waiters.length === 0 && mayHave(sem, write)) {
    grant(k, sem, k.current, write);
  } else {
    sem.waiters.push({ task: k.current, write });
    blockOn(k, write ? WAIT['list.write'] : WAIT['list.read'], -1);
    yield;
  }
}

/** Grants the lock to the waiters at the head of the list that are compatible with its holders. */
function handOver(k: Kernel, sem: RwSemaphore): void {
  for (let head = sem.waiters[0]; head !== undefined && mayHave(sem, head.write); head = sem.waiters[0]) {
    sem.waiters.shift();
    grant(k, sem, head.task, head.write);
    wakeTask(k, head.task);
  }
}

function mayHave(sem: RwSemaphore, write: boolean): boolean {
  return !sem.writer && (!write || sem.readers === 0);
}

function grant(k: Kernel, sem: RwSemaphore, task: Task, write: boolean): void {
  if (write) sem.writer = true;
  else sem.readers += 1;
  emit(k, KIND.listLock, task.id, write ? WRITE : READ);
}
