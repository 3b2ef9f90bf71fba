import { type Program, program } from '../program.ts';

/** N3: a growth that fails late leaves the mark of a caller that timed out. */
export const deadlockedWithoutGrowth: Program = program({
  title: 'DEADLOCKED without a growth (N3)',
  about:
    'A has set GROWING and is about to allocate its request. B times out and sets DEADLOCKED under the lock. A gets no memory and clears only GROWING, without the lock: DEADLOCKED stays set until the next growth ends.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }] },
    { name: 'B', calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }] },
  ],
  ticks: 3,
  faults: { kmalloc: 1 },
  pauses: 'all',
  find: 'deadlocked-without-growth',
});
