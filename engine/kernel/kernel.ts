import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { type EventSink, MAX_CPUS, MAX_TASKS, packWhat, packWho } from '../event/log.ts';
import { NS_PER_S } from '../units.ts';
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

/** The hardware to simulate. */
export interface MachineShape {
  /** Number of CPUs, all of them possible and online. */
  readonly cpus: number;
  /** Jiffies in a second. */
  readonly hz: number;
  /** Page frames; unlimited if absent. */
  readonly frames?: number;
}

/** A machine that cannot be simulated. */
export class MachineError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MachineError';
  }
}

/** The simulated Linux: everything that the reference asks of its kernel is here or reachable from here. */
export class Kernel {
  /** Time since start-up, in jiffies. */
  jiffies = 0;
  /** Time since start-up on the current CPU, in ns. */
  now = 0;
  /** The time up to which the current task may run before other CPUs or tasks must get a turn, in ns. */
  horizon: number = Number.POSITIVE_INFINITY;
  /** What operations cost, in ns by kind of event; all 0 where time moves by command alone. */
  costs: CostTable = FREE_OF_CHARGE;
  /** Whether events matter: a sink receives them, or they take time. */
  emitsEvents: boolean;
  /** The scheduler that runs CPUs in parallel; null where time moves by command alone. */
  parallel: ParallelScheduler | null = null;
  /** Whether outside code picks the next task at every pause: see choice.ts. */
  isPicked = false;
  /** Whether code also pauses between steps that are not atomic in the reference. */
  finePauses = false;
  /** What the present step has read without emitting an event, as bits of footprint.ts. */
  reads = 0;
  /** The page frames and their watermarks; null with unlimited memory. */
  zone: Zone | null = null;
  readonly hz: number;
  /** Length of a jiffy, in ns. */
  readonly nsPerJiffy: number;
  readonly cpus: number;
  /** Whether interrupts are off, for each CPU. */
  readonly irqsOff: boolean[];
  readonly tasks: Task[] = [];
  /** The running task; between tasks, task 0: the boot processor's idle loop. */
  current: Task;
  /** The bits of an event that name the current task and its CPU. */
  who: number;
  /** Where events go; null to run silently. */
  readonly sink: EventSink | null;
  readonly timers: Timers = new Timers();
  readonly faults: Faults = new Faults();
  readonly pages: PageAllocator;
  readonly vmalloc: VmallocArea = new VmallocArea();
  readonly slots: ObjectSlots = new ObjectSlots();
  /** Whether the present slice is over: long loops without other pauses then pause by endSlice(). */
  isSliceOver = false;
  /** The task that paused at the end of a slice; it continues before anything else runs. */
  cut: Task | null = null;
  /** Scheduling turns since a task last got memory or ended, or time advanced. */
  idleTurns = 0;
  /** The registered shrinkers, in order of registration. */
  readonly shrinkers: Shrinker[] = [];
  /** Tasks that wait for a bit of any word. */
  readonly bitWaiters: WaitQueue = { waiters: [] };
  /** The run queue: first in, first out. */
  runHead: Task | null = null;
  runTail: Task | null = null;

  /** @throws MachineError when the machine has no CPU, or more CPUs than events can name. */
  constructor(shape: MachineShape, sink: EventSink | null) {
    if (shape.cpus < 1 || shape.cpus > MAX_CPUS) {
      throw new MachineError(`a machine has 1 to ${MAX_CPUS} CPUs, not ${shape.cpus}`);
    }
    this.hz = shape.hz;
    this.nsPerJiffy = NS_PER_S / shape.hz;
    this.pages = new PageAllocator(shape.frames ?? Number.POSITIVE_INFINITY);
    this.cpus = shape.cpus;
    this.irqsOff = Array.from({ length: shape.cpus }, () => false);
    this.sink = sink;
    this.emitsEvents = sink !== null;
    this.current = new Task(0, 'swapper', 0);
    this.current.state = 'running';
    this.tasks.push(this.current);
    this.who = packWho(0, 0);
  }
}

/**
 * Adds a task to the machine; it has no work yet.
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

// Hot-path functions are const arrows: some engines reload a function declaration's binding on every call.

/** Emits an event of the current task, in its innermost reference function. */
export const emit = (k: Kernel, kind: number, a: number, b: number): void => {
  if (k.emitsEvents) record(k, kind, k.current.fn, a, b);
};

/** Emits an event that is itself a whole call of reference function `fn`. */
export const emitCall = (k: Kernel, kind: number, fn: number, a: number, b: number): void => {
  if (k.emitsEvents) record(k, kind, fn, a, b);
};

/** Charges the cost of an event and records it. */
const record = (k: Kernel, kind: number, fn: number, a: number, b: number): void => {
  if (k.costs !== FREE_OF_CHARGE) k.now += k.costs.byKind[kind] ?? 0;
  if (k.sink !== null) k.sink.append(packWhat(kind, fn) | k.who, k.now, a, b);
};

/** Emits that the current task enters reference function `fn`; returns the calling function, for {@link leave}. */
export function enter(k: Kernel, fn: number): number {
  const task = k.current;
  const caller = task.fn;
  task.fn = fn;
  if (k.emitsEvents) record(k, KIND.entered, fn, caller, 0);
  return caller;
}

/** Emits that the current task returns to `caller`; returns `result`. */
export function leave<T>(k: Kernel, caller: number, result: T): T {
  const task = k.current;
  const fn = task.fn;
  task.fn = caller;
  if (k.emitsEvents) record(k, KIND.left, fn, caller, 0);
  return result;
}

/** The CPU that the current task runs on. */
export const smp_processor_id = (k: Kernel): number => k.current.cpu;

/** Makes a task the current one. */
export function switchTo(k: Kernel, task: Task): void {
  k.current = task;
  k.who = packWho(task.cpu, task.id);
}
