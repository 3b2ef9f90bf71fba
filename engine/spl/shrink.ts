import * as FN from '../event/fn.ts';
import * as KIND from '../event/kind.ts';
import { emitCall } from '../kernel/kernel.ts';
import { ASSERT, panic } from '../kernel/panic.ts';
import type { SplKernel } from './module.ts';
import { P2ROUNDUP } from './size.ts';
import { list_add, list_add_tail, list_del } from './slab-list.ts';
import { slabOf } from './slab-table.ts';
import { type Obj, SKC_MAGIC, SKS_MAGIC, type spl_kmem_cache_t } from './types.ts';

/**
 * Returns an object from the magazine of `cpu` to its slab, at the head of the free list. A slab that was full moves to
 * the head of the partial list, one that is now empty to its tail. Needs skc_lock.
 * @throws KernelPanic when the object is not of this cache.
 */
export function spl_cache_shrink(k: SplKernel, skc: spl_kmem_cache_t, obj: Obj, cpu: number): void {
  const fn = 'spl_cache_shrink';
  ASSERT(k, skc.skc_magic === SKC_MAGIC, 'skc->skc_magic == SKC_MAGIC', fn);
  ASSERT(k, skc.skc_lock.holder !== null, 'spin_is_locked(&skc->skc_lock)', fn);

  const sks = slabOf(k, obj) ?? panic(k, 'ASSERT', 'sko->sko_magic == SKO_MAGIC', fn);
  ASSERT(k, sks.sks_magic === SKS_MAGIC, 'sks->sks_magic == SKS_MAGIC', fn);
  if (sks.sks_cache !== skc) refuseForeign(k, skc, sks.sks_cache);
  k.objs.sko_list[obj] = sks.sks_free_list;
  sks.sks_free_list = obj;

  sks.sks_age = k.jiffies;
  // Unsigned: a double free may take it below 0.
  sks.sks_ref = (sks.sks_ref - 1) >>> 0;
  skc.skc_obj_alloc -= 1;
  // The reference counts the slab after it has moved it; under the lock nothing can see the difference.
  if (sks.sks_ref === 0) skc.skc_slab_alloc -= 1;
  emitCall(k, KIND.objReturned, FN.spl_cache_shrink, obj, cpu);

  if (sks.sks_ref === sks.sks_objs - 1) {
    list_del(k, sks);
    list_add(k, sks, skc.skc_partial_list);
  }

  if (sks.sks_ref === 0) {
    list_del(k, sks);
    list_add_tail(k, sks, skc.skc_partial_list);
  }
}

/** spl_sko_from_obj() expects the trailer at the offset for objects of `skc`: it is there only if the sizes match. */
function refuseForeign(k: SplKernel, skc: spl_kmem_cache_t, owner: spl_kmem_cache_t): never {
  const trailer = P2ROUNDUP(skc.skc_obj_size, skc.skc_obj_align);
  const fits = trailer === P2ROUNDUP(owner.skc_obj_size, owner.skc_obj_align);
  const expr = fits ? 'sks->sks_cache == skc' : 'sko->sko_magic == SKO_MAGIC';
  return panic(k, 'ASSERT', expr, 'spl_cache_shrink');
}
