import * as FN from '../event/fn.ts';
import { get_order } from '../kernel/alloc.ts';
import { ENOSPC } from '../kernel/errno.ts';
import { enter, leave, PAGE_SIZE } from '../kernel/kernel.ts';
import { panic } from '../kernel/panic.ts';
import { KMC_KMEM, KMC_OFFSLAB } from './flags.ts';
import type { SplKernel } from './module.ts';
import { SIZEOF_SPL_KMEM_OBJ_T, SIZEOF_SPL_KMEM_SLAB_T, type spl_kmem_cache_t } from './types.ts';

/** Alignment of objects when none is asked for, bytes. */
export const SPL_KMEM_CACHE_ALIGN = 8;
/** The most pages in a slab of page blocks. */
export const SPL_MAX_ORDER_NR_PAGES = 128;

/** The geometry of a cache's slabs. */
export interface SlabGeometry {
  /** Objects in a slab. */
  readonly objs: number;
  /** Bytes of a slab. */
  readonly size: number;
}

/** What the sizes follow from; a cache, or the figures of one that does not exist yet. */
export type Layout = Pick<spl_kmem_cache_t, 'skc_flags' | 'skc_obj_size' | 'skc_obj_align'>;

/** `x` rounded up to a multiple of `align`, a power of two, in 32 bits. */
export function P2ROUNDUP(x: number, align: number): number {
  return ((x + align - 1) & ~(align - 1)) >>> 0;
}

/** Whether `x` has at most one bit set. */
export function ISP2(x: number): boolean {
  return (x & (x - 1)) === 0;
}

/** Position of the highest bit set of an unsigned 32-bit number, counted from 1; 0 for 0. */
export function fls64(x: number): number {
  return 32 - Math.clz32(x);
}

/** Bytes that the head of a slab takes, aligned. */
export function spl_sks_size(skc: Layout): number {
  return P2ROUNDUP(SIZEOF_SPL_KMEM_SLAB_T, skc.skc_obj_align);
}

/** Bytes that an object takes with its trailer, both aligned. */
export function spl_obj_size(skc: Layout): number {
  const align = skc.skc_obj_align;
  return (P2ROUNDUP(skc.skc_obj_size, align) + P2ROUNDUP(SIZEOF_SPL_KMEM_OBJ_T, align)) >>> 0;
}

/** Bytes to allocate for an object that lies outside its slab: the power of two above twice what it takes. */
export function spl_offslab_size(skc: Layout): number {
  return 2 ** (fls64(spl_obj_size(skc)) + 1) % 2 ** 32;
}

/**
 * Lays out a slab; `-ENOSPC` when no object fits.
 * @throws KernelPanic when the sizes wrap to a division by zero.
 */
export function spl_slab_size(k: SplKernel, skc: Layout): SlabGeometry | number {
  const caller = enter(k, FN.spl_slab_size);
  return leave(k, caller, (skc.skc_flags & KMC_OFFSLAB) !== 0 ? offSlab(k, skc) : onSlab(k, skc));
}

function offSlab(k: SplKernel, skc: Layout): SlabGeometry | number {
  const kmem = (skc.skc_flags & KMC_KMEM) !== 0;
  if (kmem && spl_obj_size(skc) > SPL_MAX_ORDER_NR_PAGES * PAGE_SIZE) return -ENOSPC;
  const objs = k.spl_kmem_cache_obj_per_slab;
  return objs === 0 ? -ENOSPC : { objs, size: P2ROUNDUP(SIZEOF_SPL_KMEM_SLAB_T, PAGE_SIZE) };
}

// All of this is unsigned 32-bit arithmetic in the reference, and wraps: `>>> 0` marks where.
function onSlab(k: SplKernel, skc: Layout): SlabGeometry | number {
  const sksSize = spl_sks_size(skc);
  const objSize = spl_obj_size(skc);
  if (objSize === 0) panic(k, 'BUG', 'divide error', 'spl_slab_size');
  let max = Math.imul(k.spl_kmem_cache_max_size, 1024 * 1024) >>> 0;
  let size = (Math.imul(k.spl_kmem_cache_obj_per_slab, objSize) + sksSize) >>> 0;
  if ((skc.skc_flags & KMC_KMEM) !== 0) {
    // Page blocks are powers of two anyway: the order below the target's, at least two pages.
    max = SPL_MAX_ORDER_NR_PAGES * PAGE_SIZE;
    size = Math.min(max, PAGE_SIZE * 2 ** Math.max(get_order(size) - 1, 1));
  }
  const room = ((size <= max ? size : max) - sksSize) >>> 0;
  const objs = Math.floor(room / objSize);
  if (size > max) size = (Math.imul(objs, objSize) + sksSize) >>> 0;
  return objs === 0 ? -ENOSPC : { objs, size };
}

/** Objects in a magazine: as the module parameter says, or by the memory that a full one would hold back. */
export function spl_magazine_size(k: SplKernel, skc: Layout): number {
  const caller = enter(k, FN.spl_magazine_size);
  const wanted = k.spl_kmem_cache_magazine_size;
  const size = wanted > 0 ? Math.max(Math.min(wanted, 256), 2) : automaticMagazine(spl_obj_size(skc));
  return leave(k, caller, size);
}

function automaticMagazine(objSize: number): number {
  if (objSize > PAGE_SIZE * 256) return 4;
  if (objSize > PAGE_SIZE * 32) return 16;
  if (objSize > PAGE_SIZE) return 64;
  if (objSize > PAGE_SIZE / 4) return 128;
  return 256;
}
