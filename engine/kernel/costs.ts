import { EVENT_KINDS, type EventKind } from '../event/event.ts';

/**
 * What operations cost in simulated time, in ns. A model with typical values of the last ten years: it compares settings
 * with each other and does not predict a particular machine.
 */
export interface CostModel {
  /** Moving an object from or to the current CPU's magazine. */
  readonly magazine: number;
  /** Taking or releasing a spinlock whose cache line is local. */
  readonly lock: number;
  /** Fetching the cache line of a lock that another CPU held last. */
  readonly lockTransfer: number;
  /** From the release of a lock until the next spinning CPU has it. */
  readonly handOver: number;
  /** Moving an object between its slab and a magazine, once the lock is held. */
  readonly slabObject: number;
  /** Adding a slab to a list or removing it. */
  readonly list: number;
  /** Cutting a slab into objects. */
  readonly slabCarve: number;
  /** Calling a function. */
  readonly call: number;
  /** Turning interrupts on or off. */
  readonly irq: number;
  /** An interprocessor interrupt, both ways. */
  readonly ipi: number;
  /** Switching a CPU to another task. */
  readonly contextSwitch: number;
  /** Waking a task. */
  readonly wakeUp: number;
  /** Dispatching work to the task queue. */
  readonly dispatch: number;
  /** A block from the page allocator, and each page of it. */
  readonly pages: number;
  readonly page: number;
  /** A range of the vmalloc area, and each page of it: a frame and its entry in the page table. */
  readonly vmalloc: number;
  readonly vmallocPage: number;
  /** A small allocation. */
  readonly kmalloc: number;
  /** An object of the Linux slab. */
  readonly linuxSlab: number;
  /** A constructor or a destructor. */
  readonly objectCallback: number;
  /** An access to the emergency tree. */
  readonly tree: number;
}

/** The costs that a scenario starts from. */
export const DEFAULT_COSTS: CostModel = {
  magazine: 12,
  lock: 8,
  lockTransfer: 60,
  handOver: 80,
  slabObject: 8,
  list: 6,
  slabCarve: 250,
  call: 2,
  irq: 2,
  ipi: 1500,
  contextSwitch: 1200,
  wakeUp: 400,
  dispatch: 150,
  pages: 150,
  page: 40,
  vmalloc: 1500,
  vmallocPage: 180,
  kmalloc: 60,
  linuxSlab: 30,
  objectCallback: 40,
  tree: 10,
};

/** Costs in the form that the kernel reads. */
export interface CostTable {
  readonly model: CostModel;
  /** By number of the kind of event that records it. */
  readonly byKind: Float64Array;
}

/** The cost of each kind of event that has one. */
const OF_KIND: Partial<Readonly<Record<EventKind, keyof CostModel>>> = {
  allocHit: 'magazine',
  alloc: 'magazine',
  freeHit: 'magazine',
  free: 'magazine',
  lock: 'lock',
  objLoaded: 'slabObject',
  objReturned: 'slabObject',
  slabLinked: 'list',
  slabUnlinked: 'list',
  slabCarved: 'slabCarve',
  entered: 'call',
  irq: 'irq',
  scheduled: 'contextSwitch',
  woken: 'wakeUp',
  queued: 'dispatch',
  getPages: 'pages',
  freePages: 'pages',
  vmalloc: 'vmalloc',
  vfree: 'vmalloc',
  linuxAlloc: 'linuxSlab',
  linuxFree: 'linuxSlab',
  constructed: 'objectCallback',
  destructed: 'objectCallback',
  tree: 'tree',
};

/** The table for a model. */
export function costTable(model: CostModel): CostTable {
  const byKind = EVENT_KINDS.map((kind) => {
    const name = OF_KIND[kind];
    return name === undefined ? 0 : model[name];
  });
  return { model, byKind: Float64Array.from(byKind) };
}

const NOTHING = Object.fromEntries(Object.keys(DEFAULT_COSTS).map((name) => [name, 0]));

/** No costs: time moves by command alone. */
export const FREE_OF_CHARGE: CostTable = costTable({ ...DEFAULT_COSTS, ...NOTHING });
