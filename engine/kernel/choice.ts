import * as KIND from '../event/kind.ts';
import { touchCpu } from './footprint.ts';
import { emit, type Kernel, switchTo } from './kernel.ts';
import type { ParallelScheduler } from './parallel-scheduler.ts';
import { endOfTurn } from './scheduler.ts';
import type { Spinlock } from './spinlock.ts';
import type { Task } from './task.ts';

/**
 * The scheduler of the explorer: at every pause, the calling code picks which task continues. A step runs one task from
 * a pause to the next. Time does not advance by itself: {@link Choice.tick} is a choice like the others.
 */
export class Choice implements ParallelScheduler {
  /** The task that has each CPU, null for none. */
  readonly onCpu: (Task | null)[];
  readonly #k: Kernel;
  /** Whether timers expired on a CPU that had its interrupts off. */
  #lateTimers = false;

  /** Takes over scheduling. With `finePauses`, code also pauses between steps that are not atomic in the reference. */
  constructor(k: Kernel, finePauses: boolean) {
    this.#k = k;
    this.onCpu = Array.from({ length: k.cpus }, () => null);
    k.parallel = this;
    k.isPicked = true;
    k.finePauses = finePauses;
    // k.now is always past this, so a task pauses at every check of the horizon.
    k.horizon = -1;
  }

  /** Whether a task could continue now on `cpu`: its own, or any if it waits for a CPU. */
  mayRun(task: Task, cpu: number): boolean {
    const k = this.#k;
    if (task.state === 'running') {
      if (task.wantsLock !== null && task.wantsLock.holder !== null && task.wantsLock.holder !== task)
        return false;
      return task.wantsIrqs < 0 || k.irqsOff[task.wantsIrqs] !== true;
    }
    if (task.state !== 'runnable') return false;
    const other = this.onCpu[cpu] ?? null;
    return other === null || (other.spinlocks === 0 && k.irqsOff[cpu] !== true);
  }

  /**
   * Runs a task on `cpu` until it pauses; {@link Choice.mayRun} must allow it.
   * @throws KernelPanic when a check fails.
   */
  step(task: Task, cpu: number): void {
    const k = this.#k;
    if (task.cpu !== cpu) {
      task.cpu = cpu;
      switchTo(k, task);
      emit(k, KIND.migrated, task.id, cpu);
    }
    switchTo(k, task);
    if (task.state !== 'running') this.#giveCpu(task, cpu);
    task.wantsLock = null;
    task.wantsIrqs = -1;
    if (task.body === null || task.body.next().done === true) {
      task.body = null;
      task.state = 'idle';
    } else endOfTurn(k, task);
    if (!hasCpu(task)) this.onCpu[cpu] = null;
    if (this.#lateTimers) this.#fireTimers();
  }

  /** Advances time by a jiffy. */
  tick(): void {
    const k = this.#k;
    this.#enterIdle();
    k.jiffies += 1;
    k.now = Math.max(k.now, k.jiffies * k.nsPerJiffy);
    emit(k, KIND.jiffy, k.jiffies, 0);
    this.#fireTimers();
  }

  /** Advances time until the first timer expires, or by a jiffy if there is no timer. */
  skip(): void {
    const k = this.#k;
    const { first } = k.timers;
    const until = first === null ? 0 : first.expires;
    do this.tick();
    while (k.jiffies < until);
  }

  #giveCpu(task: Task, cpu: number): void {
    const other = this.onCpu[cpu] ?? null;
    if (other !== null) this.#preempt(other);
    this.onCpu[cpu] = task;
    task.state = 'running';
    emit(this.#k, KIND.scheduled, 0, 0);
  }

  #preempt(other: Task): void {
    const k = this.#k;
    const { current } = k;
    switchTo(k, other);
    emit(k, KIND.preempted, 0, 0);
    other.state = 'runnable';
    switchTo(k, current);
  }

  #fireTimers(): void {
    const k = this.#k;
    this.#enterIdle();
    for (let timer = k.timers.first; timer !== null && timer.expires <= k.jiffies; timer = timer.next)
      k.reads |= touchCpu(timer.cpu);
    this.#lateTimers = k.timers.fireUntil(k.jiffies, k.irqsOff);
  }

  /** Events that timers cause are attributed to the idle task. */
  #enterIdle(): void {
    const [idle] = this.#k.tasks;
    if (idle !== undefined) switchTo(this.#k, idle);
  }

  releaseLater(lock: Spinlock): void {
    lock.holder = null;
    emit(this.#k, KIND.lock, lock.cache, 0);
  }

  // Runnable tasks are in no queue: all of them can be picked. No task spins, and no clock moves.
  enqueue(): void {}
  park(): void {}
  handOver(): void {}
  wakeAt(): void {}
  interrupt(): void {}
  endInterrupt(): void {}
}

/** A task keeps its CPU until it blocks or ends. */
function hasCpu(task: Task): boolean {
  return task.state === 'running';
}
