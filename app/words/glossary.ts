/** A term or an identifier that the page explains: the only table of them. */
export interface GlossaryEntry {
  readonly term: string;
  /** Its name in the reference, letter for letter. */
  readonly identifier?: string;
  readonly sentence: string;
  /** The lesson about it, by name. */
  readonly lesson?: string;
  /** A rule of engine/SPEC.md. */
  readonly spec?: string;
}

/** Every term that the page explains, by alphabet. */
export const GLOSSARY: readonly GlossaryEntry[] = [
  {
    term: 'ageing',
    identifier: 'spl_cache_age',
    sentence: 'Flushing half of every magazine from which nothing was taken for 15 seconds, on every CPU.',
    lesson: 'expiry',
    spec: 'AGE2',
  },
  {
    term: 'backing',
    identifier: 'KMC_KMEM, KMC_VMEM, KMC_SLAB',
    sentence:
      'Where slabs get their memory: blocks of pages, ranges of vmalloc, or the Linux slab allocator.',
    lesson: 'geometry',
    spec: 'CRT1',
  },
  {
    term: 'cache',
    identifier: 'spl_kmem_cache_t',
    sentence: 'Hands out objects of one size, and keeps the slabs that they are cut from.',
    lesson: 'why-slabs',
  },
  {
    term: 'complete list',
    identifier: 'skc_complete_list',
    sentence: 'The slabs of a cache that have no free object.',
    lesson: 'slab-lists',
    spec: 'RFL2',
  },
  {
    term: 'constructor',
    identifier: 'skc_ctor',
    sentence: 'A callback of the cache that runs at each allocation, not when a slab is made.',
    spec: 'FLG2',
  },
  {
    term: 'DEADLOCKED',
    identifier: 'KMC_BIT_DEADLOCKED',
    sentence:
      'A growth has taken longer than a tenth of a second: allocations get emergency objects until it ends.',
    lesson: 'emergency',
    spec: 'GRW4',
  },
  {
    term: 'depot',
    sentence: 'A store of full and empty magazines that CPUs share in Bonwick’s design. The SPL has none.',
    lesson: 'what-spl-left-out',
  },
  {
    term: 'direct reclaim',
    sentence: 'A thread that finds memory below the min watermark frees memory itself before it gets pages.',
    lesson: 'memory-pressure',
  },
  {
    term: 'emergency object',
    identifier: 'spl_kmem_emergency_t',
    sentence: 'An object with pages of its own, handed out while a growth takes too long.',
    lesson: 'emergency',
    spec: 'EMG1',
  },
  {
    term: 'flush',
    identifier: 'spl_cache_flush',
    sentence: 'Returning the oldest objects of a magazine to their slabs.',
    lesson: 'magazines',
    spec: 'MAG3',
  },
  {
    term: 'GROWING',
    identifier: 'KMC_BIT_GROWING',
    sentence: 'A slab is being added: callers that need one wait for it instead of asking for another.',
    lesson: 'growing-asleep',
    spec: 'GRW2',
  },
  {
    term: 'growth',
    identifier: 'spl_cache_grow',
    sentence: 'Adding a slab, which a worker of the task queue does while the caller sleeps.',
    lesson: 'growing-asleep',
    spec: 'GRW1',
  },
  {
    term: 'in use',
    sentence:
      'An object that a caller holds. Objects in magazines are not in use, though skc_obj_alloc counts them.',
    lesson: 'magazines',
    spec: 'RFL6',
  },
  {
    term: 'jiffy',
    identifier: 'jiffies',
    sentence: 'A tick of the kernel’s timer: 4 ms at 250 Hz.',
  },
  {
    term: 'kswapd',
    sentence: 'The kernel thread that reclaims memory in the background, from the low to the high watermark.',
    lesson: 'memory-pressure',
  },
  {
    term: 'magazine',
    identifier: 'spl_kmem_magazine_t',
    sentence:
      'The objects that one CPU keeps for itself: it hands them out and takes them back without a lock.',
    lesson: 'magazines',
    spec: 'MAG1',
  },
  {
    term: 'magazine size',
    identifier: 'spl_kmem_cache_magazine_size',
    sentence: 'How many objects a magazine can hold: by default 4 to 256, fewer for larger objects.',
    lesson: 'one-lock',
    spec: 'MAG5',
  },
  {
    term: 'object',
    identifier: 'spl_kmem_obj_t',
    sentence:
      'What a caller allocates and frees: in use, in a magazine, free in its slab, or an emergency object.',
    lesson: 'why-slabs',
  },
  {
    term: 'objects per slab',
    identifier: 'spl_kmem_cache_obj_per_slab',
    sentence:
      'How many objects a slab should hold, 8 by default. More means fewer allocations and more pinned memory.',
    lesson: 'slab-lists',
    spec: 'CRT5',
  },
  {
    term: 'off-slab',
    identifier: 'KMC_OFFSLAB',
    sentence: 'Objects with memory of their own, outside the slab that lists them.',
    lesson: 'geometry',
    spec: 'CRT9',
  },
  {
    term: 'page',
    sentence: '4,096 bytes: the unit in which the kernel hands out memory.',
    lesson: 'why-slabs',
  },
  {
    term: 'partial list',
    identifier: 'skc_partial_list',
    sentence: 'The slabs of a cache that have free objects. The next objects come from its head.',
    lesson: 'slab-lists',
    spec: 'RFL1',
  },
  {
    term: 'payload',
    sentence: 'The bytes of a slab that objects can use; the rest is heads, trailers and padding.',
    lesson: 'geometry',
  },
  {
    term: 'pinned',
    sentence: 'A slab that cannot be freed because an object of it is in use or in a magazine.',
    lesson: 'stranded-memory',
  },
  {
    term: 'reap',
    identifier: 'spl_kmem_cache_reap_now',
    sentence: 'Asks a cache to give memory back: its callback, a flush of one magazine, then a reclaim.',
    lesson: 'reaping',
    spec: 'REAP1',
  },
  {
    term: 'REAPING',
    identifier: 'KMC_BIT_REAPING',
    sentence: 'The cache is being reaped: no second reap begins, and growths wait for it.',
    lesson: 'reaping',
    spec: 'REAP4',
  },
  {
    term: 'reclaim',
    identifier: 'spl_slab_reclaim',
    sentence: 'Freeing the empty slabs of a cache, from the tail of its partial list.',
    lesson: 'reaping',
    spec: 'RFL5',
  },
  {
    term: 'reclaim callback',
    identifier: 'skc_reclaim',
    sentence: 'A function of the cache’s owner that frees some of its objects when memory is wanted.',
    lesson: 'memory-pressure',
    spec: 'REAP3',
  },
  {
    term: 'RECLAIM_ONCE',
    identifier: 'KMC_RECLAIM_ONCE',
    sentence: 'The shrinker stops the kernel after one pass, whatever it freed.',
    lesson: 'memory-pressure',
    spec: 'SHR4',
  },
  {
    term: 'refill',
    identifier: 'spl_cache_refill',
    sentence: 'Moving objects from slabs into an empty magazine: half of its size.',
    lesson: 'magazines',
    spec: 'MAG4',
  },
  {
    term: 'round',
    sentence: 'An object in a magazine: Bonwick’s word.',
    lesson: 'magazines',
  },
  {
    term: 'shrinker',
    identifier: 'spl_kmem_cache_shrinker',
    sentence:
      'What the kernel calls when memory runs short: it counts objects, then scans, which reaps every cache.',
    lesson: 'memory-pressure',
    spec: 'SHR2',
  },
  {
    term: 'skc_lock',
    identifier: 'skc_lock',
    sentence: 'The one spinlock of a cache, which refills, flushes and reclaim take.',
    lesson: 'one-lock',
  },
  {
    term: 'skc_ref',
    identifier: 'skc_ref',
    sentence: 'How many growths, reaps and calls are inside a cache. Destroying waits until it is 0.',
    lesson: 'races',
    spec: 'DST3',
  },
  {
    term: 'slab',
    identifier: 'spl_kmem_slab_t',
    sentence: 'A piece of memory that is cut into objects of one size.',
    lesson: 'why-slabs',
  },
  {
    term: 'stranded',
    sentence:
      'Memory that no caller uses and no reap frees, because its objects are in magazines of idle CPUs.',
    lesson: 'stranded-memory',
  },
  {
    term: 'task queue',
    identifier: 'spl_kmem_cache_taskq',
    sentence: 'The worker threads that grow and age caches, four by default.',
    lesson: 'growing-asleep',
    spec: 'GRW1',
  },
  {
    term: 'trailer',
    identifier: 'spl_kmem_obj_t',
    sentence: 'The 40 bytes after each object that lead back to its slab.',
    lesson: 'geometry',
  },
  {
    term: 'vmalloc',
    sentence:
      'The kernel’s allocator for large ranges: contiguous addresses on pages from anywhere, behind one lock.',
    lesson: 'emergency',
  },
  {
    term: 'wait queue',
    identifier: 'skc_waitq',
    sentence: 'The threads that sleep until a growth ends or a tenth of a second has passed.',
    lesson: 'growing-asleep',
    spec: 'GRW4',
  },
  {
    term: 'watermark',
    sentence: 'Three levels of free memory, min, low and high, that decide who reclaims and who waits.',
    lesson: 'memory-pressure',
  },
];
