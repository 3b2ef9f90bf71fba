import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { packTree } from '../event/packing.ts';
import { kmalloc } from '../kernel/alloc.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { EINVAL } from '../kernel/errno.ts';
import { emit, enter, leave } from '../kernel/kernel.ts';
import { kmem_cache_create } from '../kernel/linux-slab.ts';
import { ASSERT, ASSERT0, VERIFY, VERIFY3U } from '../kernel/panic.ts';
import { might_sleep } from '../kernel/preempt.ts';
import { RbRoot, type RbWatcher } from '../kernel/rb-tree.ts';
import { down_write, up_write } from '../kernel/rw-semaphore.ts';
import { PAGE_SIZE } from '../units.ts';
import { dispatchAgeing } from './age.ts';
import { emitCacheField } from './cache-field.ts';
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

/** Seconds after which a magazine is too old. */
const SPL_KMEM_CACHE_DELAY = 15;
/** The most pages in an object of the Linux slab. */
const SPL_MAX_KMEM_ORDER_NR_PAGES = 4;

const NO_CALLBACKS: CacheCallbacks = { ctor: null, dtor: null, reclaim: null };

/**
 * Creates a cache for objects of `size` bytes aligned to `align` (0: 8 bytes). Returns null when memory is short or no
 * slab can be laid out. `vmp` must be null.
 * @throws KernelPanic when a flag is not supported or the alignment is not a power of two from 8 to a page.
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
  const lflags = kmem_flags_convert(k, KM_SLEEP);
  let rc = 0;

  ASSERT0(k, flags & KMC_NOMAGAZINE, 'flags & KMC_NOMAGAZINE');
  ASSERT0(k, flags & KMC_NOHASH, 'flags & KMC_NOHASH');
  ASSERT0(k, flags & KMC_QCACHE, 'flags & KMC_QCACHE');
  ASSERT(k, vmp === null, 'vmp == NULL');
  yield* might_sleep(k);

  if (!kmalloc(k, lflags)) return leave(k, caller, null);
  const skc = initCache(k, name, size, flags, callbacks);
  // Memory for the name.
  if (!kmalloc(k, lflags)) {
    freeCache(k, skc);
    return leave(k, caller, null);
  }

  if (align !== 0) {
    VERIFY(k, ISP2(align), 'ISP2(align)');
    VERIFY3U(k, align >= SPL_KMEM_CACHE_ALIGN, 'align >= SPL_KMEM_CACHE_ALIGN');
    VERIFY3U(k, align <= PAGE_SIZE, 'align <= PAGE_SIZE');
    skc.skc_obj_align = align;
    emitCacheField(k, skc, 'objAlign', align);
  }

  // Unless the caller chose: small objects from the Linux slab, larger ones from page blocks, the rest from vmalloc.
  if ((skc.skc_flags & (KMC_KMEM | KMC_VMEM | KMC_SLAB)) === 0) {
    if (k.spl_kmem_cache_slab_limit !== 0 && size <= k.spl_kmem_cache_slab_limit) skc.skc_flags |= KMC_SLAB;
    else if (spl_obj_size(skc) <= k.spl_kmem_cache_kmem_limit) skc.skc_flags |= KMC_KMEM;
    else skc.skc_flags |= KMC_VMEM;
    emitCacheField(k, skc, 'flags', skc.skc_flags);
  }

  if ((skc.skc_flags & (KMC_KMEM | KMC_VMEM)) !== 0) {
    rc = spl_slab_size(k, skc);
    if (rc === 0) {
      emitCacheField(k, skc, 'slabObjs', skc.skc_slab_objs);
      emitCacheField(k, skc, 'slabSize', skc.skc_slab_size);
      rc = spl_magazine_create(k, skc);
    }
  } else if (size > SPL_MAX_KMEM_ORDER_NR_PAGES * PAGE_SIZE) {
    rc = EINVAL;
  } else {
    skc.skc_linux_cache = kmem_cache_create(k, skc.index);
    skc.skc_flags |= KMC_NOMAGAZINE;
    emitCacheField(k, skc, 'flags', skc.skc_flags);
  }
  if (rc !== 0) {
    freeCache(k, skc);
    return leave(k, caller, null);
  }

  if ((k.spl_kmem_cache_expire & KMC_EXPIRE_AGE) !== 0) {
    skc.skc_taskqid = dispatchAgeing(k, skc);
    emitCacheField(k, skc, 'taskqid', skc.skc_taskqid);
  }

  yield* down_write(k, k.spl_kmem_cache_sem);
  k.spl_kmem_cache_list.push(skc);
  emit(k, KIND.cacheListed, skc.index, 1);
  up_write(k, k.spl_kmem_cache_sem);
  return leave(k, caller, skc);
}

/** Returns a cache with its initial values. The counters start at 0 where they are declared. */
function initCache(
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
  emitCacheField(k, skc, 'flags', flags);
  emitCacheField(k, skc, 'objSize', skc.skc_obj_size);
  emitCacheField(k, skc, 'objAlign', skc.skc_obj_align);
  return skc;
}

/** Frees the cache itself. Later uses find a poisoned magic number. */
export function freeCache(k: SplKernel, skc: spl_kmem_cache_t): void {
  skc.skc_magic = POISON;
  emit(k, KIND.cacheFreed, skc.index, 0);
}
