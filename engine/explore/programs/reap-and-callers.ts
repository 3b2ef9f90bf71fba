import { type Program, program } from '../program.ts';
import { INVARIANTS } from './invariants.ts';

/** Clean: a search finds nothing. */
export const reapAndCallers: Program = program({
  title: 'A reap beside two callers (clean)',
  about: 'Two threads allocate while a third reaps. In every order the counters agree with the lists.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc' }] },
    { name: 'B', calls: [{ op: 'alloc' }] },
    { name: 'C', calls: [{ op: 'reap' }] },
  ],
  find: INVARIANTS,
});
