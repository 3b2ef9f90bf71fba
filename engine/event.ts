/**
 * What the engine tells: one fact per event, in the past tense, as small integers.
 *
 * An event is four 32-bit words (see event-log.ts): who and what, when, and two payload words `a` and `b`. The
 * table below names the payload words of every kind; a value is always the new one.
 */

/** The payload words of each kind of event, `[a, b]`. The order fixes the number of the kind. */
const PAYLOAD = {
  /** Time moved on to jiffy `jiffies`. */
  jiffy: ['jiffies', 'none'],

  /** This task came into being on this cpu; `worker` is 1 for a task queue worker, `name` indexes the string table. */
  taskCreated: ['worker', 'name'],
  /** The task began a command: `op` indexes OPS, `cache` is −1 where there is none. */
  opStarted: ['op', 'cache'],
  /** The task ended its command. `ret`: object, cache index, number of objects or −1; 0 is NULL. */
  opEnded: ['op', 'ret'],
  /** The task got a cpu. */
  scheduled: ['none', 'none2'],
  /** The task gave its cpu up to wait: `on` is a wait code, `timeout` in jiffies or −1. */
  blocked: ['on', 'timeout'],
  /** Task `whom` was made runnable; `on` is what it had waited for. */
  woken: ['whom', 'on'],
  /** The timer of task `whom` ended its wait for `on`. */
  timedOut: ['whom', 'on'],
  /** Task `whom` will go on on cpu `to`. */
  migrated: ['whom', 'to'],
  /** Task `whom` will lose its cpu at the next might_sleep() (1), or has just lost it (0). */
  preemptArmed: ['whom', 'armed'],
  /** This cpu's interrupts are off (1) or on (0). */
  irq: ['off', 'none'],
  /** The task is inside a file system transaction (1) or out of it (0). */
  fstrans: ['inside', 'none'],
  /** The event's function was called by the function number `caller`. */
  entered: ['caller', 'none'],
  /** The event's function returned to `caller`. */
  left: ['caller', 'none'],

  /** skc_lock of `cache` was taken (1) or released (0) by this task. */
  lock: ['cache', 'held'],
  /** Task `whom` got (1 for read, 2 for write) or gave up (−1, −2) the lock on the list of caches. */
  listLock: ['whom', 'hold'],
  /** A bit of skc_flags of `cache` was set (1) or cleared (0); `bit` is its number and, from bit 8, its value. */
  flag: ['cache', 'bit'],
  /** skc_ref of `cache` changed by `delta`. */
  ref: ['cache', 'delta'],
  /** Everybody who waits for `on` was called; those who were blocked follow as `woken`. */
  wakeCalled: ['on', 'none'],

  /** Work was given to the task queue as task `id`: `work` is the function in its low 6 bits, then the cache. */
  queued: ['id', 'work'],
  /** Task `id` will be due at jiffy `expires`. */
  delayed: ['id', 'expires'],
  /** The timer of task `id` fired. */
  due: ['id', 'none'],
  /** A worker began task `id`. */
  taskRun: ['id', 'none'],
  /** A worker ended task `id`. */
  taskDone: ['id', 'none'],
  /** Task `id` was cancelled; `found` indexes CANCELLED. */
  cancelled: ['id', 'found'],

  /** vmalloc was asked for `size` bytes and gave page `page`, −1 if it failed. */
  vmalloc: ['size', 'page'],
  vfree: ['page', 'none'],
  /** The page allocator was asked for 2^order pages and gave `page`, −1 if it failed. */
  getPages: ['order', 'page'],
  freePages: ['order', 'page'],
  /** A small allocation failed. */
  kmallocFail: ['none', 'none2'],
  /** Fault control `target` (indexes FAULT_TARGETS) is in `mode` (indexes FAULT_MODES). */
  memoryMode: ['target', 'mode'],
  /** A count of a fault control changed: `count` is the target and, from bit 8, 0 failNext or 1 skip. */
  faultCount: ['count', 'value'],
  /** A module parameter changed; `index` indexes TUNABLES. */
  tunable: ['index', 'value'],

  /** Memory for cache number `cache` was obtained; `name` indexes the string table. */
  cacheCreated: ['cache', 'name'],
  /** A number of a cache changed: `field` is an index of CACHE_FIELDS in its low 5 bits, then the cache. */
  cacheField: ['field', 'value'],
  /** The cache joined (1) or left (0) the list of caches. */
  cacheListed: ['cache', 'listed'],
  cacheFreed: ['cache', 'none'],
  /** The magazine of cpu `owner`. */
  magazineMade: ['cache', 'owner'],
  magazineFreed: ['cache', 'owner'],

  /** Memory for a slab was obtained; `slab` is its slot in the view. */
  slabBuilt: ['slab', 'cache'],
  slabPlaced: ['slab', 'page'],
  /** Its objects were threaded on its free list: slots `first` and up, in order. */
  slabCarved: ['slab', 'first'],
  /** The cache counts the slab from now on, as number `id`. */
  slabAdded: ['slab', 'id'],
  /** The slab stands on a list behind `prev`: a slab, or −1 for skc_partial_list, −2 for skc_complete_list. */
  slabLinked: ['slab', 'prev'],
  /** The slab left the list `list`. */
  slabUnlinked: ['slab', 'list'],
  /** The cache counts the slab no longer. */
  slabDropped: ['slab', 'none'],
  /** The slab's memory went back. */
  slabFreed: ['slab', 'none'],

  /** An object left its slab for the magazine of this cpu. `marks`: 1 raised skc_obj_max, 2 raised skc_slab_max. */
  objLoaded: ['obj', 'marks'],
  /** A whole spl_kmem_cache_alloc: the youngest object of this cpu's magazine went to the caller. */
  allocHit: ['obj', 'cache'],
  /** The same inside an allocation that had to refill first. */
  alloc: ['obj', 'cache'],
  /** A whole spl_kmem_cache_free: the object went into this cpu's magazine. */
  freeHit: ['obj', 'cache'],
  /** The same inside a free that had to look for emergency objects or to flush. */
  free: ['obj', 'cache'],
  /** The oldest object of the magazine of cpu `owner` went back to its slab. */
  objReturned: ['obj', 'owner'],
  constructed: ['obj', 'cache'],
  destructed: ['obj', 'cache'],

  /** An object that lies outside its slab, or is an emergency object, begins at `page`. */
  objPlaced: ['obj', 'page'],
  /** Pages for emergency object `obj` were obtained: the next number of its cache is its name. */
  emergencyMade: ['obj', 'cache'],
  /** The object joined the tree and went to the caller; `cache` in the low 16 bits, then 1 if skc_obj_emergency_max rose. */
  emergencyAdded: ['obj', 'cache'],
  emergencyRemoved: ['obj', 'cache'],
  /** The pages of the object went back. */
  emergencyFreed: ['obj', 'cache'],
  /** A word of the red-black tree: `place` is an index of TREE_FIELDS in its low 2 bits, then the node (the root: the cache). */
  tree: ['place', 'value'],

  linuxCreated: ['cache', 'none'],
  linuxDestroyed: ['cache', 'live'],
  /** The Linux slab under a cache gave `obj`, 0 if it failed. */
  linuxAlloc: ['obj', 'cache'],
  linuxFree: ['obj', 'cache'],

  /** The reclaim callback of `cache` was called. */
  reclaimCalled: ['cache', 'none'],
  /** The reclaim callback is about to free `obj`. */
  reclaimFrees: ['obj', 'cache'],

  /** A check of the reference failed; `check` and `expr` index the string table. The machine stands still. */
  panic: ['check', 'expr'],
} as const;

/** The name of a kind of event. */
export type EventKind = keyof typeof PAYLOAD;

/** All kinds, in the order of their numbers. */
export const EVENT_KINDS: readonly EventKind[] = Object.keys(PAYLOAD).map((name) => name as EventKind);

/** The number of each kind, as stored in the log. */
export const KIND: Readonly<Record<EventKind, number>> = Object.freeze(
  Object.fromEntries(EVENT_KINDS.map((kind, number) => [kind, number])) as Record<EventKind, number>,
);

/** The functions of the reference, in the order of the file; index 0 stands for none. */
export const FUNCTIONS = [
  'none',
  'kv_alloc',
  'kv_free',
  'spl_slab_alloc',
  'spl_slab_free',
  'spl_slab_reclaim',
  'spl_emergency_search',
  'spl_emergency_insert',
  'spl_emergency_alloc',
  'spl_emergency_free',
  '__spl_cache_flush',
  'spl_cache_flush',
  'spl_magazine_age',
  'spl_cache_age',
  'spl_slab_size',
  'spl_magazine_size',
  'spl_magazine_alloc',
  'spl_magazine_free',
  'spl_magazine_create',
  'spl_magazine_destroy',
  'spl_kmem_cache_create',
  'spl_kmem_cache_set_move',
  'spl_kmem_cache_destroy',
  'spl_cache_obj',
  'spl_cache_grow_work',
  'spl_cache_grow',
  'spl_cache_refill',
  'spl_cache_shrink',
  'spl_kmem_cache_alloc',
  'spl_kmem_cache_free',
  '__spl_kmem_cache_generic_shrinker',
  'spl_kmem_cache_generic_shrinker_count_objects',
  'spl_kmem_cache_generic_shrinker_scan_objects',
  'spl_kmem_cache_reap_now',
  'spl_kmem_reap',
] as const;

/** The name of a function of the reference. */
export type FunctionName = (typeof FUNCTIONS)[number];

/** The number of each function, as stored in the log. */
export const FN: Readonly<Record<FunctionName, number>> = Object.freeze(
  Object.fromEntries(FUNCTIONS.map((name, number) => [name, number])) as Record<FunctionName, number>,
);

/** Kinds that are themselves one whole call of a function, which has no `entered` of its own. */
export const CALL_OF: Partial<Readonly<Record<EventKind, FunctionName>>> = {
  objLoaded: 'spl_cache_obj',
  objReturned: 'spl_cache_shrink',
  allocHit: 'spl_kmem_cache_alloc',
  freeHit: 'spl_kmem_cache_free',
};

/** The commands that run on a thread, as numbered in `opStarted` and `opEnded`. */
export const OPS = ['create', 'destroy', 'alloc', 'free', 'reap', 'shrink', 'kmem_reap'] as const;

/** What a cancellation found, as numbered in `cancelled`. */
export const CANCELLED = ['none', 'pending', 'active'] as const;

/** What allocations can be made to fail or stall, as numbered in `memoryMode`. */
export const FAULT_TARGETS = ['vmalloc', 'pages', 'kmalloc', 'slab'] as const;

/** The modes of a fault control. */
export const FAULT_MODES = ['ok', 'fail', 'stall'] as const;

/** The numbers of a cache that change by `cacheField`. */
export const CACHE_FIELDS = [
  'flags',
  'objSize',
  'objAlign',
  'slabObjs',
  'slabSize',
  'magSize',
  'magRefill',
  'taskqid',
  'objDeadlock',
  'slabMax',
  'objMax',
  'objEmergencyMax',
] as const;

/** The words of a node of the emergency tree, as numbered in `tree`; `root` belongs to the cache. */
export const TREE_FIELDS = ['left', 'right', 'red', 'root'] as const;

/** What a task can wait for, the low 4 bits of a wait code; the cache number follows from bit 4. */
export const WAITS = [
  'growing',
  'reaping',
  'ref',
  'vmalloc',
  'pages',
  'sleep',
  'resched',
  'list.read',
  'list.write',
  'task',
  'idle',
] as const;

/** What a task waits for. */
export type WaitName = (typeof WAITS)[number];

/** The low bits of a wait code for each name. */
export const WAIT: Readonly<Record<WaitName, number>> = Object.freeze(
  Object.fromEntries(WAITS.map((name, number) => [name, number])) as Record<WaitName, number>,
);

/** A wait for something that belongs to cache number `cache`, as the `on` of an event. */
export function cacheWait(wait: number, cache: number): number {
  return wait | (cache << 4);
}

/** Who did it, when and in which reference function: the part that all events share. */
export interface EventBase {
  /** Jiffies since start-up. */
  readonly time: number;
  readonly cpu: number;
  /** Number of the task, in order of creation. */
  readonly task: number;
  /** The innermost reference function, `'none'` outside the allocator. */
  readonly fn: FunctionName;
}

/** An event taken apart: its kind, who, when, and its payload words by name. */
export type Event = {
  readonly [K in EventKind]: { readonly kind: K } & EventBase & {
      readonly [F in (typeof PAYLOAD)[K][number]]: number;
    };
}[EventKind];

/** The names of the payload words of a kind. */
export function payloadOf(kind: EventKind): readonly [string, string] {
  return PAYLOAD[kind];
}
