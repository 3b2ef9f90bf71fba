import { switchTo } from '../kernel/kernel.ts';
import { spl_kmem_cache_alloc } from '../spl/alloc.ts';
import { KM_SLEEP } from '../spl/flags.ts';
import type { SplKernel } from '../spl/module.ts';
import { spl_cache_obj } from '../spl/refill.ts';
import { list_add, list_del } from '../spl/slab-list.ts';
import type { spl_kmem_cache_t, spl_kmem_slab_t } from '../spl/types.ts';
import type { HeldCache, Owners } from '../workload/owners.ts';
import { atOnce } from './at-once.ts';

/** Moves an object from its slab to the magazine of `cpu`; a slab that becomes full changes its list. */
export function loadOne(k: SplKernel, skc: spl_kmem_cache_t, sks: spl_kmem_slab_t, cpu: number): void {
  const skm = skc.skc_mag[cpu];
  if (skm === undefined || skm.skm_avail === skm.skm_size || sks.sks_ref === sks.sks_objs) return;
  goTo(k, cpu);
  spl_cache_obj(k, skc, sks, skm);
  goTo(k, 0);
  if (sks.sks_ref < sks.sks_objs) return;
  list_del(k, sks);
  list_add(k, sks, skc.skc_complete_list);
}

/** Hands the newest object in the magazine of CPU 0 to a caller without a name. */
export function allocate(k: SplKernel, owners: Owners, cache: HeldCache): void {
  const got = spl_kmem_cache_alloc(k, cache.skc, KM_SLEEP);
  owners.handedOut(cache, null, typeof got === 'number' ? got : atOnce(got));
}

/** Makes `cpu` the current CPU. */
export function goTo(k: SplKernel, cpu: number): void {
  k.current.cpu = cpu;
  switchTo(k, k.current);
}
