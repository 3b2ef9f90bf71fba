import type { Condition } from '../conditions/condition.ts';
import type { Chapter } from './chapter.ts';

const USED: Condition = { figure: 'inUse', atLeast: 1 };
const REAP: Condition = { event: 'entered', where: { fn: 'spl_kmem_cache_reap_now' } };
const REAPED: Condition = { event: 'flag', where: { bit: 'REAPING', isSet: false } };
const PRESSURE: Condition = { figure: 'heldByOthers', atLeast: 1 };
const ALL_TAKEN: Condition = { figure: 'inUse', atLeast: 1020 };

/** Magazines strand memory on idle CPUs. */
export const magazineStranding: readonly Chapter[] = [
  {
    title: 'First objects',
    about: 'Each CPU loads its magazine from slabs, and takes objects from the magazine.',
    when: USED,
  },
  { title: 'All taken', about: 'Six CPUs hold 170 objects each; the slabs are full.', when: ALL_TAKEN },
  {
    title: 'All freed',
    about: 'No object is in use, yet no slab is freed: every object went into a magazine.',
    when: { after: ALL_TAKEN, next: { figure: 'inUse', equals: 0 } },
  },
  {
    title: 'A reap',
    about: 'A reap flushes the magazine of the CPU that it runs on, and no other.',
    when: REAP,
  },
  {
    title: 'What is stranded',
    about: 'CPU 0 is empty. Its slabs are freed; the other five magazines pin all the rest.',
    when: { after: REAP, next: REAPED },
  },
];

/** 38 of 38 slabs stranded, as posted. */
export const strandingAsPosted: readonly Chapter[] = [
  {
    title: 'First objects',
    about: 'CPU 5 allocates, from the slabs that the cache grows for it.',
    when: USED,
  },
  {
    title: 'All taken',
    about: 'CPU 5 holds 1,024 objects; no other CPU has used the cache yet.',
    when: { figure: 'inUse', atLeast: 1024 },
  },
  {
    title: 'A reap',
    about: 'A reap frees what was grown ahead: each slab that is left has objects in use.',
    when: { after: REAP, next: REAPED },
  },
  {
    title: 'All freed',
    about: 'No object is in use, and not one of 38 slabs can be freed: six magazines hold them all.',
    when: { after: REAP, next: { figure: 'inUse', equals: 0 } },
  },
];

const LOADED: Condition = { after: { event: 'objLoaded', nth: 128 }, next: { event: 'allocHit', nth: 100 } };

/** Magazines, or one lock for all. */
export const magazineScaling: readonly Chapter[] = [
  {
    title: 'One lock',
    about: 'All magazines are empty: eight CPUs want slabs, and all of them spin on skc_lock.',
    when: { event: 'spin' },
  },
  {
    title: 'Loaded',
    about: 'Each CPU has the objects that it works with, in its magazine or in use.',
    when: LOADED,
  },
  {
    title: 'No lock',
    about: 'A thousand frees later no CPU has needed skc_lock again: eight CPUs, no queue.',
    when: { after: LOADED, next: { event: 'freeHit', nth: 1000 } },
  },
];

const FLUSHED: Condition = { event: 'objReturned', cache: 'pipe_buf' };

/** Allocated here, freed there. */
export const crossCpuFree: readonly Chapter[] = [
  {
    title: 'Objects cross',
    about: 'CPU 0 took an object from its magazine; CPU 1 puts it into its own.',
    when: { event: 'freeHit', cache: 'pipe_buf', where: { cpu: 1 } },
  },
  {
    title: 'CPU 1 is full',
    about: 'CPU 1 only frees objects: its magazine has no room left.',
    when: { figure: 'inMagazines', cache: 'pipe_buf', cpu: 1, atLeast: 16 },
  },
  {
    title: 'CPU 1 flushes',
    about: 'CPU 1 takes skc_lock and gives its oldest objects back to their slabs.',
    when: FLUSHED,
  },
  {
    title: 'CPU 0 refills',
    about: 'CPU 0 takes skc_lock and loads its magazine from the slabs again.',
    when: { after: FLUSHED, next: { event: 'objLoaded', cache: 'pipe_buf', where: { cpu: 0 } } },
  },
  {
    title: 'Own objects',
    about: 'CPUs 2 and 3 free what they allocated, a thousand times, without skc_lock.',
    when: { event: 'freeHit', cache: 'own_buf', nth: 1000 },
  },
];

const SMALL = 'small_slabs';
const LARGE = 'large_slabs';
const FULL: Condition = {
  all: [
    { figure: 'inUse', cache: SMALL, atLeast: 600 },
    { figure: 'inUse', cache: LARGE, atLeast: 600 },
  ],
};

/** One object pins a slab. */
export const pinnedSlabs: readonly Chapter[] = [
  {
    title: 'Same callers',
    about: 'Two caches get the same calls; one has 4 objects per slab, the other 64.',
    when: {
      all: [
        { figure: 'inUse', cache: SMALL, atLeast: 1 },
        { figure: 'inUse', cache: LARGE, atLeast: 1 },
      ],
    },
  },
  {
    title: 'Both full',
    about: 'Brief objects come and go; a few stay for good, spread over the slabs.',
    when: FULL,
  },
  {
    title: 'Slabs of 4 go',
    about: 'The brief callers end: slabs of 4 objects become empty and are freed.',
    when: { after: FULL, next: { event: 'slabFreed', nth: 4 } },
  },
  {
    title: 'Slabs of 64 stay',
    about: 'Both caches have equally many objects in use; nearly every slab of 64 has one of them.',
    when: {
      after: FULL,
      next: {
        all: [
          { figure: 'slabs', cache: SMALL, atMost: 0.3, ofMost: true },
          { figure: 'inUse', cache: LARGE, atMost: 0.3, ofMost: true },
        ],
      },
    },
  },
  {
    title: 'Reap in vain',
    about: 'A reap of both caches empties magazines, but it cannot move objects in use.',
    when: { event: 'flag', where: { bit: 'REAPING', isSet: false }, nth: 2 },
  },
];

const IDLE: Condition = { after: USED, next: { figure: 'inUse', equals: 0 } };

/** Expiry by age. */
export const expiryByAge: readonly Chapter[] = [
  { title: 'A burst', about: 'Four threads take 300 objects each.', when: USED },
  {
    title: 'In magazines',
    about: 'All objects were freed; each CPU keeps what fits into its magazine.',
    when: IDLE,
  },
  {
    title: 'First flush',
    about: 'No object was taken for 15 s: every CPU gives back part of its magazine.',
    when: { after: IDLE, next: { event: 'objReturned' } },
  },
  {
    title: 'All returned',
    about: 'The magazines are empty and all slabs are freed, although no other process needed the memory.',
    when: { after: IDLE, next: { figure: 'slabs', equals: 0 } },
  },
  { title: 'Pressure', about: 'Memory runs short, and this cache has nothing left to give.', when: PRESSURE },
];

/** Expiry when memory is low. */
export const expiryByMemory: readonly Chapter[] = [
  { title: 'A burst', about: 'Four threads take 300 objects each.', when: USED },
  {
    title: 'In magazines',
    about: 'All objects were freed; each CPU keeps what fits into its magazine, with no time limit.',
    when: IDLE,
  },
  {
    title: 'Pressure',
    about: 'Twenty seconds later other processes want the memory. The magazines are still full.',
    when: PRESSURE,
  },
  { title: 'kswapd reaps', about: 'kswapd has the shrinker scan the cache, which reaps it.', when: REAP },
  {
    title: 'One is empty',
    about: 'Only the magazine of kswapd’s own CPU was flushed; three keep theirs.',
    when: { after: REAP, next: REAPED },
  },
];

const SET_TO_ONE: Condition = { event: 'tunable', where: { index: 'spl_kmem_cache_reclaim', value: 1 } };

/** Kswapd asks again and again. */
export const kswapdLoop: readonly Chapter[] = [
  {
    title: 'All in use',
    about: 'Callers hold 20,000 objects: nothing in the cache can be freed.',
    when: { figure: 'inUse', atLeast: 20_000 },
  },
  { title: 'Pressure', about: 'Other processes want all of the memory.', when: PRESSURE },
  {
    title: 'kswapd scans',
    about: 'The shrinker counts the objects in use too, so kswapd has it scan the first 128.',
    when: { event: 'shrinkScanned' },
  },
  {
    title: 'A thousand scans',
    about: 'Every scan reaps every cache and frees nothing, and the kernel asks again.',
    when: { event: 'shrinkScanned', nth: 1000 },
  },
  {
    title: 'One pass only',
    about: 'spl_kmem_cache_reclaim is set to 1: the shrinker may refuse.',
    when: SET_TO_ONE,
  },
  {
    title: 'SHRINK_STOP',
    about: 'One pass, then the shrinker answers SHRINK_STOP, and kswapd leaves the caches alone.',
    when: { after: SET_TO_ONE, next: { event: 'shrinkScanned', where: { freed: -1 } } },
  },
];

const WAITS: Condition = { event: 'blocked', where: { on: 'ref' } };
const REAP_ENDS: Condition = { after: WAITS, next: { event: 'opEnded', where: { op: 'reap' } } };

/** A destroy that never returns. */
export const endlessDestroy: readonly Chapter[] = [
  { title: 'In use', about: 'A caller takes 64 objects.', when: { figure: 'inUse', atLeast: 64 } },
  {
    title: 'A reap sleeps',
    about: 'A reap calls the reclaim callback, which sleeps; the reap holds skc_ref meanwhile.',
    when: { event: 'reclaimCalled' },
  },
  {
    title: 'Destroy begins',
    about: 'Another thread destroys the cache.',
    when: { event: 'flag', where: { bit: 'DESTROY', isSet: true } },
  },
  {
    title: 'Destroy waits',
    about: 'It waits until skc_ref is 0, on a queue that nothing ever wakes.',
    when: WAITS,
  },
  { title: 'The reap ends', about: 'The reap drops skc_ref to 0, and wakes no thread.', when: REAP_ENDS },
  {
    title: 'Still asleep',
    about: 'Five hundred jiffies later destroy still waits, for a count that has long been 0.',
    when: { after: REAP_ENDS, next: { event: 'jiffy', nth: 500 } },
  },
];
