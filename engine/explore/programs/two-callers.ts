import { type Program, program } from '../program.ts';
import { INVARIANTS } from './invariants.ts';

/** Clean: a search finds nothing. */
export const twoCallers: Program = program({
  title: 'Two callers, one object per slab (clean)',
  about: 'Two threads allocate and free. In every order each object has one holder and nothing is lost.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc' }, { op: 'free' }] },
    { name: 'B', calls: [{ op: 'alloc' }, { op: 'free' }] },
  ],
  find: INVARIANTS,
});
