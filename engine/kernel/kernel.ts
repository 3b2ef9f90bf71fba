import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { type EventSink, MAX_CPUS, MAX_TASKS, packWhat, packWho } from '../event/log.ts';
import { type CostTable, FREE_OF_CHARGE } from './costs.ts';
import { Faults } from './fault-control.ts';
import { ObjectSlots } from './object-slots.ts';
import { PageAllocator } from './page-alloc.ts';
import type { ParallelScheduler } from './parallel-scheduler.ts';
import type { Shrinker } from './shrinker.ts';
import { Task } from './task.ts';
import { Timers } from './timer.ts';
import { VmallocArea } from './vmalloc-area.ts';
import type { WaitQueue } from './wait-queue.ts';
import type { Zone } from './zone.ts';

/** Binary logarithm of {@link PAGE_SIZE}. */
export const PAGE_SHIFT = 12;

/** Bytes in a page. */
export const PAGE_SIZE: number = 1 << PAGE_SHIFT;

/** The hardware to simulate. */
export interface MachineShape {
  /** Number of cpus, all of them possible and online. */
  readonly cpus: number;
  /** Jiffies in a second. */
  readonly hz: number;
  /** Page frames; without end if not told. */
  readonly frames?: number;
}

/** A machine that cannot be simulated. */
export class MachineError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MachineError';
  }
}

/** The simulated Linux: everything that the reference asks of its kernel stands here or is reached from here. */
export class Kernel {
  /** Time since start-up, in jiffies. */
  jiffies = 0;
  /** Time since start-up on the current cpu, in ns. */
  now = 0;
  /** Until when the current task may run on before others have a say, in ns. */
  horizon: number = Number.POSITIVE_INFINITY;
  /** What a fact costs, in ns by kind of event; all nothing where time moves by command alone. */
  costs: CostTable = FREE_OF_CHARGE;
  /** Whether facts matter: somebody listens, or they take time. */
  isHeard: boolean;
  /** Who runs tasks on cpus in parallel; null where time moves by command alone. */
  parallel: ParallelScheduler | null = null;
  /** The page frames as something scarce; null where memory has no end. */
  zone: Zone | null = null;
  readonly hz: number;
  /** Length of a jiffy. */
  readonly nsPerJiffy: number;
  readonly cpus: number;
  /** Interrupts off, for each cpu. */
  readonly irqsOff: boolean[];
  readonly tasks: Task[] = [];
  /** The task that has the cpu; outside all of them, task 0: the boot processor's idle loop. */
  current: Task;
  /** The bits of an event that tell the current task and its cpu. */
  who: number;
  /** Where events go; null while nobody listens. */
  readonly sink: EventSink | null;
  readonly timers: Timers = new Timers();
  readonly faults: Faults = new Faults();
  readonly pages: PageAllocator;
  readonly vmalloc: VmallocArea = new VmallocArea();
  readonly slots: ObjectSlots = new ObjectSlots();
  /** Turns that tasks took since somebody last got memory or came to an end, or time moved. */
  idleTurns = 0;
  /** Who gives memory back when it is short, in order of registration. */
  readonly shrinkers: Shrinker[] = [];
  /** Those who wait for a bit of a word, all words together. */
  readonly bitWaiters: WaitQueue = { waiters: [] };
  /** The run queue: first in, first out. */
  runHead: Task | null = null;
  runTail: Task | null = null;

  /** @throws MachineError when the machine has no cpu or more than events can tell apart. */
  constructor(shape: MachineShape, sink: EventSink | null) {
    if (shape.cpus < 1 || shape.cpus > MAX_CPUS) {
      throw new MachineError(`a machine has 1 to ${MAX_CPUS} cpus, not ${shape.cpus}`);
    }
    this.hz = shape.hz;
    this.nsPerJiffy = 1e9 / shape.hz;
    this.pages = new PageAllocator(shape.frames ?? Number.POSITIVE_INFINITY);
    this.cpus = shape.cpus;
    this.irqsOff = Array.from({ length: shape.cpus }, () => false);
    this.sink = sink;
    this.isHeard = sink !== null;
    this.current = new Task(0, 'swapper', 0);
    this.current.state = 'running';
    this.tasks.push(this.current);
    this.who = packWho(0, 0);
  }
}

/**
 * Adds a task to the machine; it has nothing to do yet.
 * @throws MachineError when there are too many.
 */
export function createTask(k: Kernel, name: string, cpu: number, worker: boolean): Task {
  if (k.tasks.length === MAX_TASKS) {
    throw new MachineError(
      `a machine has at most ${MAX_TASKS - 1} threads, workers of the task queue included`,
    );
  }
  const task = new Task(k.tasks.length, name, cpu);
  k.tasks.push(task);
  if (k.sink !== null) {
    k.sink.append(
      packWhat(KIND.taskCreated, FN.none) | packWho(cpu, task.id),
      k.now,
      worker ? 1 : 0,
      k.sink.intern(name),
    );
  }
  return task;
}

/*
 * What every allocation and every free calls is a constant here and elsewhere: a function that is declared is a variable
 * to some engines, looked at again with each call.
 */

/** Tells a fact about what the current task did in its innermost reference function. */
export const emit = (k: Kernel, kind: number, a: number, b: number): void => {
  if (k.isHeard) tell(k, kind, k.current.fn, a, b);
};

/** Tells a fact that is itself the whole call of reference function `fn`. */
export const emitCall = (k: Kernel, kind: number, fn: number, a: number, b: number): void => {
  if (k.isHeard) tell(k, kind, fn, a, b);
};

/** Takes the time that a fact costs, and tells it. */
const tell = (k: Kernel, kind: number, fn: number, a: number, b: number): void => {
  if (k.costs !== FREE_OF_CHARGE) k.now += k.costs.byKind[kind] ?? 0;
  if (k.sink !== null) k.sink.append(packWhat(kind, fn) | k.who, k.now, a, b);
};

/** Says that the current task entered reference function `fn`; returns the function that it came from, for {@link leave}. */
export function enter(k: Kernel, fn: number): number {
  const task = k.current;
  const caller = task.fn;
  task.fn = fn;
  if (k.isHeard) tell(k, KIND.entered, fn, caller, 0);
  return caller;
}

/** Says that the current task returns to `caller` with `result`, which it hands through. */
export function leave<T>(k: Kernel, caller: number, result: T): T {
  const task = k.current;
  const fn = task.fn;
  task.fn = caller;
  if (k.isHeard) tell(k, KIND.left, fn, caller, 0);
  return result;
}

/** The cpu that the current task runs on. */
export const smp_processor_id = (k: Kernel): number => k.current.cpu;

/** Says which task has the cpu from now on. */
export function switchTo(k: Kernel, task: Task): void {
  k.current = task;
  k.who = packWho(task.cpu, task.id);
}
