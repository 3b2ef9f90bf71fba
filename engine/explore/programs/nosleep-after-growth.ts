import { type Program, program } from '../program.ts';

/** Known: growth reports an error even when it worked. */
export const nosleepAfterGrowth: Program = program({
  title: 'KM_NOSLEEP fails although the growth worked',
  about:
    'An allocation that may not sleep requests a slab, waits for it, and returns NULL although the slab has arrived.',
  threads: [{ name: 'A', calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }] }],
  find: 'nosleep-fails-after-growth',
});
