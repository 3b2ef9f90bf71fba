import { BYTES_PER_MIB, PAGE_SIZE } from '../../../engine/index.ts';
/**
 * How SPL lays a slab out in memory: a head, then the objects, each followed by its header.
 * Two rules have been in use; both are the forward direction of what `fit.ts` reads back from a listing.
 */

/** '0.6.4+': slabs sized for eight objects. '0.6.3-': power-of-two slabs for at least sixteen. */
export type LayoutRule = '0.6.4+' | '0.6.3-';

/** What a layout is computed from. Sizes in bytes. */
export interface LayoutInput {
  readonly objSize: number;
  /** The alignment of the objects: a power of two from 8 to 4096. */
  readonly align: number;
  /** Whether the slabs are whole runs of pages (`KMC_KMEM`) rather than virtual memory. */
  readonly kmem: boolean;
  /** Whether the objects lie outside their slab (`KMC_OFFSLAB`). Only rule '0.6.4+' looks at it. */
  readonly offslab: boolean;
}

/** One slab's measures. Sizes in bytes. */
export interface SlabLayout {
  readonly slabSize: number;
  readonly objsPerSlab: number;
  /** One object with its padding and its header. */
  readonly objSlot: number;
  /** The slab's own header with its padding. */
  readonly headSize: number;
}

/** The module parameters that a layout follows, and the page size. */
export interface LayoutLimits {
  /** Objects that a slab should hold. */
  readonly objPerSlab: number;
  /** Objects that a slab must hold. Rule '0.6.4+' never reads it. */
  readonly objPerSlabMin: number;
  /** Bytes of the largest slab in virtual memory. */
  readonly maxSize: number;
  /** Bytes of a page. */
  readonly pageSize: number;
}

/** The limits that each rule has at load, with 4 KiB pages. */
export const DEFAULT_LIMITS: Readonly<Record<LayoutRule, LayoutLimits>> = {
  '0.6.4+': { objPerSlab: 8, objPerSlabMin: 1, maxSize: 32 * BYTES_PER_MIB, pageSize: PAGE_SIZE },
  // That the search ended at 32 MiB from the start is assumed: the listings of the time reach 8 MiB.
  '0.6.3-': { objPerSlab: 16, objPerSlabMin: 1, maxSize: 32 * BYTES_PER_MIB, pageSize: PAGE_SIZE },
};

/**
 * Lays a slab out by the rule named, on a 64-bit machine. Null if too few objects fit. Rule '0.6.4+' follows
 * `spl_slab_size`; rule '0.6.3-' is what older listings show.
 */
export function slabLayout(
  rule: LayoutRule,
  input: LayoutInput,
  limits: LayoutLimits = DEFAULT_LIMITS[rule],
): SlabLayout | null {
  const objSlot = roundUp(input.objSize, input.align) + roundUp(OBJ_HEADER, input.align);
  const headSize = roundUp(SLAB_HEADER, input.align);
  if (rule === '0.6.4+' && input.offslab) {
    return offslabLayout(input, objSlot, headSize, limits);
  }
  const slabSize =
    rule === '0.6.4+'
      ? sizeForTarget(input.kmem, objSlot, headSize, limits)
      : powerOfTwoFor(objSlot, headSize, limits);
  const objsPerSlab = Math.floor((slabSize - headSize) / objSlot);
  const least = rule === '0.6.4+' ? 1 : Math.max(1, Math.min(limits.objPerSlabMin, limits.objPerSlab));
  return objsPerSlab < least ? null : { slabSize, objsPerSlab, objSlot, headSize };
}

/**
 * How many objects one CPU's magazine holds by the default tunables: fewer the larger the object.
 * `objSlot` in bytes, as in `SlabLayout`. Follows `spl_magazine_size`.
 */
export function magazineSize(objSlot: number, pageSize: number = PAGE_SIZE): number {
  if (objSlot > 256 * pageSize) return 4;
  if (objSlot > 32 * pageSize) return 16;
  if (objSlot > pageSize) return 64;
  if (objSlot > pageSize / 4) return 128;
  return 256;
}

/** Bytes of the header behind each object, and of the header of a slab, before alignment. */
export const OBJ_HEADER = 40;
export const SLAB_HEADER = 64;
/** The largest run of pages a kmem slab may ask for. */
const MAX_KMEM_PAGES = 128;

/** A kmem slab takes half the run of pages that would hold the target, at least two pages. */
function sizeForTarget(kmem: boolean, objSlot: number, headSize: number, limits: LayoutLimits): number {
  const { objPerSlab, maxSize, pageSize } = limits;
  const target = objPerSlab * objSlot + headSize;
  if (kmem) {
    const pages = Math.min(MAX_KMEM_PAGES, 2 ** Math.max(pageOrder(target, pageSize) - 1, 1));
    return pageSize * pages;
  }
  if (target <= maxSize) {
    return target;
  }
  return Math.floor((maxSize - headSize) / objSlot) * objSlot + headSize;
}

function powerOfTwoFor(objSlot: number, headSize: number, limits: LayoutLimits): number {
  const { objPerSlab, maxSize, pageSize } = limits;
  let size = pageSize;
  while (size < maxSize && size - headSize < objPerSlab * objSlot) {
    size *= 2;
  }
  return size;
}

/** Off-slab objects leave only the slab's header in the slab, in a page of its own. */
function offslabLayout(
  input: LayoutInput,
  objSlot: number,
  headSize: number,
  { objPerSlab, pageSize }: LayoutLimits,
): SlabLayout | null {
  const tooLarge = input.kmem && objSlot > MAX_KMEM_PAGES * pageSize;
  return tooLarge ? null : { slabSize: pageSize, objsPerSlab: objPerSlab, objSlot, headSize };
}

/** The smallest order with `bytes` ≤ a page × 2^order, as the kernel's `get_order`. */
function pageOrder(bytes: number, pageSize: number): number {
  let order = 0;
  while (pageSize * 2 ** order < bytes) {
    order += 1;
  }
  return order;
}

/** `bytes` rounded up to a multiple of `align`. */
function roundUp(bytes: number, align: number): number {
  return Math.ceil(bytes / align) * align;
}
