import { type Program, program } from '../program.ts';

/** Not a race, but a caller's mistake. */
export const doubleFree: Program = program({
  title: 'A double free gives an object two holders (misuse)',
  about: 'A frees an object twice. Both copies are handed out again.',
  threads: [
    {
      name: 'A',
      calls: [{ op: 'alloc' }, { op: 'free' }, { op: 'freeAgain' }, { op: 'alloc' }, { op: 'alloc' }],
    },
  ],
  misuse: true,
  find: 'double-owner',
});
