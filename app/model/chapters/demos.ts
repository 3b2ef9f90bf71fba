import type { Condition } from '../conditions/condition.ts';
import type { Chapter } from './chapter.ts';

const DEADLOCKED: Condition = { event: 'flag', where: { bit: 'DEADLOCKED', isSet: true } };
const SLAB_ARRIVES: Condition = { after: DEADLOCKED, next: { event: 'slabAdded' } };

/** The vmalloc deadlock, and emergency objects. */
export const vmallocDeadlock: readonly Chapter[] = [
  {
    title: 'Calm',
    about: 'Four writers take buffers and give them back; slabs hold all of them.',
    when: { figure: 'slabs', atLeast: 1 },
  },
  {
    title: 'Pressure',
    about: 'Other processes take nearly all memory: the next slab has to wait for pages.',
    when: { figure: 'heldByOthers', atLeast: 1 },
  },
  {
    title: 'Deadlock',
    about: 'The growth waits for pages, and the writers that could free some wait for the growth.',
    when: DEADLOCKED,
  },
  {
    title: 'Emergency objects',
    about: 'Writers get single objects from the reserve, one block of pages each, kept in a tree.',
    when: { figure: 'emergency', atLeast: 15 },
  },
  {
    title: 'Slab arrives',
    about: 'Pressure is gone: the growth gets its pages, and the cache is no longer deadlocked.',
    when: SLAB_ARRIVES,
  },
  {
    title: 'Tree empties',
    about: 'Every emergency object was freed; the writers take objects from slabs again.',
    when: { after: SLAB_ARRIVES, next: { figure: 'emergency', equals: 0 } },
  },
];

/** Reclaim under memory pressure. */
export const memoryPressure: readonly Chapter[] = [
  {
    title: 'Calm',
    about: 'The writers gave all buffers back: they lie in the magazines of four CPUs.',
    when: {
      after: { figure: 'inUse', cache: 'zio_buf_16384', atLeast: 1 },
      next: { figure: 'inUse', cache: 'zio_buf_16384', equals: 0 },
    },
  },
  {
    title: 'Pressure',
    about: 'Other processes take memory, and free pages fall towards the low watermark.',
    when: { figure: 'heldByOthers', atLeast: 1 },
  },
  {
    title: 'kswapd wakes',
    about: 'Free memory is below the low watermark: kswapd asks every cache what it could free.',
    when: { figure: 'kswapdAwake', equals: 1 },
  },
  {
    title: 'Shrinker scans',
    about: 'Every cache is reaped: kswapd’s CPU flushes its magazines, callbacks free objects.',
    when: { event: 'shrinkScanned' },
  },
  {
    title: 'Slabs freed',
    about: 'Slabs with all their objects back are freed, and their pages go to other processes.',
    when: { after: { event: 'shrinkScanned' }, next: { event: 'slabFreed', nth: 16 } },
  },
  {
    title: 'What stays',
    about: 'The magazines of the other CPUs keep their objects, and those pin their slabs.',
    when: { after: { event: 'shrinkScanned' }, next: { figure: 'kswapdAwake', equals: 0 } },
  },
];

const FULL: Condition = { figure: 'slabs', cache: 'zio_buf_131072', atLeast: 50 };
const WRITTEN: Condition = {
  after: FULL,
  next: { figure: 'slabs', cache: 'zio_buf_131072', atMost: 0.5, ofMost: true },
};

/** ZFS writes a burst every five seconds. */
export const writeBurst: readonly Chapter[] = [
  {
    title: 'First buffers',
    about: 'Writers fill buffers of 128 KiB; whenever the slabs are full, another one is grown.',
    when: { figure: 'slabs', cache: 'zio_buf_131072', atLeast: 1 },
  },
  {
    title: 'Buffers pile up',
    about: 'Dirty data collects until the transaction group is written.',
    when: FULL,
  },
  {
    title: 'Written out',
    about: 'The transaction group is on disk: its buffers go back, and empty slabs are freed.',
    when: WRITTEN,
  },
  {
    title: 'Small caches stay',
    about: 'The large buffers came and went, but the cache of buffer headers has only grown.',
    when: { after: WRITTEN, next: { figure: 'slabs', cache: 'arc_buf_hdr_t_full', atLeast: 400 } },
  },
  {
    title: 'The next burst',
    about: 'The cache grows as large as before, and asks the page allocator for all of it again.',
    when: {
      after: WRITTEN,
      next: { figure: 'slabs', cache: 'zio_buf_131072', atLeast: 0.95, ofMost: true },
    },
  },
];
