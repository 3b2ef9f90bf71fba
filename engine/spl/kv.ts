import { FRAME_OWNER } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import type { PageAddress } from '../kernel/address.ts';
import { __get_free_pages, __vmalloc, free_pages, get_order, vfree } from '../kernel/alloc.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { __GFP_FS, __GFP_HIGH, __GFP_IO, GFP_ATOMIC, GFP_KERNEL } from '../kernel/gfp.ts';
import { enter, type Kernel, leave } from '../kernel/kernel.ts';
import { ASSERT } from '../kernel/panic.ts';
import { KM_NOSLEEP, KM_PUSHPAGE, KMC_KMEM } from './flags.ts';
import { ISP2 } from './size.ts';
import type { spl_kmem_cache_t } from './types.ts';

/** Converts the flags of a cache's caller to the kernel's. */
export function kmem_flags_convert(k: Kernel, flags: number): number {
  let lflags = GFP_KERNEL;
  if ((flags & KM_NOSLEEP) !== 0) lflags = GFP_ATOMIC;
  else if (k.current.fstrans) lflags &= ~(__GFP_IO | __GFP_FS);
  return (flags & KM_PUSHPAGE) !== 0 ? lflags | __GFP_HIGH : lflags;
}

/**
 * Allocates `size` bytes, for a slab or for an object outside of one, from what backs the cache. Returns NULL_PAGE
 * without memory. An address is a page number here, so it is always page-aligned.
 * @throws KernelPanic when a page block is not a power of two.
 */
export function* kv_alloc(
  k: Kernel,
  skc: spl_kmem_cache_t,
  size: number,
  flags: number,
): Coroutine<PageAddress> {
  const caller = enter(k, FN.kv_alloc);
  const lflags = kmem_flags_convert(k, flags);
  const owner = FRAME_OWNER.cache + skc.index;
  let ptr: PageAddress;

  if ((skc.skc_flags & KMC_KMEM) !== 0) {
    ASSERT(k, ISP2(size), 'ISP2(size)');
    ptr = yield* __get_free_pages(k, lflags, get_order(size), owner);
  } else {
    ptr = yield* __vmalloc(k, size, lflags, owner);
  }
  return leave(k, caller, ptr);
}

/**
 * Frees memory from {@link kv_alloc}.
 * @throws KernelPanic when a page block is not a power of two.
 */
export function kv_free(k: Kernel, skc: spl_kmem_cache_t, ptr: PageAddress, size: number): void {
  const caller = enter(k, FN.kv_free);
  if ((skc.skc_flags & KMC_KMEM) !== 0) {
    ASSERT(k, ISP2(size), 'ISP2(size)');
    free_pages(k, ptr, get_order(size));
  } else {
    vfree(k, ptr);
  }
  leave(k, caller, undefined);
}
