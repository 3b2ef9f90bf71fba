import type { Task } from './task.ts';

/** A CPU with its own clock. */
export class Cpu {
  /** Time on this CPU, in ns. */
  now = 0;
  /** The running task; null while idle or between two tasks. */
  current: Task | null = null;
  /** Tasks that wait for this CPU, first in, first out. */
  readonly queue: Task[] = [];
  /** Its task spins on a lock until the lock is handed over. */
  parked = false;
  /** When the time slice of its task ends, in ns. */
  sliceEnd = 0;
  readonly id: number;

  constructor(id: number) {
    this.id = id;
  }

  /** Whether it has something to run now. */
  get hasWork(): boolean {
    return !this.parked && (this.current !== null || this.queue.length > 0);
  }

  /** Whether it has no task, not even a waiting one. */
  get isIdle(): boolean {
    return this.current === null && this.queue.length === 0;
  }
}

/** The CPU with the earliest clock among those that have work; null if none has. */
export function earliest(cpus: readonly Cpu[]): Cpu | null {
  let best: Cpu | null = null;
  for (const cpu of cpus) if (cpu.hasWork && (best === null || cpu.now < best.now)) best = cpu;
  return best;
}
