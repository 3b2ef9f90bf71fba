import { CANCELLED, WAIT } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import { packWork } from '../event/packing.ts';
import type { Coroutine } from './coroutine.ts';
import { createTask, emit, type Kernel } from './kernel.ts';
import { blockOn, makeRunnable, wakeTask } from './scheduler.ts';
import type { Task } from './task.ts';
import { Timer } from './timer.ts';
import { type WaitQueue, wait_event, wake_up_all } from './wait-queue.ts';

/** What a worker runs. */
export type Work = () => Coroutine<void>;

/** Dispatched work. */
export class TaskqEntry {
  readonly id: number;
  readonly run: Work;
  /** Fires when the work is due; null without a delay. */
  timer: Timer | null = null;
  /** Tasks that tried to cancel it while it ran, and wait for it to end; null if there are none. */
  cancellers: Task[] | null = null;

  constructor(id: number, run: Work) {
    this.id = id;
    this.run = run;
  }
}

/** A queue of work and a fixed pool of threads, which {@link taskq_create} starts. */
export class Taskq {
  nextId = 1;
  /** Delayed work in order of dispatch. */
  readonly delayed: TaskqEntry[] = [];
  /** Work whose delay is over, by id. */
  readonly due: TaskqEntry[] = [];
  /** Work without a delay, oldest first. */
  readonly pending: TaskqEntry[] = [];
  /** What each worker is doing, null for nothing, in the order of `workers`. */
  readonly running: (TaskqEntry | null)[] = [];
  /** Workers with nothing to do that have not been woken, longest idle first. */
  readonly idle: Task[] = [];
  readonly workers: Task[] = [];
  /** Cleared by taskq_destroy(): workers end when nothing is left to do. */
  active = true;
  /** Tasks that wait until all work is done. */
  readonly drained: WaitQueue = { waiters: [] };
}

/** Creates a task queue with `threads` workers w0, w1, …: worker i stays on CPU i, modulo the number of CPUs. */
export function taskq_create(k: Kernel, threads: number): Taskq {
  const tq = new Taskq();
  for (let i = 0; i < threads; i++) {
    const worker = createTask(k, `w${i}`, i % k.cpus, true);
    tq.workers.push(worker);
    tq.running.push(null);
  }
  for (const [number, worker] of tq.workers.entries()) {
    worker.pinned = true;
    worker.body = work(k, tq, number);
    makeRunnable(k, worker);
  }
  return tq;
}

/**
 * Appends work to the queue; returns its id. Never fails, never blocks. For events, `fn` and `cache` are the numbers of
 * the reference function that the work runs and of its cache.
 */
export function taskq_dispatch_ent(k: Kernel, tq: Taskq, fn: number, cache: number, run: Work): number {
  const entry = admit(k, tq, fn, cache, run);
  tq.pending.push(entry);
  wakeWorker(k, tq);
  return entry.id;
}

/** Like {@link taskq_dispatch_ent}, for work that is due at jiffy `expires`. */
export function taskq_dispatch_delay(
  k: Kernel,
  tq: Taskq,
  fn: number,
  cache: number,
  run: Work,
  expires: number,
): number {
  const entry = admit(k, tq, fn, cache, run);
  tq.delayed.push(entry);
  entry.timer = new Timer(() => becomeDue(k, tq, entry));
  k.timers.start(entry.timer, expires, k.current.cpu);
  emit(k, KIND.delayed, entry.id, expires);
  return entry.id;
}

/** Removes work from the queue, or waits for its end if it is running. Ignores id 0 and finished work. */
export function* taskq_cancel_id(k: Kernel, tq: Taskq, id: number): Coroutine<void> {
  for (const list of [tq.delayed, tq.due, tq.pending]) {
    const at = list.findIndex((entry) => entry.id === id);
    const [entry] = at < 0 ? [] : list.splice(at, 1);
    if (entry === undefined) continue;
    if (entry.timer !== null) k.timers.stop(entry.timer);
    emit(k, KIND.cancelled, id, CANCELLED.indexOf('pending'));
    return;
  }
  const active = tq.running.find((entry) => entry?.id === id) ?? null;
  emit(k, KIND.cancelled, id, CANCELLED.indexOf(active === null ? 'none' : 'active'));
  if (active === null) return;
  active.cancellers ??= [];
  active.cancellers.push(k.current);
  blockOn(k, WAIT.task, -1);
  yield;
}

/** Waits until all work is done, including delayed work, then ends the workers. */
export function* taskq_destroy(k: Kernel, tq: Taskq): Coroutine<void> {
  tq.active = false;
  yield* wait_event(k, tq.drained, WAIT.task, () => isDrained(tq));
  for (const worker of tq.idle.splice(0)) wakeTask(k, worker);
}

function isDrained(tq: Taskq): boolean {
  const waiting = tq.delayed.length + tq.due.length + tq.pending.length;
  return waiting === 0 && tq.running.every((entry) => entry === null);
}

function admit(k: Kernel, tq: Taskq, fn: number, cache: number, run: Work): TaskqEntry {
  const id = tq.nextId++;
  emit(k, KIND.queued, id, packWork(fn, cache));
  return new TaskqEntry(id, run);
}

function becomeDue(k: Kernel, tq: Taskq, entry: TaskqEntry): void {
  tq.delayed.splice(tq.delayed.indexOf(entry), 1);
  const after = tq.due.findIndex((other) => other.id > entry.id);
  tq.due.splice(after < 0 ? tq.due.length : after, 0, entry);
  emit(k, KIND.due, entry.id, 0);
  wakeWorker(k, tq);
}

function wakeWorker(k: Kernel, tq: Taskq): void {
  const worker = tq.idle.shift();
  if (worker !== undefined) wakeTask(k, worker);
}

/** The loop of worker `number`: runs due work first, then pending work, else idles, until the queue is destroyed. */
function* work(k: Kernel, tq: Taskq, number: number): Coroutine<void> {
  const self = k.current;
  for (;;) {
    const entry = tq.due.shift() ?? tq.pending.shift();
    if (entry === undefined) {
      if (!tq.active && isDrained(tq)) return;
      tq.idle.push(self);
      blockOn(k, WAIT.idle, -1);
      yield;
      continue;
    }
    tq.running[number] = entry;
    emit(k, KIND.taskRun, entry.id, 0);
    if (k.isPicked) yield;
    yield* entry.run();
    tq.running[number] = null;
    finished(k, tq, entry);
  }
}

function finished(k: Kernel, tq: Taskq, { id, cancellers }: TaskqEntry): void {
  emit(k, KIND.taskDone, id, 0);
  if (cancellers !== null) for (const task of cancellers) wakeTask(k, task);
  if (!tq.active && isDrained(tq)) wake_up_all(k, tq.drained, WAIT.task);
}
