import type { Coroutine } from './coroutine.ts';
import type { Timer } from './timer.ts';

/** What a task does: nothing, waits for a cpu, has one, or waits for something else. */
export type TaskState = 'idle' | 'runnable' | 'running' | 'blocked';

/** A kernel thread. */
export class Task {
  state: TaskState = 'idle';
  /** The rest of what it does, null when it has nothing to do. */
  body: Coroutine<void> | null = null;
  /** Wait code while blocked, −1 otherwise. */
  waitingOn = -1;
  /** When it wakes from {@link sleepUntil}, in ns; −1 when it does not sleep that way. */
  alarm = -1;
  /** Ends its wait early; null before the first one with a timeout. */
  timer: Timer | null = null;
  /** Number of the innermost reference function. */
  fn = 0;
  /** Loses its cpu at the next might_sleep(). */
  preemptArmed = false;
  /** Inside a file system transaction (spl_fstrans_mark). */
  fstrans = false;
  /** Stays on its cpu. */
  pinned = false;
  /** Reclaims memory itself: it may use all that is left, and does not reclaim again. */
  reclaims = false;
  /** Spinlocks held: a task that holds one must not sleep. */
  spinlocks = 0;
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
