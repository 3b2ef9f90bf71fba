import type { Change } from './bundle.fixture.ts';
import type { PredicateName } from './named-predicates.ts';
import type { Predicate } from './predicate.ts';
import type { Call, ProgramDraft } from './program.ts';

/** A mistake in the allocator, a program that shows it, and with how many interruptions. */
export interface PlantedBug {
  readonly title: string;
  readonly changes: readonly Change[];
  readonly program: Omit<ProgramDraft, 'title' | 'about' | 'find'>;
  readonly find: PredicateName | Predicate;
  /** The fewest interruptions with which it shows. */
  readonly interruptions: number;
  /** The most orders until it is found. */
  readonly executions: number;
  /** What the same program shows without the bug, if anything: the reference has a hole there itself. */
  readonly alsoWithout?: string;
}

const alloc: Call = { op: 'alloc' };
const nosleep: Call = { op: 'alloc', flags: 'KM_NOSLEEP' };
const free: Call = { op: 'free' };
const reap: Call = { op: 'reap' };
const destroy: Call = { op: 'destroy' };

const grow = 'spl/grow.ts';
const age = 'spl/age.ts';
const reapFile = 'spl/reap.ts';

/** The wait for a growth lasts to its end although no growth is under way. */
const waitedInVain: Predicate = {
  all: [{ event: 'timedOut', where: { on: 0 } }, { flag: 'GROWING', isSet: false }, { lockHeld: false }],
};

export const PLANTED: readonly PlantedBug[] = [
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
    title: 'the magazine is not looked up again after a growth',
    changes: [
      {
        file: 'spl/alloc.ts',
        from: `    for (;;) {
      if (k.isSliceOver) yield* endSlice(k);
      // After a refill that slept this may be another CPU, and so another magazine.
      const skm = localMagazine(k, skc);`,
        to: `    const skm = localMagazine(k, skc);
    for (;;) {`,
      },
    ],
    program: {
      machine: { cpus: 2 },
      threads: [
        { name: 'A', pinned: false, calls: [alloc] },
        { name: 'B', calls: [alloc] },
      ],
      migrations: 1,
    },
    find: 'foreign-magazine',
    interruptions: 0,
    executions: 50,
  },
  {
    title: 'destroy does not wait for skc_ref',
    changes: [{ file: 'spl/destroy.ts', from: 'atomic_read(k, skc) === 0', to: 'atomic_read(k, skc) >= 0' }],
    program: {
      threads: [
        { name: 'A', calls: [reap] },
        { name: 'B', calls: [destroy] },
      ],
      setup: [alloc, free],
    },
    find: 'use-after-free',
    interruptions: 1,
    executions: 20,
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
    title: 'ageing does not look at DESTROY after it has dispatched itself',
    changes: [
      {
        file: age,
        from: 'if (test_bit(k, KMC_BIT_DESTROY, skc) && id !== 0) yield*',
        to: 'if (id < 0) yield*',
      },
    ],
    program: {
      threads: [{ name: 'A', calls: [destroy] }],
      tunables: { spl_kmem_cache_expire: 1 },
      ticks: 2,
      tick: 'timer',
      pauses: 'all',
    },
    find: 'use-after-free',
    interruptions: 2,
    executions: 200,
    alsoWithout: 'N1: the same two interruptions, one step later',
  },
  {
    title: 'destroy does not cancel the ageing task',
    changes: [
      {
        file: 'spl/destroy.ts',
        from: '  yield* taskq_cancel_id(k, k.spl_kmem_cache_taskq, id);\n',
        to: '  if (id < 0) yield* taskq_cancel_id(k, k.spl_kmem_cache_taskq, id);\n',
      },
    ],
    program: {
      threads: [{ name: 'A', calls: [destroy] }],
      tunables: { spl_kmem_cache_expire: 1 },
      ticks: 2,
      tick: 'timer',
    },
    find: 'use-after-free',
    interruptions: 0,
    executions: 5,
  },
  {
    title: 'a reap does not wake its waiters',
    changes: [
      {
        file: reapFile,
        from: '    wake_up_bit(k, cacheWait(WAIT.reaping, skc.index), !test_bit(k, KMC_BIT_REAPING, skc));\n',
        to: '',
      },
    ],
    program: {
      threads: [
        { name: 'A', calls: [alloc] },
        { name: 'B', calls: [reap] },
      ],
    },
    find: { stuck: 'alloc', on: 'reaping' },
    interruptions: 1,
    executions: 100,
  },
  {
    title: 'REAPING is tested and set in two steps',
    changes: [
      {
        file: reapFile,
        from: '  } else if (!test_and_set_bit(k, KMC_BIT_REAPING, skc)) {\n',
        to: `  } else if (test_bit(k, KMC_BIT_REAPING, skc)) {
    // Another reap is under way.
  } else {
    yield;
    set_bit(k, KMC_BIT_REAPING, skc);\n`,
      },
      { file: reapFile, from: '  KMC_SLAB,\n', to: '  KMC_SLAB,\n  set_bit,\n' },
    ],
    program: {
      threads: [
        { name: 'A', calls: [reap] },
        { name: 'B', calls: [reap] },
      ],
      setup: [alloc, free],
      pauses: 'all',
    },
    find: 'two-reaps',
    interruptions: 2,
    executions: 400,
  },
  {
    title: 'a reap flushes the magazines of all CPUs',
    changes: [
      {
        file: reapFile,
        from: '      yield* spl_cache_flush(k, skc, skm, skm.skm_avail);\n',
        to: '      if (skm.skm_avail >= 0) for (const each of skc.skc_mag) yield* spl_cache_flush(k, skc, each, each.skm_avail);\n',
      },
    ],
    program: { threads: [{ name: 'A', cpu: 1, calls: [reap] }], setup: [alloc, free] },
    find: 'foreign-magazine',
    interruptions: 0,
    executions: 5,
  },
  {
    title: 'a flush does not take skc_lock',
    changes: [
      {
        file: 'spl/magazine.ts',
        from: '  yield* spin_lock(k, skc.skc_lock);\n  __spl_cache_flush(k, skc, skm, flush);\n  spin_unlock(k, skc.skc_lock);\n  leave',
        to: '  __spl_cache_flush(k, skc, skm, flush);\n  leave',
      },
    ],
    program: { threads: [{ name: 'A', calls: [free, free, free] }], setup: [alloc, alloc, alloc] },
    find: { panic: { text: 'spin_is_locked' } },
    interruptions: 0,
    executions: 5,
  },
  {
    title: 'a reap frees slabs with one object out',
    changes: [
      {
        file: 'spl/slab.ts',
        from: 'sks !== null && sks.sks_ref === 0; ) {\n',
        to: 'sks !== null && sks.sks_ref <= 1; ) {\n    sks.sks_ref = 0;\n',
      },
    ],
    program: {
      threads: [{ name: 'A', cpu: 1, calls: [reap] }],
      tunables: { spl_kmem_cache_obj_per_slab: 2 },
      setup: [alloc, free],
    },
    find: 'slab-freed-with-parked-object',
    interruptions: 0,
    executions: 5,
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
