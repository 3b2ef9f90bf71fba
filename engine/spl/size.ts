import * as FN from '../event/fn.ts';
import { get_order } from '../kernel/alloc.ts';
import { ENOSPC } from '../kernel/errno.ts';
import { enter, leave } from '../kernel/kernel.ts';
import { panic } from '../kernel/panic.ts';
import { BYTES_PER_MIB, PAGE_SIZE } from '../units.ts';
import { KMC_KMEM, KMC_OFFSLAB } from './flags.ts';
import type { SplKernel } from './module.ts';
import { SIZEOF_SPL_KMEM_OBJ_T, SIZEOF_SPL_KMEM_SLAB_T, type spl_kmem_cache_t } from './types.ts';

/** Alignment of objects unless the cache asks for one, bytes. */
export const SPL_KMEM_CACHE_ALIGN = 8;
/** The most pages in a slab of page blocks. */
const SPL_MAX_ORDER_NR_PAGES = 128;

/** `x` rounded up to a multiple of `align`, a power of two, in 32 bits. */
export function P2ROUNDUP(x: number, align: number): number {
  return ((x + align - 1) & ~(align - 1)) >>> 0;
}

/** Whether `x` has at most one bit set. */
export function ISP2(x: number): boolean {
  return (x & (x - 1)) === 0;
}

/** Position of the highest set bit of an unsigned 32-bit number, counted from 1; 0 for 0. */
export function fls64(x: number): number {
  return 32 - Math.clz32(x);
}

/** Bytes of a slab's head, aligned. */
export function spl_sks_size(skc: spl_kmem_cache_t): number {
  return P2ROUNDUP(SIZEOF_SPL_KMEM_SLAB_T, skc.skc_obj_align);
}

/** Bytes of an object with its trailer, both aligned. */
export function spl_obj_size(skc: spl_kmem_cache_t): number {
  const align = skc.skc_obj_align;
  return (P2ROUNDUP(skc.skc_obj_size, align) + P2ROUNDUP(SIZEOF_SPL_KMEM_OBJ_T, align)) >>> 0;
}

/** Bytes to allocate for an object outside its slab: the power of two above twice what it takes. */
export function spl_offslab_size(skc: spl_kmem_cache_t): number {
  return 2 ** (fls64(spl_obj_size(skc)) + 1) % 2 ** 32;
}

/**
 * Lays out a slab: sets skc_slab_objs and skc_slab_size. Returns 0, or -ENOSPC when no object fits. The arithmetic is
 * unsigned 32-bit in the reference and wraps: `>>> 0` marks where.
 * @throws KernelPanic when the sizes wrap to a division by zero.
 */
export function spl_slab_size(k: SplKernel, skc: spl_kmem_cache_t): number {
  const caller = enter(k, FN.spl_slab_size);
  let tgt_size: number;
  let tgt_objs: number;

  if ((skc.skc_flags & KMC_OFFSLAB) !== 0) {
    tgt_objs = k.spl_kmem_cache_obj_per_slab;
    tgt_size = P2ROUNDUP(SIZEOF_SPL_KMEM_SLAB_T, PAGE_SIZE);

    if ((skc.skc_flags & KMC_KMEM) !== 0 && spl_obj_size(skc) > SPL_MAX_ORDER_NR_PAGES * PAGE_SIZE)
      return leave(k, caller, -ENOSPC);
  } else {
    const sks_size = spl_sks_size(skc);
    const obj_size = spl_obj_size(skc);
    let max_size = Math.imul(k.spl_kmem_cache_max_size, BYTES_PER_MIB) >>> 0;
    tgt_size = (Math.imul(k.spl_kmem_cache_obj_per_slab, obj_size) + sks_size) >>> 0;

    // Page blocks are powers of two anyway: take the order below the target's, at least two pages.
    if ((skc.skc_flags & KMC_KMEM) !== 0) {
      max_size = SPL_MAX_ORDER_NR_PAGES * PAGE_SIZE;
      tgt_size = Math.min(max_size, PAGE_SIZE * (1 << Math.max(get_order(tgt_size) - 1, 1)));
    }

    if (obj_size === 0) panic(k, 'BUG', 'divide error');
    if (tgt_size <= max_size) {
      tgt_objs = Math.floor(((tgt_size - sks_size) >>> 0) / obj_size);
    } else {
      tgt_objs = Math.floor(((max_size - sks_size) >>> 0) / obj_size);
      tgt_size = (Math.imul(tgt_objs, obj_size) + sks_size) >>> 0;
    }
  }

  if (tgt_objs === 0) return leave(k, caller, -ENOSPC);

  skc.skc_slab_objs = tgt_objs;
  skc.skc_slab_size = tgt_size;
  return leave(k, caller, 0);
}

/** Objects in a magazine: the module parameter, else chosen by how much memory a full magazine would hold. */
export function spl_magazine_size(k: SplKernel, skc: spl_kmem_cache_t): number {
  const caller = enter(k, FN.spl_magazine_size);
  const obj_size = spl_obj_size(skc);
  let size: number;

  if (k.spl_kmem_cache_magazine_size > 0)
    return leave(k, caller, Math.max(Math.min(k.spl_kmem_cache_magazine_size, 256), 2));

  if (obj_size > PAGE_SIZE * 256) size = 4;
  else if (obj_size > PAGE_SIZE * 32) size = 16;
  else if (obj_size > PAGE_SIZE) size = 64;
  else if (obj_size > PAGE_SIZE / 4) size = 128;
  else size = 256;
  return leave(k, caller, size);
}
