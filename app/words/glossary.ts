import { FIGURES } from './glossary-figures.ts';
import type { GlossaryEntry } from './glossary-type.ts';

/** Parts of the allocator and of the kernel around it, by alphabet. */
const TERMS: readonly GlossaryEntry[] = [
  {
    term: 'ageing',
    identifiers: ['spl_cache_age', 'skm_age', 'KMC_EXPIRE_AGE', 'skc_delay', 'skc_taskqid'],
    sentence: 'Flushing half of every magazine from which nothing was taken for 15 seconds, on every CPU.',
    lesson: 'expiry',
    spec: 'AGE2',
  },
  {
    term: 'backing',
    identifiers: ['KMC_KMEM', 'KMC_VMEM', 'KMC_SLAB', 'spl_slab_alloc'],
    sentence:
      'Where slabs get their memory: blocks of pages, ranges of vmalloc, or the Linux slab allocator.',
    lesson: 'geometry',
    spec: 'CRT1',
  },
  {
    term: 'cache',
    identifiers: ['spl_kmem_cache_t', 'spl_kmem_cache', 'spl_kmem_caches', 'spl_kmem_cache_sem'],
    sentence: 'Hands out objects of one size, and keeps the slabs that they are cut from.',
    lesson: 'why-slabs',
    spec: 'CRT8',
  },
  {
    term: 'complete list',
    identifiers: ['skc_complete_list'],
    sentence: 'The slabs of a cache that have no free object.',
    lesson: 'slab-lists',
    spec: 'RFL2',
  },
  {
    term: 'constructor',
    identifiers: ['skc_ctor'],
    sentence: 'A callback of the cache that runs at each allocation, not when a slab is made.',
    spec: 'FLG2',
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
    identifiers: [
      'spl_kmem_emergency_t',
      'spl_emergency_alloc',
      'spl_emergency_free',
      'skc_obj_emergency',
      'skc_obj_emergency_max',
    ],
    sentence: 'An object with pages of its own, handed out while a growth takes too long.',
    lesson: 'emergency',
    spec: 'EMG1',
    mark: 'emergency',
  },
  {
    term: 'flush',
    identifiers: ['spl_cache_flush'],
    sentence: 'Returning the oldest objects of a magazine to their slabs.',
    lesson: 'magazines',
    spec: 'MAG3',
  },
  {
    term: 'free',
    identifiers: ['sks_free_list'],
    sentence: 'An object in its slab, on the slab’s free list, ready to be handed out.',
    lesson: 'why-slabs',
    spec: 'RFL3',
  },
  {
    term: 'growth',
    identifiers: ['spl_cache_grow', 'spl_cache_grow_work'],
    sentence: 'Adding a slab, which a worker of the task queue does while the caller sleeps.',
    lesson: 'growing-asleep',
    spec: 'GRW1',
  },
  {
    term: 'in use',
    identifiers: ['skc_obj_alloc'],
    sentence:
      'An object that a caller holds. Objects in magazines are not in use, though skc_obj_alloc counts them.',
    lesson: 'magazines',
    spec: 'RFL6',
    mark: 'caller',
  },
  {
    term: 'jiffy',
    identifiers: ['jiffies'],
    sentence: 'A tick of the kernel’s timer: 4 ms at 250 Hz.',
  },
  {
    term: 'kswapd',
    sentence: 'The kernel thread that reclaims memory in the background, from the low to the high watermark.',
    lesson: 'memory-pressure',
  },
  {
    term: 'magazine',
    identifiers: ['spl_kmem_magazine_t', 'skm_avail'],
    sentence:
      'The objects that one CPU keeps for itself: it hands them out and takes them back without a lock.',
    lesson: 'magazines',
    spec: 'MAG1',
    mark: 'magazine',
  },
  {
    term: 'object',
    identifiers: ['skc_obj_size'],
    sentence:
      'What a caller allocates and frees: in use, in a magazine, free in its slab, or an emergency object.',
    lesson: 'why-slabs',
    spec: 'RFL6',
  },
  {
    term: 'off-slab',
    identifiers: ['KMC_OFFSLAB'],
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
    identifiers: ['skc_partial_list'],
    sentence: 'The slabs of a cache that have free objects. The next objects come from its head.',
    lesson: 'slab-lists',
    spec: 'RFL1',
  },
  {
    term: 'payload',
    sentence: 'The bytes of a slab that objects can use; the rest is headers, trailers and padding.',
    lesson: 'geometry',
    spec: 'CRT5',
  },
  {
    term: 'pinned',
    sentence: 'A slab that cannot be freed because an object of it is in use or in a magazine.',
    lesson: 'stranded-memory',
    spec: 'RFL5',
  },
  {
    term: 'reap',
    identifiers: ['spl_kmem_cache_reap_now', 'spl_kmem_reap'],
    sentence: 'Asks a cache to give memory back: its callback, a flush of one magazine, then a reclaim.',
    lesson: 'reaping',
    spec: 'REAP1',
  },
  {
    term: 'reclaim',
    identifiers: ['spl_slab_reclaim'],
    sentence: 'Freeing the empty slabs of a cache, from the tail of its partial list.',
    lesson: 'reaping',
    spec: 'RFL5',
  },
  {
    term: 'reclaim callback',
    identifiers: ['skc_reclaim'],
    sentence: 'A function of the cache’s owner that frees some of its objects when memory is wanted.',
    lesson: 'memory-pressure',
    spec: 'REAP3',
  },
  {
    term: 'refill',
    identifiers: ['spl_cache_refill', 'skm_refill', 'skc_mag_refill'],
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
    identifiers: ['spl_kmem_cache_shrinker'],
    sentence:
      'What the kernel calls when memory runs short: it counts objects, then scans, which reaps every cache.',
    lesson: 'memory-pressure',
    spec: 'SHR2',
  },
  {
    term: 'skc_lock',
    identifiers: ['skc_lock'],
    sentence: 'The one spinlock of a cache, which refills, flushes and reclaim take.',
    lesson: 'one-lock',
    spec: 'MAG1',
  },
  {
    term: 'skc_ref',
    identifiers: ['skc_ref'],
    sentence: 'How many growths, reaps and calls are inside a cache. Destroying waits until it is 0.',
    lesson: 'races',
    spec: 'DST3',
  },
  {
    term: 'slab',
    identifiers: [
      'spl_kmem_slab_t',
      'sks_ref',
      'sks_age',
      'sks_cache',
      'skc_slab_total',
      'skc_slab_alloc',
      'skc_slab_size',
    ],
    sentence: 'A piece of memory that is cut into objects of one size.',
    lesson: 'why-slabs',
    spec: 'GRW1',
  },
  {
    term: 'stranded',
    sentence:
      'Memory that no caller uses and no reap frees, because its objects are in magazines of idle CPUs.',
    lesson: 'stranded-memory',
    spec: 'REAP1',
  },
  {
    term: 'task queue',
    identifiers: ['spl_kmem_cache_taskq', 'spl_kmem_cache_kmem_threads'],
    sentence: 'The worker threads that grow and age caches, four by default.',
    lesson: 'growing-asleep',
    spec: 'GRW1',
  },
  {
    term: 'trailer',
    identifiers: ['spl_kmem_obj_t', 'sko_magic'],
    sentence: 'The 40 bytes after each object that lead back to its slab.',
    lesson: 'geometry',
    spec: 'CRT9',
  },
  {
    term: 'vmalloc',
    sentence:
      'The kernel’s allocator for large ranges: contiguous addresses on pages from anywhere, behind one lock.',
    lesson: 'emergency',
    spec: 'CRT1',
  },
  {
    term: 'wait queue',
    identifiers: ['skc_waitq'],
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

/** Every term that the page explains, by alphabet. */
export const GLOSSARY: readonly GlossaryEntry[] = [...TERMS, ...FIGURES].sort((a, b) =>
  a.term.localeCompare(b.term, 'en', { sensitivity: 'base' }),
);
