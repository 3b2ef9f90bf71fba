import { PAGE_ALLOC_COSTLY_ORDER } from '../kernel/gfp.ts';
import { PAGE_SIZE } from '../units.ts';
import { KMC_EXPIRE_MEM } from './flags.ts';

/** Objects in a slab, unless that is too large. */
const SPL_KMEM_CACHE_OBJ_PER_SLAB = 8;
const SPL_KMEM_CACHE_OBJ_PER_SLAB_MIN = 1;
/** The largest slab, in MiB. */
const SPL_KMEM_CACHE_MAX_SIZE = 32;

/** When a new value of a module parameter takes effect. */
type TunableEffect = 'at once' | 'next cache' | 'module load' | 'never';

/** A module parameter. */
export interface TunableInfo {
  readonly name: TunableName;
  /** The value at load unless another is given. */
  readonly preset: number;
  /** The lowest and highest sensible values. The reference itself does not check them. */
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

/** The values at load unless others are given. */
export const PRESETS: Readonly<Tunables> = {
  spl_kmem_cache_expire: KMC_EXPIRE_MEM,
  spl_kmem_cache_magazine_size: 0,
  spl_kmem_cache_reclaim: 0,
  spl_kmem_cache_obj_per_slab: SPL_KMEM_CACHE_OBJ_PER_SLAB,
  spl_kmem_cache_obj_per_slab_min: SPL_KMEM_CACHE_OBJ_PER_SLAB_MIN,
  spl_kmem_cache_max_size: SPL_KMEM_CACHE_MAX_SIZE,
  spl_kmem_cache_slab_limit: 16_384,
  spl_kmem_cache_kmem_limit: ((1 << (PAGE_ALLOC_COSTLY_ORDER - 1)) * PAGE_SIZE) / SPL_KMEM_CACHE_OBJ_PER_SLAB,
  spl_kmem_cache_kmem_threads: 4,
};

const UINT_MAX = 0xffff_ffff;

type Facts = Omit<TunableInfo, 'name' | 'preset'>;

const FACTS: Readonly<Record<TunableName, Facts>> = {
  spl_kmem_cache_expire: { min: 0, max: 3, mode: 0o644, unit: 'flags', effect: 'at once' },
  spl_kmem_cache_magazine_size: { min: 0, max: 256, mode: 0o444, unit: 'objects', effect: 'module load' },
  spl_kmem_cache_reclaim: { min: 0, max: 1, mode: 0o644, unit: 'flags', effect: 'at once' },
  spl_kmem_cache_obj_per_slab: { min: 1, max: 65_536, mode: 0o644, unit: 'objects', effect: 'next cache' },
  spl_kmem_cache_obj_per_slab_min: { min: 1, max: 65_536, mode: 0o644, unit: 'objects', effect: 'never' },
  spl_kmem_cache_max_size: { min: 1, max: 4095, mode: 0o644, unit: 'MiB', effect: 'next cache' },
  spl_kmem_cache_slab_limit: { min: 0, max: UINT_MAX, mode: 0o644, unit: 'bytes', effect: 'next cache' },
  spl_kmem_cache_kmem_limit: { min: 0, max: UINT_MAX, mode: 0o644, unit: 'bytes', effect: 'next cache' },
  spl_kmem_cache_kmem_threads: { min: 1, max: 64, mode: 0o444, unit: 'threads', effect: 'module load' },
};

/** All nine module parameters. */
export const TUNABLES: readonly TunableInfo[] = TUNABLE_NAMES.map((name) => ({
  name,
  preset: PRESETS[name],
  ...FACTS[name],
}));

/** A fresh copy of the values at load. */
export function defaultTunables(): Tunables {
  return { ...PRESETS };
}
