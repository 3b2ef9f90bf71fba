import type { spl_kmem_cache_t, spl_kmem_slab_t } from '../spl/types.ts';
import type { Facts } from './facts.ts';

/** The result of counting a cache's objects and comparing them with its counters. */
export interface Audit {
  /** The counters differ from what is on the lists. */
  readonly isMiscounted: boolean;
  /** Some objects have left their slabs but are in no magazine and held by no caller, with no call in progress. */
  readonly isLost: boolean;
}

/** Counts the objects of a cache at the end of a run, when nothing moves. */
export function audit(facts: Facts, skc: spl_kmem_cache_t): Audit {
  if (facts.caches[skc.index]?.isFreed !== false) return { isMiscounted: false, isLost: false };
  let out = 0;
  let slabs = 0;
  let objects = 0;
  for (const list of [skc.skc_partial_list, skc.skc_complete_list]) {
    for (let sks: spl_kmem_slab_t | null = list.head; sks !== null; sks = sks.next) {
      out += sks.sks_ref;
      slabs += 1;
      objects += sks.sks_objs;
    }
  }
  const isMiscounted =
    out !== skc.skc_obj_alloc ||
    slabs !== skc.skc_slab_total ||
    objects + skc.skc_obj_emergency !== skc.skc_obj_total;
  return { isMiscounted, isLost: facts.isAtRest && held(facts, skc) !== skc.skc_obj_alloc };
}

/** Number of the cache's slab objects that callers and magazines hold. */
function held({ k, holders }: Facts, skc: spl_kmem_cache_t): number {
  let count = 0;
  for (const { skm_avail } of skc.skc_mag) count += skm_avail;
  for (const obj of holders.keys()) if (k.slabs.at(k.objs.sko_slab[obj] ?? 0)?.sks_cache === skc) count += 1;
  return count;
}
