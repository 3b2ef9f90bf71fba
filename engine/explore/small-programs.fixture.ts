import type { Call } from './call.ts';
import type { ProgramDraft } from './program.ts';

const alloc: Call = { op: 'alloc' };
const nosleep: Call = { op: 'alloc', flags: 'KM_NOSLEEP' };
const free: Call = { op: 'free' };
const reap: Call = { op: 'reap' };
const kmemReap: Call = { op: 'kmem_reap' };
const destroy: Call = { op: 'destroy' };

/** Programs so small that all their orders can be run. */
export const SMALL_PROGRAMS: Readonly<Record<string, Omit<ProgramDraft, 'title' | 'about' | 'find'>>> = {
  'two allocations': {
    threads: [
      { name: 'A', calls: [alloc] },
      { name: 'B', calls: [alloc] },
    ],
  },
  'two allocations and a jiffy': {
    threads: [
      { name: 'A', calls: [nosleep] },
      { name: 'B', calls: [nosleep] },
    ],
    ticks: 1,
  },
  'two allocations, two frees': {
    threads: [
      { name: 'A', calls: [alloc, free] },
      { name: 'B', calls: [alloc, free] },
    ],
  },
  'two threads on one CPU': {
    threads: [
      { name: 'A', cpu: 0, calls: [alloc, free] },
      { name: 'B', cpu: 0, calls: [alloc, free] },
    ],
  },
  'a full magazine and a reap': {
    threads: [
      { name: 'A', calls: [free, free, free] },
      { name: 'B', calls: [reap, alloc] },
    ],
    setup: [alloc, alloc, alloc, alloc],
  },
  'an allocation and a reap': {
    threads: [
      { name: 'A', calls: [alloc] },
      { name: 'B', calls: [reap] },
    ],
  },
  'a reap and a destroy': {
    threads: [
      { name: 'A', calls: [reap] },
      { name: 'B', calls: [destroy] },
    ],
    setup: [alloc, free],
  },
  'a reap and a destroy, all pauses': {
    threads: [
      { name: 'A', calls: [reap] },
      { name: 'B', calls: [destroy] },
    ],
    setup: [alloc, free],
    pauses: 'all',
  },
  'the shrinker and a destroy, all pauses': {
    threads: [
      { name: 'A', calls: [kmemReap] },
      { name: 'B', calls: [destroy] },
    ],
    setup: [alloc, free],
    pauses: 'all',
  },
  'ageing and a destroy': {
    threads: [{ name: 'A', calls: [destroy] }],
    tunables: { spl_kmem_cache_expire: 1 },
    ticks: 2,
    tick: 'timer',
  },
  'ageing and two callers': {
    threads: [
      { name: 'A', calls: [free] },
      { name: 'B', calls: [alloc] },
    ],
    setup: [alloc, alloc, free],
    tunables: { spl_kmem_cache_expire: 1 },
    ticks: 1,
    tick: 'timer',
  },
  'a growth and a destroy': { threads: [{ name: 'A', calls: [nosleep, destroy] }], ticks: 2 },
  'an allocation that may move': {
    machine: { cpus: 2 },
    threads: [
      { name: 'A', pinned: false, calls: [alloc, free] },
      { name: 'B', cpu: 1, calls: [alloc] },
    ],
    migrations: 1,
  },
  'allocations that may fail': {
    threads: [
      { name: 'A', calls: [nosleep] },
      { name: 'B', calls: [nosleep] },
    ],
    faults: { kmalloc: 1, vmalloc: 1 },
  },
  'a page-block cache under a slow worker': {
    threads: [{ name: 'A', calls: [alloc, alloc, free] }],
    caches: [{ id: 'c1', size: 256, align: 0, flags: ['KMEM'] }],
    ticks: 3,
  },
  'two caches': {
    threads: [
      {
        name: 'A',
        calls: [
          { op: 'free', cache: 'c1' },
          { op: 'alloc', cache: 'c2' },
        ],
      },
      { name: 'B', calls: [kmemReap] },
    ],
    caches: [
      { id: 'c1', size: 256, align: 0, flags: ['VMEM'] },
      { id: 'c2', size: 512, align: 0, flags: ['VMEM'] },
    ],
    setup: [alloc, alloc, alloc, { op: 'alloc', cache: 'c2' }, { op: 'free', cache: 'c2' }],
  },
};
