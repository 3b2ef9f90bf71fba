import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** What obj_per_slab does to memory that cannot be given back. */
export const pinnedSlabs: Scenario = scenario({
  title: 'One object pins a slab',
  about:
    'Two caches get the same calls: most objects live only briefly, one in twenty stays. A slab of 4 objects is soon empty and freed; a slab of 64 nearly always has an object that pins it.',
  caches: [cacheSpec({ id: 'c1', name: 'small_slabs', size: 1024 })],
  tunables: { spl_kmem_cache_obj_per_slab: 4, spl_kmem_cache_magazine_size: 4 },
  commands: [
    { at: 1, command: { op: 'tunable', name: 'spl_kmem_cache_obj_per_slab', value: 64 } },
    {
      at: 2,
      command: {
        op: 'create',
        thread: 't0',
        cpu: 0,
        cache: 'c2',
        name: 'large_slabs',
        size: 1024,
        align: 0,
        flags: ['VMEM'],
        ctor: false,
        dtor: false,
      },
    },
    ...(['c1', 'c2'] as const).flatMap((cache) =>
      [
        callerSpec({
          name: `brief ${cache}`,
          cache,
          cpu: 0,
          start: 10,
          stop: 3000,
          pattern: { kind: 'steady', rate: 1900, arrivals: 'regular', lifetime: { kind: 'fixed', ms: 300 } },
        }),
        callerSpec({
          name: `stays ${cache}`,
          cache,
          cpu: 1,
          start: 10,
          stop: 1500,
          pattern: { kind: 'leak', rate: 100 },
        }),
      ].map((spec) => ({ at: 10, command: { op: 'startCaller' as const, spec } })),
    ),
    { at: 3800, command: { op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 0 } },
    { at: 3900, command: { op: 'reap', thread: 't0', cpu: 0, cache: 'c2', count: 0 } },
  ],
  end: 4000,
});
