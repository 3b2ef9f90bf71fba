import { type Program, program } from '../program.ts';

/** Known: the allocation fails although the objects that it needs are in its magazine. */
export const nosleepWithObjects: Program = program({
  title: 'KM_NOSLEEP fails with objects in the magazine',
  about:
    'A and B allocate with KM_NOSLEEP. The slab that A requested fills the magazine of B, and B returns NULL all the same.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }] },
    { name: 'B', calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }] },
  ],
  find: 'nosleep-fails-with-objects',
});
