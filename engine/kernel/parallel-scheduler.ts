import type { Spinlock } from './spinlock.ts';
import type { Task } from './task.ts';

/** What kernel code needs from a scheduler that runs CPUs in parallel; smp.ts and choice.ts implement it. */
export interface ParallelScheduler {
  /** Adds a runnable task to the queue of a CPU. */
  enqueue(task: Task): void;
  /** The current task spins on a lock and keeps its CPU until {@link ParallelScheduler.handOver} gives it the lock. */
  park(): void;
  /** Gives a lock to the task that has spun on it longest, at `atNs` ns. */
  handOver(lock: Spinlock, atNs: number): void;
  /** The current task releases a lock at a time that other CPUs have yet to reach. */
  releaseLater(lock: Spinlock): void;
  /** Wakes a blocked task at `atNs` ns. */
  wakeAt(task: Task, atNs: number): void;
  /** The current task continues as an interrupt on another CPU, no earlier than that CPU's own time. */
  interrupt(cpu: number): void;
  /** Ends {@link ParallelScheduler.interrupt}; the time is charged to that CPU. */
  endInterrupt(cpu: number): void;
}
