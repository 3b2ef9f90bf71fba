import { BYTES_PER_MIB, TUNABLES, type TunableName } from '../../../engine/index.ts';
import { DEFAULT_LIMITS, type LayoutLimits, slabLayout } from '../../formats/proc-slab/layout.ts';
import { type Era, FIRST_TARGET, isForThirtyTwo } from './era.ts';
import type { KnownParameters } from './known-parameters.ts';
import type { Backing, ListedCache, SlabShape } from './listed-cache.ts';
import { isBuffer } from './unsayable.ts';

/** The values of the parameters that decide a layout. */
export interface LayoutParameters extends LayoutLimits {
  /** Bytes: objects up to this size are left to the Linux slab; 0: none. */
  readonly slabLimit: number;
  /** Bytes: objects up to this size come from page blocks. */
  readonly kmemLimit: number;
}

/** The values at load in an era, unless a report has others. */
export function layoutParameters(era: Era, known: KnownParameters, pageSize: number): LayoutParameters {
  const rule = ruleOf(era);
  const usual = DEFAULT_LIMITS[rule];
  const value = (name: TunableName, preset: number): number => known[name] ?? preset;
  return {
    objPerSlab: value('spl_kmem_cache_obj_per_slab', isForThirtyTwo(era) ? FIRST_TARGET : usual.objPerSlab),
    objPerSlabMin: value('spl_kmem_cache_obj_per_slab_min', usual.objPerSlabMin),
    maxSize: value('spl_kmem_cache_max_size', usual.maxSize / BYTES_PER_MIB) * BYTES_PER_MIB,
    pageSize,
    // The limit came with 0.6.3, where it was 0.
    slabLimit: value(
      'spl_kmem_cache_slab_limit',
      rule === '0.6.3-' ? 0 : presetOf('spl_kmem_cache_slab_limit'),
    ),
    kmemLimit: value('spl_kmem_cache_kmem_limit', presetOf('spl_kmem_cache_kmem_limit')),
  };
}

/** The value at load of a parameter in 0.6.5.9. */
function presetOf(name: TunableName): number {
  return TUNABLES.find((tunable) => tunable.name === name)?.preset ?? 0;
}

/** The rule by which an era lays slabs out. */
export function ruleOf({ eraClass }: Era): '0.6.4+' | '0.6.3-' {
  return eraClass === '0.6.3-' ? '0.6.3-' : '0.6.4+';
}

/** Where the choice of memory of a cache comes from. */
type Choice = 'module' | 'cache' | 'unknown';

/**
 * Whether the module chose the memory of a cache by the size of its objects, or the cache asked for it. The flags of a
 * listing look the same; the source of ZFS shows it for the caches known here.
 */
export function choiceOf({ name, backing }: ListedCache, { eraClass }: Era): Choice {
  if (backing === 'Linux') return ASK_FOR_LINUX.has(name) ? 'cache' : 'module';
  if (eraClass === '2.x' || isBuffer(name)) return 'module';
  if (ASK_FOR_SPL.has(name)) return 'cache';
  return name === 'ddt_cache' ? 'module' : 'unknown';
}

const ASK_FOR_LINUX: ReadonlySet<string> = new Set(['spl_vn_cache', 'spl_vn_file_cache', 'zfs_znode_cache']);
const ASK_FOR_SPL: ReadonlySet<string> = new Set([
  'spl_vn_cache',
  'spl_vn_file_cache',
  'spl_zlib_workspace_cache',
  'zio_vdev_cache',
]);

/** The memory that the module chooses for objects of a size. */
export function backingFor(
  { objSize, backing }: ListedCache,
  objSlot: number,
  { slabLimit, kmemLimit }: LayoutParameters,
  { eraClass }: Era,
): Backing {
  if (objSize !== null && slabLimit > 0 && objSize <= slabLimit) return 'Linux';
  if (eraClass === '2.x') return 'KVMEM';
  if (backing === 'SPL') return backing;
  return objSlot <= kmemLimit ? 'KMEM' : 'VMEM';
}

/** The layout of slabs with some parameters; null if the cache could not be created. */
export function layoutWithParameters(
  { objSize, isOffSlab }: ListedCache,
  align: number,
  backing: Backing,
  parameters: LayoutParameters,
  era: Era,
): Pick<SlabShape, 'slabSize' | 'objsPerSlab' | 'objSlot'> | null {
  if (objSize === null) return null;
  const input = { objSize, align, kmem: backing === 'KMEM', offslab: isOffSlab };
  return slabLayout(ruleOf(era), input, parameters);
}
