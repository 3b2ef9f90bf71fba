import { spin_trylock, spin_unlock } from '../kernel/spinlock.ts';
import { KM_SLEEP } from '../spl/flags.ts';
import { spl_kmem_cache_free } from '../spl/free.ts';
import { localMagazine, spl_cache_flush } from '../spl/magazine.ts';
import type { SplKernel } from '../spl/module.ts';
import { numberSlab, spl_slab_alloc } from '../spl/slab.ts';
import { list_add_tail, list_del } from '../spl/slab-list.ts';
import type { Obj, SlabList, spl_kmem_slab_t } from '../spl/types.ts';
import { type HeldCache, letGo, type Owners } from '../workload/owners.ts';
import { atOnce } from './at-once.ts';
import type { ExactPlaces, FoundCacheSpec } from './found-cache.ts';
import { allocate, goTo, loadOne } from './restore-object.ts';

/**
 * Creates the slabs of a cache with every object in its place, using only calls that callers could make: allocates
 * objects in slot order, then frees those that were free in the reverse order of their free list.
 */
export function fillExactly(
  k: SplKernel,
  owners: Owners,
  cache: HeldCache,
  { out, magazines }: FoundCacheSpec,
  { free, objects }: ExactPlaces,
): void {
  const { skc } = cache;
  const slabs = out.map((_, i) => fillSlab(k, owners, cache, free[i] ?? []));
  for (const [cpu, held] of magazines.entries()) {
    for (const [i, slab] of held.entries()) {
      const sks = slabs[slab];
      if (sks !== undefined && sks !== null) park(k, cache, sks.first + (objects[cpu]?.[i] ?? 0), cpu);
    }
  }
  relink(k, skc.skc_partial_list, slabs);
  relink(k, skc.skc_complete_list, slabs);
  // Filling the slabs took more objects out than the machine ever had.
  skc.skc_obj_max = skc.skc_obj_alloc;
  skc.skc_slab_max = skc.skc_slab_alloc;
}

/** Creates a slab with that free list; callers hold all other objects. */
function fillSlab(
  k: SplKernel,
  owners: Owners,
  cache: HeldCache,
  free: readonly number[],
): spl_kmem_slab_t | null {
  const { skc } = cache;
  spin_trylock(k, skc.skc_lock);
  const sks = atOnce(spl_slab_alloc(k, skc, KM_SLEEP));
  if (sks !== null) {
    skc.skc_slab_total += 1;
    skc.skc_obj_total += sks.sks_objs;
    numberSlab(k, sks);
    list_add_tail(k, sks, skc.skc_partial_list);
    const untouched = untouchedFrom(free, sks.sks_objs);
    for (let n = 0; n < untouched; n++) {
      loadOne(k, skc, sks, 0);
      allocate(k, owners, cache);
    }
  }
  spin_unlock(k, skc.skc_lock);
  if (sks === null) return null;
  const touched = free.slice(0, free.length - (sks.sks_objs - untouchedFrom(free, sks.sks_objs)));
  for (const index of touched.toReversed()) {
    park(k, cache, sks.first + index, 0);
    atOnce(spl_cache_flush(k, skc, localMagazine(k, skc), 1));
  }
  return sks;
}

/** Where the tail of the free list begins that is still in the order of a new slab. */
function untouchedFrom(free: readonly number[], objs: number): number {
  let first = objs;
  while (first > 0 && free[free.length - 1 - (objs - first)] === first - 1) first -= 1;
  return first;
}

/** Moves an object from its caller to the magazine of a CPU, if it has room. */
function park(k: SplKernel, cache: HeldCache, obj: Obj, cpu: number): void {
  const skm = cache.skc.skc_mag[cpu];
  if (skm === undefined || skm.skm_avail === skm.skm_size || !cache.objects.has(obj)) return;
  goTo(k, cpu);
  letGo(cache, obj);
  const rest = spl_kmem_cache_free(k, cache.skc, obj);
  if (rest !== undefined) atOnce(rest);
  goTo(k, 0);
}

/** Puts the slabs of a list in order. */
function relink(k: SplKernel, list: SlabList, slabs: readonly (spl_kmem_slab_t | null)[]): void {
  const wanted = slabs.filter((sks) => sks !== null && sks.list === list);
  let at = list.head;
  const isInOrder = wanted.every((sks) => {
    const isNext = sks === at;
    at = at?.next ?? null;
    return isNext;
  });
  if (isInOrder) return;
  for (const sks of wanted) {
    if (sks === null) continue;
    list_del(k, sks);
    list_add_tail(k, sks, list);
  }
}
