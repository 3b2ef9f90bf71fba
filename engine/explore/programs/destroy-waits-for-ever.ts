import { type Program, program } from '../program.ts';

/** Known: atomic_dec() of skc_ref wakes no waiter. */
export const destroyWaitsForEver: Program = program({
  title: 'Destroy waits forever',
  about:
    'Destroy finds skc_ref above 0 and sleeps on a queue that nothing wakes. The growth that held the count ends, but destroy keeps sleeping.',
  threads: [{ name: 'A', calls: [{ op: 'alloc', flags: 'KM_NOSLEEP' }, { op: 'destroy' }] }],
  ticks: 2,
  find: { stuck: 'destroy', on: 'ref' },
});
