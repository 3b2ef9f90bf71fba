import { FUNCTIONS, type FunctionName } from '../event/event.ts';
import type { CountingSink } from '../event/log.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { settle, tick } from '../kernel/scheduler.ts';
import type { Smp } from '../kernel/smp.ts';
import type { Task } from '../kernel/task.ts';
import { NS_PER_S } from '../units.ts';

/** A command, or a stretch of kernel code without a pause, may emit this many events; then it is a lockup. */
export const MOST_EVENTS = 10_000_000;

/** On a live machine a command has this long to end or to block, in ns. */
const PATIENCE = NS_PER_S;

/** The code that runs on a machine that was stopped before it was done. */
export interface Lockup {
  /** The thread that runs; null when time passes and no thread does. */
  readonly thread: string | null;
  readonly cpu: number;
  /** The reference function that it is in. */
  readonly fn: FunctionName;
}

/** What a live machine still does for a command: it runs until `untilNs` or until `isOver`, and then `next` follows. */
interface Phase {
  readonly untilNs: number;
  readonly isOver: () => boolean;
  readonly next: (() => Phase) | null;
}

/**
 * Runs a machine for its commands and lets time pass, in slices of limited length. Where a slice ends makes no
 * difference to what happens.
 */
export class Driver {
  /** Set when a command or a stretch has emitted too many events; nothing runs until {@link Driver.resume}. */
  lockup: Lockup | null = null;
  readonly #k: Kernel;
  readonly #log: CountingSink | null;
  readonly #mostEvents: number;
  #smp: Smp | null = null;
  /** What is left to do for the last command: on a live machine a phase, else jiffies to pass. */
  #phase: Phase | null = null;
  #jiffies = 0;
  /** The thread that the last command runs on. */
  #task: Task | null = null;
  /** Events when the last command began, and when the present stretch did. */
  #commandFrom = 0;
  #stretchFrom = 0;

  /**
   * @param log counts the events; null: slices have no limit
   * @param mostEvents events of a command, or of a stretch without a pause, that are a lockup
   */
  constructor(k: Kernel, log: CountingSink | null, mostEvents: number) {
    this.#k = k;
    this.#log = log;
    this.#mostEvents = mostEvents;
  }

  /** From now on CPUs run side by side. */
  goLive(smp: Smp): void {
    this.#smp = smp;
  }

  /** Whether the last command has not been carried out to its end: see {@link Driver.continue}. */
  get isUnfinished(): boolean {
    if (this.#smp !== null) return this.#phase !== null;
    return this.#k.cut !== null || this.#jiffies > 0;
  }

  /** What runs now, for a message about a machine that has not come to its end. */
  get running(): Lockup {
    const isBusy = (task: Task): boolean => task.state === 'running' || task.state === 'runnable';
    const own = this.#task !== null && isBusy(this.#task) ? this.#task : null;
    const task = this.#k.cut ?? own ?? this.#k.tasks.find(({ id, state }) => id > 0 && state === 'running');
    if (task === undefined) return { thread: null, cpu: 0, fn: 'none' };
    return { thread: task.name, cpu: task.cpu, fn: FUNCTIONS[task.fn] ?? 'none' };
  }

  /** Begins a command. The machine does not wait for the last one any more; a thread that still runs continues in its turn. */
  begin(): void {
    this.resume();
    this.#phase = null;
    this.#jiffies = 0;
    this.#task = null;
  }

  /** Lets a machine that has locked up run on, for as many events again if it is still for the same command. */
  resume(): void {
    this.lockup = null;
    this.#commandFrom = this.#emitted;
    if (this.#smp === null) return;
    this.#phase = null;
    this.#smp.yieldCut();
  }

  /** Has the machine run until no thread can run; where callers never rest, until `task` has ended or blocks. */
  settle(task: Task | null): void {
    this.#task = task;
    if (this.#smp !== null) this.#phase = settling(this.#smp, this.#k.nsPerJiffy, task);
  }

  /** Has `jiffies` jiffies pass, and the machine settle. */
  pass(jiffies: number): void {
    const smp = this.#smp;
    if (smp === null) {
      this.#jiffies = jiffies;
      return;
    }
    const { nsPerJiffy } = this.#k;
    const untilNs = smp.now + jiffies * nsPerJiffy;
    // What the last jiffy sets off comes to its end, as it does where time moves by command alone.
    this.#phase = { untilNs, isOver: () => false, next: () => settling(smp, nsPerJiffy, null) };
  }

  /**
   * Carries on with the last command until it is done, until `untilNs`, or until `events` events since the beginning.
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

  /** Events from which on those of what runs now count: the command, or a stretch that a slice has interrupted. */
  get #boundFrom(): number {
    if (this.#phase !== null) return this.#commandFrom;
    return this.#k.cut === null ? this.#emitted : this.#stretchFrom;
  }

  /** Whether what has reached its bound is a command or a single stretch, not just time that passes. */
  get #isEndless(): boolean {
    const isStretch = this.#k.cut !== null && this.#emitted >= this.#stretchFrom + this.#mostEvents;
    return this.#phase !== null || isStretch;
  }

  /** Ends the slice after `events` events since the beginning. */
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

/** A live machine has settled when no thread can run, or when a jiffy has passed and `task` has ended or blocks. */
function settling(smp: Smp, nsPerJiffy: number, task: Task | null): Phase {
  const jiffy = smp.now + nsPerJiffy;
  const isDone = (): boolean => task === null || task.state === 'idle' || task.state === 'blocked';
  return {
    untilNs: smp.now + PATIENCE,
    // The time of the last step: a pause between steps must not change what comes of it.
    isOver: () => !smp.busy || (smp.stepped > jiffy && isDone()),
    next: null,
  };
}
