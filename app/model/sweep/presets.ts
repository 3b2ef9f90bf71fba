import type { Metric } from '../outcome/outcome.ts';
import type { Axis } from './plan.ts';

/** The ready-made sweeps; app/words has the question that each answers. */
export type PresetName = 'stranding' | 'magazines' | 'slabObjects' | 'expiry' | 'slabLimit' | 'deadlocks';

/** A ready-made sweep. */
export interface SweepPreset {
  readonly name: PresetName;
  /** Name of a scenario of the catalogue. */
  readonly scenario: string;
  readonly axes: readonly Axis[];
  readonly metric: Metric;
  readonly endMs: number;
  readonly seeds: number;
}

/** All ready-made sweeps; the first is small, and is shown before the user chooses one. */
export const PRESETS: readonly SweepPreset[] = [
  {
    name: 'stranding',
    scenario: 'magazine-stranding',
    axes: [{ what: 'spl_kmem_cache_magazine_size', values: [2, 4, 8, 16, 32, 64, 128, 256] }],
    metric: 'meanParked',
    endMs: 2000,
    seeds: 1,
  },
  {
    name: 'magazines',
    scenario: 'magazine-scaling',
    axes: [
      { what: 'spl_kmem_cache_magazine_size', values: [2, 4, 8, 16, 32, 64, 128, 256] },
      { what: 'cpus', values: [1, 2, 4, 8] },
    ],
    metric: 'operations',
    endMs: 2,
    seeds: 1,
  },
  {
    name: 'slabObjects',
    scenario: 'write-burst',
    axes: [{ what: 'spl_kmem_cache_obj_per_slab', values: [1, 2, 4, 8, 16, 32] }],
    metric: 'meanFree',
    endMs: 6000,
    seeds: 3,
  },
  {
    name: 'expiry',
    scenario: 'expiry-by-memory',
    axes: [{ what: 'spl_kmem_cache_expire', values: [0, 1, 2, 3] }],
    metric: 'meanParked',
    endMs: 30_000,
    seeds: 1,
  },
  {
    name: 'slabLimit',
    scenario: 'write-burst',
    axes: [{ what: 'spl_kmem_cache_slab_limit', values: [0, 512, 1024, 4096, 16_384] }],
    metric: 'pageCalls',
    endMs: 6000,
    seeds: 1,
  },
  {
    name: 'deadlocks',
    scenario: 'vmalloc-deadlock',
    axes: [{ what: 'spl_kmem_cache_kmem_threads', values: [1, 2, 4, 8] }],
    metric: 'deadlockTime',
    endMs: 5000,
    seeds: 3,
  },
];
