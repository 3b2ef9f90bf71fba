/**
 * The payload words of each kind of event, `[a, b]`: the name of a number, or the parts of a packed word from the
 * lowest bits up, with the number of bits of each (see packing.ts). In the order of their numbers: see kind.ts.
 */
export const PAYLOAD = {
  /** Time advanced to jiffy `jiffies`. */
  jiffy: ['jiffies', 'none'],

  /** This task was created on this CPU; `worker` is 1 for a task queue worker, `name` indexes the string table. */
  taskCreated: ['worker', 'name'],
  /** The task began a command: `op` indexes OPS, `cache` is −1 without one. */
  opStarted: ['op', 'cache'],
  /** The task ended its command. `ret`: object, cache index, number of objects or −1; 0 is NULL. */
  opEnded: ['op', 'ret'],
  /** The task got a CPU. */
  scheduled: ['none', 'none2'],
  /** The task gave up its CPU to wait: `on` is a wait code, `timeout` in jiffies or −1. */
  blocked: ['on', 'timeout'],
  /** Task `whom` was made runnable; `on` is what it had waited for. */
  woken: ['whom', 'on'],
  /** The timer of task `whom` ended its wait for `on`. */
  timedOut: ['whom', 'on'],
  /** Task `whom` will continue on CPU `to`. */
  migrated: ['whom', 'to'],
  /** Task `whom` will lose its CPU at the next might_sleep() (1), or has just lost it (0). */
  preemptArmed: ['whom', 'armed'],
  /** This CPU's interrupts are off (1) or on (0). */
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
  /** Bit number `bit` of skc_flags of `cache` was set or cleared. */
  flag: ['cache', { bit: 8, isSet: 1 }],
  /** skc_ref of `cache` changed by `delta`. */
  ref: ['cache', 'delta'],
  /** A wake-up call for all tasks that wait for `on`; a `woken` follows for each that was blocked. */
  wakeCalled: ['on', 'none'],

  /** Work was given to the task queue as task `id`: `work` indexes FUNCTIONS, `cache` is what it is for. */
  queued: ['id', { work: 6, cache: 26 }],
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
  /** A count of fault control `target` (indexes FAULT_TARGETS) changed: `skip` or `failNext`. */
  faultCount: [{ target: 8, isSkip: 1 }, 'value'],
  /** A module parameter changed; `index` indexes TUNABLES. */
  tunable: ['index', 'value'],

  /** Memory for cache number `cache` was obtained; `name` indexes the string table. */
  cacheCreated: ['cache', 'name'],
  /** The figure `field` (indexes CACHE_FIELDS) of `cache` changed. */
  cacheField: [{ field: 5, cache: 27 }, 'value'],
  /** The cache joined (1) or left (0) the list of caches. */
  cacheListed: ['cache', 'listed'],
  cacheFreed: ['cache', 'none'],
  /** The magazine of CPU `owner` was created. */
  magazineMade: ['cache', 'owner'],
  magazineFreed: ['cache', 'owner'],

  /** Memory for a slab was obtained; `slab` is its slot in the view. */
  slabBuilt: ['slab', 'cache'],
  slabPlaced: ['slab', 'page'],
  /** Its objects were linked onto its free list: slots `first` and up, in order. */
  slabCarved: ['slab', 'first'],
  /** The cache counts the slab from now on, as number `id`. */
  slabAdded: ['slab', 'id'],
  /** The slab joined a list behind `prev`: a slab, or −1 for skc_partial_list, −2 for skc_complete_list. */
  slabLinked: ['slab', 'prev'],
  /** The slab left the list `list`. */
  slabUnlinked: ['slab', 'list'],
  /** The cache no longer counts the slab. */
  slabDropped: ['slab', 'none'],
  /** The slab's memory was freed. */
  slabFreed: ['slab', 'none'],

  /** An object left its slab for the magazine of this CPU, and perhaps raised skc_obj_max or skc_slab_max. */
  objLoaded: ['obj', { isMostObjs: 1, isMostSlabs: 1 }],
  /** A whole spl_kmem_cache_alloc: the newest object of this CPU's magazine went to the caller. */
  allocHit: ['obj', 'cache'],
  /** The same inside an allocation that had to refill first. */
  alloc: ['obj', 'cache'],
  /** A whole spl_kmem_cache_free: the object went into this CPU's magazine. */
  freeHit: ['obj', 'cache'],
  /** The same inside a free that had to look for emergency objects or to flush. */
  free: ['obj', 'cache'],
  /** The oldest object of the magazine of CPU `owner` went back to its slab. */
  objReturned: ['obj', 'owner'],
  constructed: ['obj', 'cache'],
  destructed: ['obj', 'cache'],

  /** An object outside its slab, or an emergency object, begins at `page`. */
  objPlaced: ['obj', 'page'],
  /** Pages for emergency object `obj` were obtained; it takes the next emergency number of its cache. */
  emergencyMade: ['obj', 'cache'],
  /** The object joined the tree and went to the caller; `isMost`: skc_obj_emergency_max rose. */
  emergencyAdded: ['obj', { cache: 16, isMost: 1 }],
  emergencyRemoved: ['obj', 'cache'],
  /** The pages of the object were freed. */
  emergencyFreed: ['obj', 'cache'],
  /** A field of the emergency tree: `link` (indexes TREE_FIELDS) of `node`; for the root, `node` is the cache. */
  tree: [{ link: 2, node: 30 }, 'value'],

  linuxCreated: ['cache', 'none'],
  linuxDestroyed: ['cache', 'live'],
  /** The Linux slab under a cache gave `obj`, 0 if it failed. */
  linuxAlloc: ['obj', 'cache'],
  linuxFree: ['obj', 'cache'],

  /** The reclaim callback of `cache` was called. */
  reclaimCalled: ['cache', 'none'],
  /** The reclaim callback is about to free `obj`. */
  reclaimFrees: ['obj', 'cache'],

  /** A check of the reference failed; `check` and `expr` index the string table. The machine has halted. */
  panic: ['check', 'expr'],

  /** The task found skc_lock of `cache` taken and spins until it gets it. */
  spin: ['cache', 'none'],
  /** The task lost its CPU at the end of its time slice. */
  preempted: ['none', 'none2'],
  /** The figure `field` (indexes ZONE_FIELDS) of the page frames is `value` pages. */
  zone: ['field', 'value'],
  /** `count` frames from `first` on now belong to `owner`: see FRAME_OWNER. */
  frames: ['first', { count: 20, owner: 12 }],
  /** Other processes hold `held` pages and want `wanted`. */
  pressure: ['held', 'wanted'],
  /** kswapd woke up (1) or went to sleep (0) with `free` pages free. */
  kswapd: ['awake', 'free'],
  /** The task began (1) or ended (0) to reclaim memory itself, with `free` pages free. */
  directReclaim: ['begun', 'free'],
  /** A shrinker counted `count` objects for the kernel. */
  shrinkCounted: ['count', 'none'],
  /** The kernel had a shrinker scan `nr` objects; it freed `freed`, or −1 for SHRINK_STOP. */
  shrinkScanned: ['nr', 'freed'],
  /** A sleeping allocation of 2^order pages has failed for good: the machine has halted. */
  outOfMemory: ['order', 'free'],

  /** Never emitted: stands for a kind that this version does not know, in a damaged recording. */
  unknown: ['none', 'none2'],

  /** An object of the Linux slab that was in use from the start got its slot, to be freed. */
  linuxListed: ['obj', 'cache'],

  /** A choice in the order of an explored program: task `whom` (0: time) is next; `why` indexes PICKS. */
  picked: ['whom', 'why'],
} as const;
