import { FRAME_OWNER } from '../event/event.ts';
import * as FN from '../event/fn.ts';
import {
  __get_free_pages,
  __vmalloc,
  free_pages,
  get_order,
  type PageAddress,
  vfree,
} from '../kernel/alloc.ts';
import type { Coroutine, MayBlock } from '../kernel/coroutine.ts';
import { __GFP_FS, __GFP_HIGH, __GFP_IO, GFP_ATOMIC, GFP_KERNEL } from '../kernel/gfp.ts';
import { enter, type Kernel, leave } from '../kernel/kernel.ts';
import { ASSERT } from '../kernel/panic.ts';
import { KM_NOSLEEP, KM_PUSHPAGE, KMC_KMEM } from './flags.ts';
import { ISP2 } from './size.ts';
import type { spl_kmem_cache_t } from './types.ts';

/** The kernel's allocation flags for those of a caller of a cache. */
export function kmem_flags_convert(k: Kernel, flags: number): number {
  let lflags = GFP_KERNEL;
  if ((flags & KM_NOSLEEP) !== 0) lflags = GFP_ATOMIC;
  else if (k.current.fstrans) lflags &= ~(__GFP_IO | __GFP_FS);
  return (flags & KM_PUSHPAGE) !== 0 ? lflags | __GFP_HIGH : lflags;
}

/**
 * `size` bytes for a slab or an object outside of one, from the allocator that backs the cache; NULL_PAGE when it has none.
 * @throws KernelPanic when a page block is not a power of two.
 */
export function kv_alloc(
  k: Kernel,
  skc: spl_kmem_cache_t,
  size: number,
  flags: number,
): MayBlock<PageAddress> {
  const caller = enter(k, FN.kv_alloc);
  const lflags = kmem_flags_convert(k, flags);
  let ptr: MayBlock<PageAddress>;
  if ((skc.skc_flags & KMC_KMEM) !== 0) {
    ASSERT(k, ISP2(size), 'ISP2(size)', 'kv_alloc');
    ptr = __get_free_pages(k, lflags, get_order(size), FRAME_OWNER.cache + skc.index);
  } else {
    ptr = __vmalloc(k, size, lflags, FRAME_OWNER.cache + skc.index);
  }
  // An address is the number of a page here, so the check for page alignment cannot fail.
  return typeof ptr === 'number' ? leave(k, caller, ptr) : leaveLater(k, caller, ptr);
}

function* leaveLater(k: Kernel, caller: number, rest: Coroutine<PageAddress>): Coroutine<PageAddress> {
  return leave(k, caller, yield* rest);
}

/**
 * Gives memory from {@link kv_alloc} back.
 * @throws KernelPanic when a page block is not a power of two.
 */
export function kv_free(k: Kernel, skc: spl_kmem_cache_t, ptr: PageAddress, size: number): void {
  const caller = enter(k, FN.kv_free);
  if ((skc.skc_flags & KMC_KMEM) !== 0) {
    ASSERT(k, ISP2(size), 'ISP2(size)', 'kv_free');
    free_pages(k, ptr, get_order(size));
  } else {
    vfree(k, ptr);
  }
  leave(k, caller, undefined);
}
