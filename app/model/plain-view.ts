import { FAULT_TARGETS, TUNABLE_NAMES } from '../../engine/index.ts';
import type { Damage } from './damage.ts';
import type { MagazineView } from './magazines.ts';

/** What a task does. */
type TaskActivity = 'idle' | 'runnable' | 'running' | 'blocked';

/** A thread or worker. */
export interface TaskView {
  readonly id: number;
  /** t0, t1, … for threads, w0, w1, … for workers, boot for the idle loop. */
  readonly name: string;
  readonly worker: boolean;
  cpu: number;
  activity: TaskActivity;
  /** Wait code while blocked, else −1. */
  waitingOn: number;
  /** Jiffy at which the wait times out, −1 without a timeout. */
  untilJiffy: number;
  /** Numbers of the reference functions that it is inside, outermost first. */
  stack: number[];
  /** The command in progress, as a number of OPS; −1 for none. */
  op: number;
  preemptArmed: boolean;
  fstrans: boolean;
  /** Number of the cache whose skc_lock it spins on, −1 for none. */
  spinsOn: number;
}

/** A list of slabs: slots of its ends, −1 when it is empty. */
export interface SlabListView {
  head: number;
  tail: number;
  length: number;
}

/** A cache. Sizes in bytes; counters as the reference counts them. */
export interface CacheView {
  readonly index: number;
  readonly name: string;
  /** Whether it is on the list of caches. */
  listed: boolean;
  flags: number;
  objSize: number;
  objAlign: number;
  slabObjs: number;
  slabSize: number;
  magSize: number;
  magRefill: number;
  ref: number;
  taskqid: number;
  slabTotal: number;
  slabAlloc: number;
  slabMax: number;
  objTotal: number;
  objAlloc: number;
  objMax: number;
  objDeadlock: number;
  objEmergency: number;
  objEmergencyMax: number;
  /** Objects of the Linux slab in use; −1 for a cache with slabs of its own. */
  linuxLive: number;
  /** Emergency and Linux objects named so far. */
  emergencyNumbers: number;
  linuxNumbers: number;
  /** Task that holds skc_lock, −1 for none. */
  lockHolder: number;
  readonly partial: SlabListView;
  readonly complete: SlabListView;
  /** By CPU; null if there is none. */
  readonly magazines: (MagazineView | null)[];
  /** Root of the emergency tree, 0 when it is empty. */
  treeRoot: number;
}

/** Work in the task queue. */
export interface WorkView {
  readonly id: number;
  /** Number of the reference function that does it. */
  readonly fn: number;
  readonly cache: number;
  /** Jiffy at which it becomes due; −1 without a delay. */
  expires: number;
  state: 'delayed' | 'due' | 'pending' | 'running';
  /** The worker that does it, −1 before. */
  worker: number;
}

/** A fault control: see FAULT_TARGETS and FAULT_MODES for the names. */
export interface FaultView {
  mode: number;
  failNext: number;
  skip: number;
}

/**
 * Page frames, counted in pages. `frames` is 0 for a machine with unlimited memory; then only `used` is meaningful.
 */
export interface MemoryView {
  frames: number;
  free: number;
  /** Watermarks. */
  min: number;
  low: number;
  high: number;
  /** Frames that caches hold. */
  used: number;
  /** Frames that other processes hold. */
  pressure: number;
  /** Pages that other processes want. */
  pressureWanted: number;
  kswapdAwake: boolean;
  /** Tasks in direct reclaim. */
  reclaimers: number;
  /** Memory ran out: the machine has halted. */
  isOut: boolean;
}

/** A failed check of the reference: the check, its expression, and the number of the function. */
export interface PanicView {
  readonly check: string;
  readonly expr: string;
  readonly fn: number;
}

/** The parts of a view that are small enough to be copied whole. */
export class PlainView {
  /** Number of events applied so far. */
  moment = 0;
  /** Time in jiffies. */
  jiffies = 0;
  /** Task 0 is the idle loop that runs commands such as a tick. */
  readonly tasks: TaskView[] = [idleTask(0, 'boot', 0, false)];
  readonly irqsOff: boolean[] = [];
  /** The task that each CPU ran last. */
  readonly ranLast: number[] = [];
  /** By number; null once freed. */
  readonly caches: (CacheView | null)[] = [];
  /** Caches freed while a task was inside them or work for them was queued, by number: used after free. */
  readonly freedCaches: Map<number, CacheView> = new Map();
  readonly work: Map<number, WorkView> = new Map();
  readonly faults: readonly FaultView[] = FAULT_TARGETS.map(() => ({ mode: 0, failNext: 0, skip: 0 }));
  /** Values of the module parameters, in the order of TUNABLE_NAMES. */
  readonly tunables: number[] = TUNABLE_NAMES.map(() => 0);
  /** Tasks that read the list of caches, and the task that writes to it, −1 for none. */
  listReaders = 0;
  listWriter = -1;
  panic: PanicView | null = null;
  /** The first event so far that contradicts those before it; null in a sound recording. */
  damage: Damage | null = null;
  readonly memory: MemoryView = {
    frames: 0,
    free: 0,
    min: 0,
    low: 0,
    high: 0,
    used: 0,
    pressure: 0,
    pressureWanted: 0,
    kswapdAwake: false,
    reclaimers: 0,
    isOut: false,
  };
  /** All object slots seen so far are below this. */
  objEnd = 1;
  /** Rings given to magazines so far. */
  rings = 0;

  /** Copies another view; later writes to either do not affect the other. */
  assign(other: PlainView): void {
    this.moment = other.moment;
    this.jiffies = other.jiffies;
    Object.assign(this.memory, other.memory);
    this.objEnd = other.objEnd;
    this.rings = other.rings;
    this.listReaders = other.listReaders;
    this.listWriter = other.listWriter;
    this.panic = other.panic;
    this.damage = other.damage;
    replace(
      this.tasks,
      other.tasks.map((task) => ({ ...task, stack: [...task.stack] })),
    );
    replace(this.irqsOff, other.irqsOff);
    replace(this.ranLast, other.ranLast);
    replace(
      this.caches,
      other.caches.map((cache) => (cache === null ? null : copyCache(cache))),
    );
    this.freedCaches.clear();
    for (const [index, cache] of other.freedCaches) this.freedCaches.set(index, copyCache(cache));
    replace(this.tunables, other.tunables);
    for (const [i, fault] of other.faults.entries()) Object.assign(this.faults[i] ?? {}, fault);
    this.work.clear();
    for (const [id, work] of other.work) this.work.set(id, { ...work });
  }
}

function copyCache(cache: CacheView): CacheView {
  return {
    ...cache,
    partial: { ...cache.partial },
    complete: { ...cache.complete },
    magazines: [...cache.magazines],
  };
}

function replace<T>(array: T[], items: readonly T[]): void {
  array.length = 0;
  for (const item of items) array.push(item);
}

/** A task with nothing to do. */
export function idleTask(id: number, name: string, cpu: number, worker: boolean): TaskView {
  return {
    id,
    name,
    worker,
    cpu,
    activity: 'idle',
    waitingOn: -1,
    untilJiffy: -1,
    stack: [],
    op: -1,
    preemptArmed: false,
    fstrans: false,
    spinsOn: -1,
  };
}
