import type { Coroutine } from './coroutine.ts';
import type { Spinlock } from './spinlock.ts';
import type { Timer } from './timer.ts';

/** Whether a task has no work, waits for a CPU, runs, or waits for something else. */
export type TaskState = 'idle' | 'runnable' | 'running' | 'blocked';

/** A kernel thread. */
export class Task {
  state: TaskState = 'idle';
  /** The rest of its work; null when it has nothing to do. */
  body: Coroutine<void> | null = null;
  /** Wait code while blocked, otherwise −1. */
  waitingOn = -1;
  /** When it wakes from {@link sleepUntil}, in ns; otherwise −1. */
  alarm = -1;
  /** Ends a wait with a timeout; null before the first such wait. */
  timer: Timer | null = null;
  /** Number of the innermost reference function. */
  fn = 0;
  /** Loses its CPU at the next might_sleep(). */
  preemptArmed = false;
  /** Inside a file system transaction (spl_fstrans_mark). */
  fstrans = false;
  /** Stays on its CPU. */
  pinned = false;
  /** Is reclaiming memory: it may use all reserves, and does not reclaim recursively. */
  reclaims = false;
  /** Number of spinlocks held; a task that holds one must not sleep. */
  spinlocks = 0;
  /** Under choice.ts: the lock that it needs before it can continue. */
  wantsLock: Spinlock | null = null;
  /** Under choice.ts: the CPU that must enable interrupts before it can continue; −1 for none. */
  wantsIrqs = -1;
  /** Next in the run queue. */
  next: Task | null = null;

  readonly id: number;
  readonly name: string;
  cpu: number;

  constructor(id: number, name: string, cpu: number) {
    this.id = id;
    this.name = name;
    this.cpu = cpu;
  }
}
