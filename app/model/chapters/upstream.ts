import type { Condition } from '../conditions/condition.ts';
import type { Chapter } from './chapter.ts';

const FIRST_CACHE: Condition = { figure: 'caches', atLeast: 1 };
const MIB = 1 << 20;

/** The slab_small test. */
export const slabSmall: readonly Chapter[] = [
  { title: 'First cache', about: 'The first of forty caches is created.', when: FIRST_CACHE },
  {
    title: 'Constructed',
    about: 'Its slabs are grown, and the constructor runs for each of 128 objects.',
    when: { event: 'constructed', nth: 128 },
  },
  {
    title: 'Destroyed',
    about: 'Every object was destructed, every slab freed, and the cache is gone.',
    when: { event: 'cacheFreed' },
  },
  {
    title: 'The Linux slab',
    about: 'From here, some caches have no slabs of their own: their objects come from the Linux slab.',
    when: { event: 'linuxAlloc' },
  },
  {
    title: 'All forty',
    about: 'The last cache is destroyed; every constructed object was destructed.',
    when: { event: 'cacheFreed', nth: 40 },
  },
];

/** The slab_large test. */
export const slabLarge: readonly Chapter[] = [
  { title: 'First cache', about: 'The first of twenty-four caches is created.', when: FIRST_CACHE },
  {
    title: 'From vmalloc',
    about: 'Slabs too large for the page allocator come from vmalloc.',
    when: { event: 'vmalloc' },
  },
  {
    title: 'Huge slabs',
    about: 'From here, a single slab may take 16 MiB and more.',
    when: { event: 'vmalloc', where: { size: { atLeast: 16 * MIB } } },
  },
  {
    title: 'All gone',
    about: 'The last cache is destroyed, and all memory is given back.',
    when: { event: 'cacheFreed', nth: 24 },
  },
];

/** The slab_align test. */
export const slabAlign: readonly Chapter[] = [
  { title: '8 bytes', about: 'The first cache aligns its objects to 8 bytes.', when: FIRST_CACHE },
  {
    title: 'Outside the slab',
    about: 'From here, objects of some caches lie outside the slab that lists them.',
    when: { event: 'objPlaced' },
  },
  {
    title: 'A page',
    about: 'From here, objects are aligned to a page of 4,096 bytes.',
    when: { event: 'cacheField', where: { field: 'objAlign', value: 4096 } },
  },
  {
    title: 'All aligned',
    about: 'Every object was aligned as requested, or the machine would have panicked.',
    when: { event: 'cacheFreed', nth: 20 },
  },
];

const TAKEN: Condition = { figure: 'inUse', atLeast: 1024 };
const NONE_USED: Condition = { after: TAKEN, next: { figure: 'inUse', equals: 0 } };

/** The slab_reap test. */
export const slabReap: readonly Chapter[] = [
  { title: 'All taken', about: 'A caller holds 1,024 objects.', when: TAKEN },
  {
    title: 'First reap',
    about: 'The cache is reaped, and gives back only the slab that was empty.',
    when: { event: 'entered', where: { fn: 'spl_kmem_cache_reap_now' } },
  },
  {
    title: 'The callback',
    about: 'Each reap has the cache’s own callback free 32 objects.',
    when: { event: 'reclaimFrees' },
  },
  { title: 'None in use', about: 'All objects were freed; 256 fill the magazine.', when: NONE_USED },
  {
    title: 'By age',
    about: 'Reaps on one CPU found no slab to free; ageing flushes half of the magazine.',
    when: { after: NONE_USED, next: { figure: 'inMagazines', atMost: 128 } },
  },
  {
    title: 'Nothing left',
    about: 'The last slab is freed, well within the minute that the test allows.',
    when: { after: NONE_USED, next: { figure: 'slabs', equals: 0 } },
  },
];

const ALL_OUT: Condition = { figure: 'inUse', atLeast: 131_072 };
const AGE_IDLE: Condition = { after: ALL_OUT, next: { figure: 'inUse', equals: 0 } };

/** The slab_age test. */
export const slabAge: readonly Chapter[] = [
  {
    title: 'First objects',
    about: 'A caller starts to take 131,072 objects.',
    when: { figure: 'inUse', atLeast: 1 },
  },
  {
    title: 'All taken',
    about: 'Thousands of slabs, and at most one of them has a free object.',
    when: ALL_OUT,
  },
  {
    title: 'All freed',
    about: 'Empty slabs were freed at once; what fits into the magazine is kept.',
    when: AGE_IDLE,
  },
  {
    title: 'First flush',
    about: 'After 15 s without a call, part of the magazine goes back to the slabs.',
    when: { after: AGE_IDLE, next: { event: 'objReturned' } },
  },
  {
    title: 'Nothing left',
    about: 'The magazine is empty and the last slab is freed.',
    when: { after: AGE_IDLE, next: { figure: 'slabs', equals: 0 } },
  },
];

/** The slab_lock test. */
export const slabLock: readonly Chapter[] = [
  {
    title: 'One cache',
    about: '32 threads on 8 CPUs want an object each, and spin on skc_lock.',
    when: { event: 'spin' },
  },
  {
    title: 'First step over',
    about: 'All objects were freed again, and the cache is destroyed: the next step begins.',
    when: { event: 'cacheFreed' },
  },
  {
    title: '1,024 each',
    about: 'Threads hold far more than their magazines: nearly every call needs skc_lock.',
    when: { figure: 'inUse', atLeast: 10_000 },
  },
  {
    title: 'Objects of 1 MiB',
    about: 'The largest objects: a slab takes 8 MiB and more.',
    when: { event: 'vmalloc', where: { size: { atLeast: 8 * MIB } } },
  },
  {
    title: 'All steps over',
    about: 'Every step ended within its five seconds.',
    when: { event: 'cacheFreed', nth: 31 },
  },
];

const FREED_BY_CALLBACK: Condition = { event: 'reclaimFrees' };

/** The slab_overcommit test. */
export const slabOvercommit: readonly Chapter[] = [
  {
    title: '32 threads ask',
    about: 'Together they want four times the memory of the machine.',
    when: { figure: 'inUse', atLeast: 1 },
  },
  {
    title: 'Memory is low',
    about: 'Free pages fall below the low watermark, and kswapd wakes.',
    when: { figure: 'kswapdAwake', equals: 1 },
  },
  {
    title: 'The callback',
    about: 'Reclaim calls the cache’s callback, which frees its oldest objects.',
    when: FREED_BY_CALLBACK,
  },
  {
    title: 'Direct reclaim',
    about: 'kswapd is too slow: a thread that needs pages reclaims them itself.',
    when: { event: 'directReclaim', where: { begun: 1 } },
  },
  {
    title: 'All got through',
    about: 'Every thread had its objects in turn; none is in use any more.',
    when: { after: FREED_BY_CALLBACK, next: { figure: 'inUse', equals: 0 } },
  },
];

const FILLED: Condition = { figure: 'inUse', atLeast: 512 };

/** The slab_reclaim test. */
export const slabReclaim: readonly Chapter[] = [
  { title: 'A quarter', about: 'Objects of 128 KiB fill a quarter of memory.', when: FILLED },
  {
    title: 'Page by page',
    about: 'Another process takes the rest, a little every tenth of a second.',
    when: { figure: 'heldByOthers', atLeast: 1 },
  },
  {
    title: 'kswapd wakes',
    about: 'Free pages are below the low watermark: the caches are asked to shrink.',
    when: { figure: 'kswapdAwake', equals: 1 },
  },
  {
    title: 'The callback',
    about: 'A reap calls the cache’s callback, which frees 32 objects.',
    when: { event: 'reclaimFrees' },
  },
  {
    title: 'Taken back',
    about: 'At least three quarters of the slabs are freed: other processes get their pages.',
    when: { after: FILLED, next: { figure: 'slabs', atMost: 0.25, ofMost: true } },
  },
];
