/**
 * The bits of a footprint: the shared state that a step has read or written. Two steps whose footprints do not conflict
 * give the same result in either order. Writes are known from events; {@link Kernel.reads} records the other reads.
 */
export const TOUCH = {
  /** What skc_lock protects: slabs, lists, counters, the emergency tree. */
  lock: 0x0001,
  /** The bits of state in skc_flags. */
  deadlocked: 0x0002,
  growing: 0x0004,
  reaping: 0x0008,
  destroy: 0x0010,
  /** skc_ref. */
  ref: 0x0020,
  /** The wait queues of caches, and that of bits. */
  waitQueue: 0x0040,
  bitWaiters: 0x0080,
  /** The task queue. */
  taskq: 0x0100,
  /** The list of caches and its lock. */
  cacheList: 0x0200,
  /** Jiffies and timers. */
  clock: 0x0400,
  /** Whether a cache exists. */
  magic: 0x0800,
  /** Which calls have begun and ended. */
  calls: 0x1000,
  /** The allocations that may still fail. */
  faults: 0x2000,
} as const;

/** All bits. */
export const TOUCH_ALL = -1;

// There may be more CPUs and tasks than bits. Those that share a bit count as conflicting: slower, but still correct.

/** The magazine of a CPU. */
export const touchMagazine = (cpu: number): number => 1 << (14 + (cpu & 3));

/** What runs on a CPU, and whether it takes interrupts. */
export const touchCpu = (cpu: number): number => 1 << (18 + (cpu & 3));

/** Whether a task runs, can run or is blocked. */
export const touchTask = (task: number): number => 1 << (22 + (task % 10));
