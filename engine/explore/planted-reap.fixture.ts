import { alloc, free, type PlantedBug, reap } from './planted-bug.fixture.ts';

const reapFile = 'spl/reap.ts';

/** Mistakes in reaping, and in how magazines are filled and flushed. */
export const PLANTED_IN_REAP: readonly PlantedBug[] = [
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
    // Another reap is in progress.
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
];
