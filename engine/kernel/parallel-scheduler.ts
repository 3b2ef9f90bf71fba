import type { Spinlock } from './spinlock.ts';
import type { Task } from './task.ts';

/** What kernel code asks of a scheduler that runs cpus side by side; smp.ts is it. */
export interface ParallelScheduler {
  /** Puts a runnable task into the queue of a cpu. */
  enqueue(task: Task): void;
  /** The current task spins on a lock and keeps its cpu: it goes on when {@link ParallelScheduler.handOver} gives it the lock. */
  park(): void;
  /** Lets whoever spins longest on a lock have it, at `at` ns. */
  handOver(lock: Spinlock, at: number): void;
  /** Notes that the current task releases a lock at a time that other cpus have yet to reach. */
  releaseLater(lock: Spinlock): void;
  /** Has a blocked task woken at `at` ns. */
  wakeAt(task: Task, at: number): void;
  /** The current task goes on as an interrupt on another cpu, no earlier than that cpu's own time. */
  interrupt(cpu: number): void;
  /** Ends {@link ParallelScheduler.interrupt}: that cpu has lost the time. */
  endInterrupt(cpu: number): void;
}
