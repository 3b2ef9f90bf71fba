/** The payload words of each kind of event, `[a, b]`. In the order of their numbers: see event-kind.ts. */
export const PAYLOAD = {
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

  /** The task found skc_lock of `cache` taken and spins until it gets it. */
  spin: ['cache', 'none'],
  /** The task lost its cpu at the end of its time slice. */
  preempted: ['none', 'none2'],
  /** The number `field` (indexes ZONE_FIELDS) of the page frames is `value` pages. */
  zone: ['field', 'value'],
  /** Frames from `first` on belong to somebody: the number of frames in the low 20 bits of `run`, above them who. */
  frames: ['first', 'run'],
  /** The consumer outside holds `held` pages and wants `wanted`. */
  pressure: ['held', 'wanted'],
  /** kswapd woke up (1) or went to sleep (0) with `free` pages free. */
  kswapd: ['awake', 'free'],
  /** The task began (1) or ended (0) to reclaim memory itself, with `free` pages free. */
  directReclaim: ['begun', 'free'],
  /** The kernel asked a shrinker, which counted `count` objects. */
  shrinkCounted: ['count', 'none'],
  /** The kernel had a shrinker scan `nr` objects; it freed `freed`, −1: it wants to be left alone. */
  shrinkScanned: ['nr', 'freed'],
  /** A sleeping allocation of 2^order pages has tried everything: the machine stands still. */
  outOfMemory: ['order', 'free'],

  /** Never emitted: stands for a kind that this version does not know, in a damaged recording. */
  unknown: ['none', 'none2'],
} as const;
