import type { CacheView } from '../plain-view.ts';
import { hasBit } from '../state-bits.ts';

/** sizeof (spl_kmem_slab_t) and sizeof (spl_kmem_obj_t), bytes. */
export const SLAB_T = 64;
export const OBJ_T = 40;

/** The figures of a cache that its layout follows from. Sizes in bytes. */
export type Layout = Pick<CacheView, 'flags' | 'objSize' | 'objAlign' | 'slabObjs' | 'slabSize'>;

/** How the size of a slab adds up. All in bytes. */
export interface GeometrySum {
  /** {@link SLAB_T}, the object and {@link OBJ_T}, each rounded up to the alignment of the cache. */
  readonly head: number;
  readonly object: number;
  readonly trailer: number;
  /** An object with its trailer. */
  readonly slot: number;
  /** Bytes used in the slab: the head, and the slots unless they are outside of it. */
  readonly sum: number;
  /** Bytes left over in the slab; below 0 if the figures do not fit, as in some listings. */
  readonly leftOver: number;
  /** Bytes allocated for each object of an OFFSLAB cache, 0 for others. */
  readonly outside: number;
}

/** How the size of a cache's slabs adds up: spl_sks_size(), spl_obj_size(), spl_offslab_size(). */
export function geometrySum({ flags, objSize, objAlign, slabObjs, slabSize }: Layout): GeometrySum {
  const up = (bytes: number): number => Math.ceil(bytes / objAlign) * objAlign;
  const [head, object, trailer] = [up(SLAB_T), up(objSize), up(OBJ_T)];
  const slot = object + trailer;
  const isOffSlab = hasBit({ flags }, 'OFFSLAB');
  const sum = isOffSlab ? SLAB_T : head + slabObjs * slot;
  const outside = isOffSlab ? 2 ** (Math.floor(Math.log2(slot)) + 2) : 0;
  return { head, object, trailer, slot, sum, leftOver: slabSize - sum, outside };
}
