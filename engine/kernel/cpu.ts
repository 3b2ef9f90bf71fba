import type { Task } from './task.ts';

/** A cpu with a clock of its own. */
export class Cpu {
  /** Time on this cpu, in ns. */
  now = 0;
  /** The task that has it; null: idle, or between two tasks. */
  current: Task | null = null;
  /** Tasks that wait for it, first in first out. */
  readonly queue: Task[] = [];
  /** Its task spins on a lock until it is handed over. */
  parked = false;
  /** When its task has had its time slice, in ns. */
  sliceEnd = 0;
  readonly id: number;

  constructor(id: number) {
    this.id = id;
  }

  /** Whether it would go on if it were its turn. */
  get hasWork(): boolean {
    return !this.parked && (this.current !== null || this.queue.length > 0);
  }

  /** Whether it has no task at all. */
  get isIdle(): boolean {
    return this.current === null && this.queue.length === 0;
  }
}
