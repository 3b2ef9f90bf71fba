import { cacheSpec, type Scenario, scenario, type TimedCommand } from '../scenario/scenario.ts';

/** Number of objects, and how many each CPU frees: the figures of the real run. */
const OBJECTS = 1024;
const FREED: readonly number[] = [204, 204, 204, 204, 204, 4];

/** In ms: the time between two allocations, and when the cache is reaped and the objects are freed. */
const STEP = 0.25;
const REAP_AT = 380;
const FREE_AT = 400;

function allocations(): TimedCommand[] {
  return Array.from({ length: OBJECTS }, (_, i) => ({
    at: 10 + i * STEP,
    command: { op: 'alloc', thread: 't1', cpu: 5, cache: 'c1', flags: 'KM_SLEEP', as: `o${i}` },
  }));
}

function frees(): TimedCommand[] {
  const cpus = FREED.flatMap((count, cpu) => Array.from({ length: count }, () => cpu));
  return cpus.map((cpu, i) => ({
    at: FREE_AT + i * 0.01,
    command: { op: 'free', thread: `t${cpu + 2}`, cpu, obj: `o${i}` },
  }));
}

/** The state that the upstream test slab_reap printed in openzfs/spl#133, object by object. */
export const strandingAsPosted: Scenario = scenario({
  title: '38 of 38 slabs stranded, as posted',
  about:
    'CPU 5 allocates 1,024 objects, and a reap takes back what was grown ahead. Five CPUs free 204 of them each, CPU 5 the last 4, and all go idle. No object is in use, and not one of the 38 slabs can be freed: the figures that the upstream test slab_reap printed on a real machine.',
  machine: { cpus: 6, hz: 250, slice: 10 },
  tunables: { spl_kmem_cache_obj_per_slab: 27, spl_kmem_cache_magazine_size: 256 },
  caches: [cacheSpec({ id: 'c1', name: 'kmem_test', size: 256 })],
  commands: [
    ...allocations(),
    { at: REAP_AT, command: { op: 'reap', thread: 't0', cpu: 5, cache: 'c1', count: 0 } },
    ...frees(),
  ],
  end: 500,
});
