import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { packTree } from '../event/packing.ts';
import { kmalloc } from '../kernel/alloc.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { EINVAL } from '../kernel/errno.ts';
import { emit, enter, leave, PAGE_SIZE } from '../kernel/kernel.ts';
import { kmem_cache_create } from '../kernel/linux-slab.ts';
import { ASSERT, ASSERT0, panic } from '../kernel/panic.ts';
import { might_sleep, resched } from '../kernel/preempt.ts';
import { RbRoot, type RbWatcher } from '../kernel/rb-tree.ts';
import { down_write, up_write } from '../kernel/rw-semaphore.ts';
import { dispatchAgeing } from './age.ts';
import { setCacheField } from './cache-field.ts';
import {
  KM_SLEEP,
  KMC_EXPIRE_AGE,
  KMC_KMEM,
  KMC_NOHASH,
  KMC_NOMAGAZINE,
  KMC_QCACHE,
  KMC_SLAB,
  KMC_VMEM,
} from './flags.ts';
import { kmem_flags_convert } from './kv.ts';
import { spl_magazine_create } from './magazine.ts';
import type { SplKernel } from './module.ts';
import { ISP2, SPL_KMEM_CACHE_ALIGN, spl_obj_size, spl_slab_size } from './size.ts';
import { INIT_LIST_HEAD } from './slab-list.ts';
import { type CacheCallbacks, POISON, spl_kmem_cache_t } from './types.ts';

/** Seconds until a magazine is too old. */
export const SPL_KMEM_CACHE_DELAY = 15;
/** The most pages in an object of the Linux slab. */
export const SPL_MAX_KMEM_ORDER_NR_PAGES = 4;

const NO_CALLBACKS: CacheCallbacks = { ctor: null, dtor: null, reclaim: null };

/**
 * Makes a cache for objects of `size` bytes aligned to `align` (0: 8 bytes); null when memory is short or no slab can
 * be laid out. `vmp` must be null.
 * @throws KernelPanic when a flag is not supported or the alignment is no power of two from 8 to a page.
 */
export function* spl_kmem_cache_create(
  k: SplKernel,
  name: string,
  size: number,
  align: number,
  flags: number,
  callbacks: CacheCallbacks = NO_CALLBACKS,
  vmp: null | object = null,
): Coroutine<spl_kmem_cache_t | null> {
  const caller = enter(k, FN.spl_kmem_cache_create);
  ASSERT0(k, flags & KMC_NOMAGAZINE, 'flags & KMC_NOMAGAZINE', 'spl_kmem_cache_create');
  ASSERT0(k, flags & KMC_NOHASH, 'flags & KMC_NOHASH', 'spl_kmem_cache_create');
  ASSERT0(k, flags & KMC_QCACHE, 'flags & KMC_QCACHE', 'spl_kmem_cache_create');
  ASSERT(k, vmp === null, 'vmp == NULL', 'spl_kmem_cache_create');
  if (might_sleep(k)) yield* resched(k);

  const lflags = kmem_flags_convert(k, KM_SLEEP);
  if (!kmalloc(k, lflags)) return leave(k, caller, null);
  const skc = allocCache(k, name, size, flags, callbacks);
  if (!kmalloc(k, lflags) || backCache(k, skc, size, align) !== 0) {
    freeCache(k, skc);
    return leave(k, caller, null);
  }
  if ((k.spl_kmem_cache_expire & KMC_EXPIRE_AGE) !== 0) {
    skc.skc_taskqid = dispatchAgeing(k, skc);
    setCacheField(k, skc, 'taskqid', skc.skc_taskqid);
  }
  yield* down_write(k, k.spl_kmem_cache_sem);
  k.spl_kmem_cache_list.push(skc);
  emit(k, KIND.cacheListed, skc.index, 1);
  up_write(k, k.spl_kmem_cache_sem);
  return leave(k, caller, skc);
}

/** Frees the cache itself. Whoever uses it afterwards meets its poisoned magic number. */
export function freeCache(k: SplKernel, skc: spl_kmem_cache_t): void {
  skc.skc_magic = POISON;
  emit(k, KIND.cacheFreed, skc.index, 0);
}

function allocCache(
  k: SplKernel,
  name: string,
  size: number,
  flags: number,
  callbacks: CacheCallbacks,
): spl_kmem_cache_t {
  const index = k.cacheNumbers++;
  const wrote: RbWatcher = (slot, field, value) => emit(k, KIND.tree, packTree(field, slot || index), value);
  const skc = new spl_kmem_cache_t(index, name, callbacks, {
    flags,
    size: size >>> 0,
    align: SPL_KMEM_CACHE_ALIGN,
    delay: SPL_KMEM_CACHE_DELAY,
    partial: INIT_LIST_HEAD(-1),
    complete: INIT_LIST_HEAD(-2),
    tree: new RbRoot(wrote),
  });
  if (k.sink !== null) emit(k, KIND.cacheCreated, index, k.sink.intern(name));
  setCacheField(k, skc, 'flags', flags);
  setCacheField(k, skc, 'objSize', skc.skc_obj_size);
  setCacheField(k, skc, 'objAlign', skc.skc_obj_align);
  return skc;
}

/** Checks the alignment, chooses what backs the cache and makes what that needs; returns 0 or an error. */
function backCache(k: SplKernel, skc: spl_kmem_cache_t, size: number, align: number): number {
  if (align !== 0) setAlign(k, skc, align);
  if ((skc.skc_flags & (KMC_KMEM | KMC_VMEM | KMC_SLAB)) === 0) {
    skc.skc_flags |= chooseBacking(k, skc, size);
    setCacheField(k, skc, 'flags', skc.skc_flags);
  }
  return (skc.skc_flags & (KMC_KMEM | KMC_VMEM)) !== 0 ? makeMagazines(k, skc) : makeLinuxCache(k, skc, size);
}

function setAlign(k: SplKernel, skc: spl_kmem_cache_t, align: number): void {
  if (!ISP2(align)) panic(k, 'VERIFY', 'ISP2(align)', 'spl_kmem_cache_create');
  if (align < SPL_KMEM_CACHE_ALIGN) {
    panic(k, 'VERIFY3U', 'align >= SPL_KMEM_CACHE_ALIGN', 'spl_kmem_cache_create');
  }
  if (align > PAGE_SIZE) panic(k, 'VERIFY3U', 'align <= PAGE_SIZE', 'spl_kmem_cache_create');
  skc.skc_obj_align = align;
  setCacheField(k, skc, 'objAlign', align);
}

/** Small objects come from the Linux slab, larger ones from page blocks, large ones from the vmalloc area. */
function chooseBacking(k: SplKernel, skc: spl_kmem_cache_t, size: number): number {
  if (k.spl_kmem_cache_slab_limit !== 0 && size <= k.spl_kmem_cache_slab_limit) return KMC_SLAB;
  return spl_obj_size(skc) <= k.spl_kmem_cache_kmem_limit ? KMC_KMEM : KMC_VMEM;
}

function makeMagazines(k: SplKernel, skc: spl_kmem_cache_t): number {
  const geometry = spl_slab_size(k, skc);
  if (typeof geometry === 'number') return geometry;
  skc.skc_slab_objs = geometry.objs;
  setCacheField(k, skc, 'slabObjs', geometry.objs);
  skc.skc_slab_size = geometry.size;
  setCacheField(k, skc, 'slabSize', geometry.size);
  return spl_magazine_create(k, skc);
}

function makeLinuxCache(k: SplKernel, skc: spl_kmem_cache_t, size: number): number {
  if (size > SPL_MAX_KMEM_ORDER_NR_PAGES * PAGE_SIZE) return EINVAL;
  skc.skc_linux_cache = kmem_cache_create(k, skc.index);
  skc.skc_flags |= KMC_NOMAGAZINE;
  setCacheField(k, skc, 'flags', skc.skc_flags);
  return 0;
}
