import { type Program, program } from '../program.ts';

/** Known: the allocation fails with the objects that it asked for in its magazine. */
export const nosleepWithObjects: Program = program({
  title: 'KM_NOSLEEP fails with objects in the magazine',
  about:
    'A and B ask for objects that may not sleep. The slab that A asked for fills the magazine of B, and B returns NULL all the same.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }] },
    { name: 'B', calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }] },
  ],
  find: 'nosleep-fails-with-objects',
});
