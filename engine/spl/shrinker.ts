import * as FN from '../event/fn.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { enter, leave } from '../kernel/kernel.ts';
import { down_read, up_read } from '../kernel/rw-semaphore.ts';
import { KMC_REAP_CHUNK, KMC_RECLAIM_ONCE } from './flags.ts';
import { spl_fstrans_check } from './fstrans.ts';
import type { SplKernel } from './module.ts';
import { spl_kmem_cache_reap_now } from './reap.ts';
import { fls64 } from './size.ts';

/** The scan function has nothing (more) to free. */
const SHRINK_STOP = -1;

/**
 * The shrinker of all caches. With `nr_to_scan` 0 it returns the number of objects that have left their slabs, in use
 * or in a magazine; otherwise it reaps every cache and returns how much that number dropped. It returns {@link
 * SHRINK_STOP} inside a file system transaction, and after each scan with KMC_RECLAIM_ONCE.
 */
function* __spl_kmem_cache_generic_shrinker(k: SplKernel, nr_to_scan: number): Coroutine<number> {
  const caller = enter(k, FN.__spl_kmem_cache_generic_shrinker);
  let alloc = 0;

  if (nr_to_scan > 0 && spl_fstrans_check(k)) return leave(k, caller, SHRINK_STOP);

  yield* down_read(k, k.spl_kmem_cache_sem);
  for (const skc of k.spl_kmem_cache_list) {
    if (nr_to_scan > 0) {
      const oldalloc = skc.skc_obj_alloc;
      const count = Math.floor(nr_to_scan / 2 ** fls64(skc.skc_slab_objs));
      yield* spl_kmem_cache_reap_now(k, skc, Math.max(count, 1));
      if (oldalloc > skc.skc_obj_alloc) alloc = (alloc + oldalloc - skc.skc_obj_alloc) | 0;
    } else {
      alloc = (alloc + skc.skc_obj_alloc) | 0;
    }
  }
  up_read(k, k.spl_kmem_cache_sem);

  if ((k.spl_kmem_cache_reclaim & KMC_RECLAIM_ONCE) !== 0 && nr_to_scan > 0)
    return leave(k, caller, SHRINK_STOP);

  return leave(k, caller, Math.max(alloc, 0));
}

/** The kernel calls this to learn how many objects could be freed. */
export function* spl_kmem_cache_generic_shrinker_count_objects(k: SplKernel): Coroutine<number> {
  const caller = enter(k, FN.spl_kmem_cache_generic_shrinker_count_objects);
  const count = yield* __spl_kmem_cache_generic_shrinker(k, 0);
  return leave(k, caller, Math.max(count, 0));
}

/** The kernel calls this to free objects; returns how many were freed, or {@link SHRINK_STOP}. */
export function* spl_kmem_cache_generic_shrinker_scan_objects(
  k: SplKernel,
  nr_to_scan: number,
): Coroutine<number> {
  const caller = enter(k, FN.spl_kmem_cache_generic_shrinker_scan_objects);
  const freed = yield* __spl_kmem_cache_generic_shrinker(k, nr_to_scan);
  return leave(k, caller, freed < 0 ? SHRINK_STOP : freed);
}

/** Reaps all caches; ZFS calls it when memory is short. */
export function* spl_kmem_reap(k: SplKernel): Coroutine<void> {
  const caller = enter(k, FN.spl_kmem_reap);
  yield* __spl_kmem_cache_generic_shrinker(k, KMC_REAP_CHUNK);
  leave(k, caller, undefined);
}
