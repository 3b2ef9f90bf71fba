import { alloc, destroy, free, type PlantedBug, reap } from './planted-bug.fixture.ts';

/** Mistakes in destroying a cache, and in ageing. */
export const PLANTED_IN_DESTROY: readonly PlantedBug[] = [
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
    title: 'ageing does not look at DESTROY after it has dispatched itself',
    changes: [
      {
        file: 'spl/age.ts',
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
    find: 'ageing-after-destroy',
    interruptions: 2,
    executions: 200,
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
];
