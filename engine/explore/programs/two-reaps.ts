import { type Program, program } from '../program.ts';
import { INVARIANTS } from './invariants.ts';

/** Clean: a search finds nothing. */
export const twoReaps: Program = program({
  title: 'Two reaps and an allocation (clean)',
  about: 'REAPING lets one reap in; the other returns, and the allocation waits.',
  threads: [
    { name: 'A', calls: [{ op: 'reap' }] },
    { name: 'B', calls: [{ op: 'reap' }] },
    { name: 'C', calls: [{ op: 'alloc' }] },
  ],
  setup: [{ op: 'alloc' }, { op: 'free' }],
  pauses: 'all',
  find: INVARIANTS,
});
