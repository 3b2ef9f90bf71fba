import { type Program, program } from '../program.ts';
import { INVARIANTS } from './invariants.ts';

/** Clean: a search finds nothing. */
export const flushAndReap: Program = program({
  title: 'A full magazine is flushed while another CPU reaps (clean)',
  about: 'A frees more than its magazine holds. B reaps, then allocates an object that A has flushed.',
  threads: [
    { name: 'A', calls: [{ op: 'free' }, { op: 'free' }, { op: 'free' }] },
    { name: 'B', calls: [{ op: 'reap' }, { op: 'alloc' }] },
  ],
  setup: [{ op: 'alloc' }, { op: 'alloc' }, { op: 'alloc' }, { op: 'alloc' }],
  find: INVARIANTS,
});
