import { type Program, program } from '../program.ts';
import { INVARIANTS } from './invariants.ts';

/** Clean: a search finds nothing. */
export const twoWorkers: Program = program({
  title: 'Two workers, two callers (clean)',
  about: 'GROWING lets one growth in, however many workers there are.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }] },
    { name: 'B', calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }] },
  ],
  tunables: { spl_kmem_cache_kmem_threads: 2 },
  faults: { kmalloc: 1 },
  ticks: 1,
  pauses: 'all',
  find: INVARIANTS,
});
