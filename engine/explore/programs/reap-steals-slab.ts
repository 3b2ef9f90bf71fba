import { type Program, program } from '../program.ts';

/** Known: a new slab has no reference until an object leaves it. */
export const reapStealsSlab: Program = program({
  title: 'A reap steals the new slab',
  about:
    'The worker links a new slab and wakes A. Before A runs, a reap finds the slab empty and frees it. A requests another one. There is no limit to how often this can happen.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc' }] },
    { name: 'B', calls: [{ op: 'reap' }] },
  ],
  find: 'slab-freed-unused',
});
