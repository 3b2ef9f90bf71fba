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

/**
 * Lays a slab out by the rule named, with the default tunables, 4 KiB pages on a 64-bit machine. Null if not
 * even one object fits. Rule '0.6.4+' follows `spl_slab_size`; rule '0.6.3-' is what older listings show.
 */
export function slabLayout(rule: LayoutRule, input: LayoutInput): SlabLayout | null {
  const objSlot = roundUp(input.objSize, input.align) + roundUp(OBJ_HEADER, input.align);
  const headSize = roundUp(SLAB_HEADER, input.align);
  if (rule === '0.6.4+' && input.offslab) {
    return offslabLayout(input, objSlot, headSize);
  }
  const slabSize =
    rule === '0.6.4+' ? sizeForEight(input.kmem, objSlot, headSize) : sizeForSixteen(objSlot, headSize);
  const objsPerSlab = Math.floor((slabSize - headSize) / objSlot);
  return objsPerSlab < 1 ? null : { slabSize, objsPerSlab, objSlot, headSize };
}

/**
 * How many objects one CPU's magazine holds by the default tunables: fewer the larger the object.
 * `objSlot` in bytes, as in `SlabLayout`. Follows `spl_magazine_size`.
 */
export function magazineSize(objSlot: number): number {
  if (objSlot > 256 * PAGE_SIZE) return 4;
  if (objSlot > 32 * PAGE_SIZE) return 16;
  if (objSlot > PAGE_SIZE) return 64;
  if (objSlot > PAGE_SIZE / 4) return 128;
  return 256;
}

const OBJ_HEADER = 40;
const SLAB_HEADER = 64;
/** Bytes; `spl_kmem_cache_max_size` is 32 (MiB). */
const MAX_VMEM_SLAB = 32 * BYTES_PER_MIB;
/** Bytes; 128 pages, the largest run of pages a kmem slab may ask for. */
const MAX_KMEM_SLAB = 128 * PAGE_SIZE;
const TARGET_OBJS = 8;
const OLD_MIN_OBJS = 16;

/**
 * The target is eight objects; a kmem slab takes half the run of pages that would hold them, at least two
 * pages.
 */
function sizeForEight(kmem: boolean, objSlot: number, headSize: number): number {
  const target = TARGET_OBJS * objSlot + headSize;
  if (kmem) {
    return Math.min(MAX_KMEM_SLAB, PAGE_SIZE * 2 ** Math.max(pageOrder(target) - 1, 1));
  }
  if (target <= MAX_VMEM_SLAB) {
    return target;
  }
  return Math.floor((MAX_VMEM_SLAB - headSize) / objSlot) * objSlot + headSize;
}

/** The listings of the time reach 8 MiB; that the search ended at 32 MiB is assumed from the later limit. */
function sizeForSixteen(objSlot: number, headSize: number): number {
  let size = PAGE_SIZE;
  while (size < MAX_VMEM_SLAB && size - headSize < OLD_MIN_OBJS * objSlot) {
    size *= 2;
  }
  return size;
}

/** Off-slab objects leave only the slab's header in the slab, in a page of its own. */
function offslabLayout(input: LayoutInput, objSlot: number, headSize: number): SlabLayout | null {
  const tooLarge = input.kmem && objSlot > MAX_KMEM_SLAB;
  return tooLarge ? null : { slabSize: PAGE_SIZE, objsPerSlab: TARGET_OBJS, objSlot, headSize };
}

/** The smallest order with `bytes` ≤ 4096 × 2^order, as the kernel's `get_order`. */
function pageOrder(bytes: number): number {
  let order = 0;
  while (PAGE_SIZE * 2 ** order < bytes) {
    order += 1;
  }
  return order;
}

/** `bytes` rounded up to a multiple of `align`. */
function roundUp(bytes: number, align: number): number {
  return Math.ceil(bytes / align) * align;
}
