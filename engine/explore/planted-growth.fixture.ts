import { alloc, destroy, free, nosleep, type PlantedBug } from './planted-bug.fixture.ts';
import type { Predicate } from './predicate.ts';

const grow = 'spl/grow.ts';

/** A caller waits for a growth until it times out although no growth is in progress. */
const waitedInVain: Predicate = {
  all: [{ event: 'timedOut', where: { on: 0 } }, { flag: 'GROWING', isSet: false }, { lockHeld: false }],
};

/** Mistakes in growing a cache. */
export const PLANTED_IN_GROWTH: readonly PlantedBug[] = [
  {
    title: 'GROWING is tested and set in two steps',
    changes: [
      {
        file: grow,
        from: '  if (!test_and_set_bit(k, KMC_BIT_GROWING, skc)) {\n',
        to: `  const isFirst = !test_bit(k, KMC_BIT_GROWING, skc);
  yield;
  if (isFirst) set_bit(k, KMC_BIT_GROWING, skc);
  if (isFirst) {\n`,
      },
    ],
    program: {
      threads: [
        { name: 'A', calls: [alloc, free] },
        { name: 'B', calls: [alloc, free] },
      ],
      tunables: { spl_kmem_cache_kmem_threads: 2 },
    },
    find: 'two-growths',
    interruptions: 1,
    executions: 2000,
  },
  {
    title: 'a growth does not wake its waiters',
    changes: [
      {
        file: grow,
        from: '  wake_up_all(k, skc.skc_waitq, cacheWait(WAIT.growing, skc.index));\n  spin_unlock',
        to: '  spin_unlock',
      },
    ],
    program: { threads: [{ name: 'A', calls: [alloc] }], ticks: 3 },
    find: waitedInVain,
    interruptions: 0,
    executions: 5,
  },
  {
    title: 'a growth wakes before it clears GROWING',
    changes: [
      {
        file: grow,
        from: '  clear_bit(k, KMC_BIT_GROWING, skc);\n  if (k.finePauses) yield;\n  clear_bit(k, KMC_BIT_DEADLOCKED',
        to: `  wake_up_all(k, skc.skc_waitq, cacheWait(WAIT.growing, skc.index));
  if (k.finePauses) yield;
  clear_bit(k, KMC_BIT_GROWING, skc);
  if (k.finePauses) yield;
  clear_bit(k, KMC_BIT_DEADLOCKED`,
      },
      {
        file: grow,
        from: '  if (k.finePauses) yield;\n  wake_up_all(k, skc.skc_waitq, cacheWait(WAIT.growing, skc.index));\n  spin_unlock',
        to: '  spin_unlock',
      },
    ],
    program: { threads: [{ name: 'A', calls: [alloc] }], ticks: 3, pauses: 'all' },
    find: waitedInVain,
    interruptions: 1,
    executions: 100,
  },
  {
    title: 'a growth that gets no memory does not wake its waiters',
    changes: [
      {
        file: grow,
        from: '  wake_up_all(k, skc.skc_waitq, cacheWait(WAIT.growing, skc.index));\n  spin_unlock',
        to: '  if (sks !== null) wake_up_all(k, skc.skc_waitq, cacheWait(WAIT.growing, skc.index));\n  spin_unlock',
      },
    ],
    program: { threads: [{ name: 'A', calls: [alloc] }], ticks: 3, faults: { vmalloc: 1 } },
    find: waitedInVain,
    interruptions: 0,
    executions: 10,
  },
  {
    title: 'a growth leaves DEADLOCKED set',
    changes: [{ file: grow, from: '  clear_bit(k, KMC_BIT_DEADLOCKED, skc);\n', to: '' }],
    program: { threads: [{ name: 'A', calls: [alloc] }], ticks: 3 },
    find: 'deadlocked-without-growth',
    interruptions: 2,
    executions: 100,
  },
  {
    title: 'the worker counts a growth in skc_ref, not the caller',
    changes: [
      { file: grow, from: '    atomic_inc(k, skc);\n    const ska', to: '    const ska' },
      {
        file: grow,
        from: '  // The lock is held, but others',
        to: '  atomic_inc(k, skc);\n  // The lock is held, but others',
      },
    ],
    program: { threads: [{ name: 'A', calls: [nosleep, destroy] }], ticks: 2 },
    find: 'use-after-free',
    interruptions: 2,
    executions: 200,
  },
];
