import { FUNCTIONS, type FunctionName } from '../event/event.ts';
import type { CountingSink } from '../event/log.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { settle, tick } from '../kernel/scheduler.ts';
import type { Smp } from '../kernel/smp.ts';
import type { Task } from '../kernel/task.ts';
import { NS_PER_S } from '../units.ts';

/** Events that a command, or a stretch of kernel code without a pause, may emit before it counts as a lockup. */
export const MOST_EVENTS = 10_000_000;

/** How long a command on a live machine may take to end or to block, in ns. */
const PATIENCE = NS_PER_S;

/** What was running on a machine when it was stopped. */
export interface Lockup {
  /** The running thread; null if only time passes. */
  readonly thread: string | null;
  readonly cpu: number;
  /** The reference function that it is in. */
  readonly fn: FunctionName;
}

/** A phase of a command on a live machine: it runs until `untilNs` or until `isOver` returns true; `next` follows. */
interface Phase {
  readonly untilNs: number;
  readonly isOver: () => boolean;
  readonly next: (() => Phase) | null;
}

/**
 * Carries out a machine's commands and advances its time, in slices of limited length. What happens does not depend on
 * where slices end.
 */
export class Driver {
  /** Set after a command or a stretch has emitted too many events; nothing runs until {@link Driver.resume}. */
  lockup: Lockup | null = null;
  readonly #k: Kernel;
  readonly #log: CountingSink | null;
  readonly #mostEvents: number;
  #smp: Smp | null = null;
  /** What remains of the last command: a phase on a live machine, else jiffies. */
  #phase: Phase | null = null;
  #jiffies = 0;
  /** The thread that the last command runs on. */
  #task: Task | null = null;
  /** Number of events when the last command began, and when the present stretch began. */
  #commandFrom = 0;
  #stretchFrom = 0;

  /**
   * @param log counts the events; null for slices without a limit
   * @param mostEvents events of a command, or of a stretch without a pause, that count as a lockup
   */
  constructor(k: Kernel, log: CountingSink | null, mostEvents: number) {
    this.#k = k;
    this.#log = log;
    this.#mostEvents = mostEvents;
  }

  /** From now on CPUs run in parallel. */
  goLive(smp: Smp): void {
    this.#smp = smp;
  }

  /** Whether the last command was not finished: see {@link Driver.continue}. */
  get isUnfinished(): boolean {
    if (this.#smp !== null) return this.#phase !== null;
    return this.#k.cut !== null || this.#jiffies > 0;
  }

  /** What is running now, for messages about a machine that was stopped. */
  get running(): Lockup {
    const isBusy = (task: Task): boolean => task.state === 'running' || task.state === 'runnable';
    const own = this.#task !== null && isBusy(this.#task) ? this.#task : null;
    const task = this.#k.cut ?? own ?? this.#k.tasks.find(({ id, state }) => id > 0 && state === 'running');
    if (task === undefined) return { thread: null, cpu: 0, fn: 'none' };
    return { thread: task.name, cpu: task.cpu, fn: FUNCTIONS[task.fn] ?? 'none' };
  }

  /** Begins a command. Stops waiting for the last one; its thread continues in its turn if it still runs. */
  begin(): void {
    this.resume();
    this.#phase = null;
    this.#jiffies = 0;
    this.#task = null;
  }

  /** Lets a machine that has locked up continue; the same command may emit as many events again. */
  resume(): void {
    this.lockup = null;
    this.#commandFrom = this.#emitted;
    if (this.#smp === null) return;
    this.#phase = null;
    this.#smp.yieldCut();
  }

  /** Runs the machine until no thread can run or, since callers may never rest, until `task` has ended or blocks. */
  settle(task: Task | null): void {
    this.#task = task;
    if (this.#smp !== null) this.#phase = settling(this.#smp, this.#k.nsPerJiffy, task);
  }

  /** Lets `jiffies` jiffies pass, then lets the machine settle. */
  pass(jiffies: number): void {
    const smp = this.#smp;
    if (smp === null) {
      this.#jiffies = jiffies;
      return;
    }
    const { nsPerJiffy } = this.#k;
    const untilNs = smp.now + jiffies * nsPerJiffy;
    // Finish what the last jiffy sets off, as when time moves by command alone.
    this.#phase = { untilNs, isOver: () => false, next: () => settling(smp, nsPerJiffy, null) };
  }

  /**
   * Continues the last command until it is done, until `untilNs`, or until `events` events since the beginning.
   * @throws KernelPanic when a check fails
   */
  continue(untilNs: number, events: number): void {
    const smp = this.#smp;
    if (smp === null) this.#continueByCommand(events);
    else {
      while (this.#phase !== null && this.lockup === null) {
        const phase: Phase = this.#phase;
        const isDone = this.#step(smp, Math.min(untilNs, phase.untilNs), phase.isOver, events);
        if (!isDone || (untilNs < phase.untilNs && !phase.isOver())) return;
        this.#phase = phase.next?.() ?? null;
      }
    }
  }

  #continueByCommand(events: number): void {
    const k = this.#k;
    this.#watch(Math.min(events, this.#commandFrom + this.#mostEvents));
    settle(k);
    while (k.cut === null && this.#jiffies > 0 && !k.isSliceOver) {
      this.#jiffies -= 1;
      tick(k);
    }
    if (this.isUnfinished && this.#emitted >= this.#commandFrom + this.#mostEvents)
      this.lockup = this.running;
  }

  /**
   * Runs a live machine until `untilNs`, or until `events` events since the beginning.
   * @throws KernelPanic when a check fails or memory runs out for good
   */
  advance(untilNs: number, events: number): void {
    const smp = this.#smp;
    if (smp !== null) this.#step(smp, untilNs, () => false, events);
  }

  /** Returns whether `untilNs` or `isOver` was reached before `events` and before the machine locked up. */
  #step(smp: Smp, untilNs: number, isOver: () => boolean, events: number): boolean {
    const k = this.#k;
    while (this.lockup === null) {
      const bound = this.#boundFrom + this.#mostEvents;
      this.#watch(Math.min(events, bound));
      smp.advance(untilNs, () => {
        if (k.cut === null) this.#stretchFrom = this.#emitted;
        return isOver() || k.isSliceOver;
      });
      if (isOver() || !k.isSliceOver) return true;
      if (this.#emitted >= bound && this.#isEndless) this.lockup = this.running;
      else if (this.#emitted >= events) return false;
    }
    return false;
  }

  /** The event count from which the bound is measured: the start of the command, or of an interrupted stretch. */
  get #boundFrom(): number {
    if (this.#phase !== null) return this.#commandFrom;
    return this.#k.cut === null ? this.#emitted : this.#stretchFrom;
  }

  /** Whether a command or a single stretch has reached the bound, rather than just passing time. */
  get #isEndless(): boolean {
    const isStretch = this.#k.cut !== null && this.#emitted >= this.#stretchFrom + this.#mostEvents;
    return this.#phase !== null || isStretch;
  }

  /** Makes the slice end after `events` events since the beginning. */
  #watch(events: number): void {
    const k = this.#k;
    k.isSliceOver = false;
    this.#log?.watch(events, () => {
      k.isSliceOver = true;
    });
  }

  get #emitted(): number {
    return this.#log?.emitted ?? 0;
  }
}

/** Lets a live machine settle: until no thread can run, or until a jiffy has passed and `task` has ended or blocks. */
function settling(smp: Smp, nsPerJiffy: number, task: Task | null): Phase {
  const jiffy = smp.now + nsPerJiffy;
  const isDone = (): boolean => task === null || task.state === 'idle' || task.state === 'blocked';
  return {
    untilNs: smp.now + PATIENCE,
    // The time of the last step, so that a pause between steps does not change the result.
    isOver: () => !smp.busy || (smp.stepped > jiffy && isDone()),
    next: null,
  };
}
