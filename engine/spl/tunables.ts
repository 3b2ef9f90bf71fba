/** When a new value of a module parameter is noticed. */
export type TunableEffect = 'at once' | 'next cache' | 'module load' | 'never';

/** What is known of a module parameter. */
export interface TunableInfo {
  readonly name: TunableName;
  /** The value at load unless another is given. */
  readonly preset: number;
  /** The values that make sense, both ends included. The reference itself checks none. */
  readonly min: number;
  readonly max: number;
  /** File mode under /sys/module: 0644 can be written while the module runs, 0444 only at load. */
  readonly mode: 0o644 | 0o444;
  readonly unit: 'flags' | 'objects' | 'bytes' | 'MiB' | 'threads';
  readonly effect: TunableEffect;
}

/** The module parameters of the reference, in the order in which traces list them. */
export const TUNABLE_NAMES = [
  'spl_kmem_cache_expire',
  'spl_kmem_cache_magazine_size',
  'spl_kmem_cache_reclaim',
  'spl_kmem_cache_obj_per_slab',
  'spl_kmem_cache_obj_per_slab_min',
  'spl_kmem_cache_max_size',
  'spl_kmem_cache_slab_limit',
  'spl_kmem_cache_kmem_limit',
  'spl_kmem_cache_kmem_threads',
] as const;

/** The name of a module parameter. */
export type TunableName = (typeof TUNABLE_NAMES)[number];

/** A value for each module parameter, unsigned 32-bit. */
export type Tunables = Record<TunableName, number>;

const UINT_MAX = 0xffff_ffff;

/** All nine module parameters. */
export const TUNABLES: readonly TunableInfo[] = [
  { name: 'spl_kmem_cache_expire', preset: 2, min: 0, max: 3, mode: 0o644, unit: 'flags', effect: 'at once' },
  {
    name: 'spl_kmem_cache_magazine_size',
    preset: 0,
    min: 0,
    max: 256,
    mode: 0o444,
    unit: 'objects',
    effect: 'module load',
  },
  {
    name: 'spl_kmem_cache_reclaim',
    preset: 0,
    min: 0,
    max: 1,
    mode: 0o644,
    unit: 'flags',
    effect: 'at once',
  },
  {
    name: 'spl_kmem_cache_obj_per_slab',
    preset: 8,
    min: 1,
    max: 65_536,
    mode: 0o644,
    unit: 'objects',
    effect: 'next cache',
  },
  {
    name: 'spl_kmem_cache_obj_per_slab_min',
    preset: 1,
    min: 1,
    max: 65_536,
    mode: 0o644,
    unit: 'objects',
    effect: 'never',
  },
  {
    name: 'spl_kmem_cache_max_size',
    preset: 32,
    min: 1,
    max: 4095,
    mode: 0o644,
    unit: 'MiB',
    effect: 'next cache',
  },
  {
    name: 'spl_kmem_cache_slab_limit',
    preset: 16_384,
    min: 0,
    max: UINT_MAX,
    mode: 0o644,
    unit: 'bytes',
    effect: 'next cache',
  },
  {
    name: 'spl_kmem_cache_kmem_limit',
    preset: 2048,
    min: 0,
    max: UINT_MAX,
    mode: 0o644,
    unit: 'bytes',
    effect: 'next cache',
  },
  {
    name: 'spl_kmem_cache_kmem_threads',
    preset: 4,
    min: 1,
    max: 64,
    mode: 0o444,
    unit: 'threads',
    effect: 'module load',
  },
];

/** A fresh set of the values at load. */
export function defaultTunables(): Tunables {
  return {
    spl_kmem_cache_expire: 2,
    spl_kmem_cache_magazine_size: 0,
    spl_kmem_cache_reclaim: 0,
    spl_kmem_cache_obj_per_slab: 8,
    spl_kmem_cache_obj_per_slab_min: 1,
    spl_kmem_cache_max_size: 32,
    spl_kmem_cache_slab_limit: 16_384,
    spl_kmem_cache_kmem_limit: 2048,
    spl_kmem_cache_kmem_threads: 4,
  };
}
