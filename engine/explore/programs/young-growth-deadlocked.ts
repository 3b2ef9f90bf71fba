import { type Program, program } from '../program.ts';

/** N2: the wait for a growth does not know which growth it waits for. */
export const youngGrowthDeadlocked: Program = program({
  title: 'DEADLOCKED by a young growth (N2)',
  about:
    'A is woken when its growth ends. Before it runs, B takes the object and starts the next growth. A keeps waiting for the rest of its tenth of a second, then marks the cache DEADLOCKED because of a growth that is a jiffy old.',
  threads: [
    { name: 'A', calls: [{ op: 'alloc' }] },
    { name: 'B', calls: [{ op: 'alloc' }, { op: 'alloc' }] },
  ],
  ticks: 2,
  find: 'deadlocked-young-growth',
});
