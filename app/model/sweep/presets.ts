import type { Metric } from '../outcome/outcome.ts';
import type { Axis } from './plan.ts';

/** A question that a sweep answers. */
export interface SweepPreset {
  readonly question: string;
  /** Name of a scenario of the catalogue. */
  readonly scenario: string;
  readonly axes: readonly Axis[];
  readonly metric: Metric;
  /** When runs end, in ms. */
  readonly end: number;
  readonly seeds: number;
}

/** Questions that people ask, ready to run. */
export const PRESETS: readonly SweepPreset[] = [
  {
    question: 'Which magazine_size for how many cpus?',
    scenario: 'magazine-scaling',
    axes: [
      { what: 'spl_kmem_cache_magazine_size', values: [2, 4, 8, 16, 32, 64, 128, 256] },
      { what: 'cpus', values: [1, 2, 4, 8] },
    ],
    metric: 'operations',
    end: 2,
    seeds: 1,
  },
  {
    question: 'obj_per_slab: fewer calls below, or less that is pinned?',
    scenario: 'write-burst',
    axes: [{ what: 'spl_kmem_cache_obj_per_slab', values: [1, 2, 4, 8, 16, 32] }],
    metric: 'meanFree',
    end: 6000,
    seeds: 3,
  },
  {
    question: 'expire 0, 1, 2, 3: what is left in magazines?',
    scenario: 'expiry-by-memory',
    axes: [{ what: 'spl_kmem_cache_expire', values: [0, 1, 2, 3] }],
    metric: 'meanParked',
    end: 30_000,
    seeds: 1,
  },
  {
    question: 'slab_limit: from which size on should the Linux slab do it?',
    scenario: 'write-burst',
    axes: [{ what: 'spl_kmem_cache_slab_limit', values: [0, 512, 1024, 4096, 16_384] }],
    metric: 'pageCalls',
    end: 6000,
    seeds: 1,
  },
  {
    question: 'How long does a deadlock last with more threads that grow slabs?',
    scenario: 'vmalloc-deadlock',
    axes: [{ what: 'spl_kmem_cache_kmem_threads', values: [1, 2, 4, 8] }],
    metric: 'deadlockTime',
    end: 5000,
    seeds: 3,
  },
];
