import { __get_free_pages, get_order } from '../kernel/alloc.ts';
import { GFP_KERNEL } from '../kernel/gfp.ts';
import { MachineError } from '../kernel/kernel.ts';
import { KernelPanic } from '../kernel/panic.ts';
import { spin_trylock, spin_unlock } from '../kernel/spinlock.ts';
import { emitCacheField } from '../spl/cache-field.ts';
import { spl_kmem_cache_create } from '../spl/create.ts';
import { countEmergency, makeRecord, spl_emergency_insert } from '../spl/emergency.ts';
import { KM_SLEEP, KMC_BITS } from '../spl/flags.ts';
import type { SplKernel } from '../spl/module.ts';
import { numberSlab, spl_slab_alloc } from '../spl/slab.ts';
import { list_add_tail } from '../spl/slab-list.ts';
import type { spl_kmem_cache_t, spl_kmem_slab_t } from '../spl/types.ts';
import type { HeldCache, Owners } from '../workload/owners.ts';
import { atOnce } from './at-once.ts';
import type { FoundCacheSpec } from './found-cache.ts';
import { fillExactly } from './restore-exactly.ts';
import { allocate, loadOne } from './restore-object.ts';

/**
 * Creates a cache with its contents before any thread runs; returns whether the machine could create it.
 * @throws MachineError when no cache can have its figures
 */
export function restoreCache(k: SplKernel, owners: Owners, found: FoundCacheSpec): boolean {
  const flags = found.flags.reduce((bits, flag) => bits | (1 << KMC_BITS[flag]), 0);
  let skc: spl_kmem_cache_t | null;
  try {
    skc = atOnce(spl_kmem_cache_create(k, found.name, found.objSize, found.align, flags));
  } catch (error) {
    if (error instanceof KernelPanic) return false;
    throw error;
  }
  if (skc === null) return false;
  owners.reserve(found.id);
  const cache = owners.created(found.id, skc);
  if (cache === null) return false;
  if (skc.skc_linux_cache !== null) {
    restoreLinuxObjects(k, skc, found.linuxLive);
    return true;
  }
  try {
    placeContent(k, owners, cache, found);
  } catch (error) {
    if (!(error instanceof KernelPanic)) throw error;
    const { check, expr } = error;
    throw new MachineError(
      `cache ${found.name} cannot be restored because ${check}(${expr}) fails: correct its figures, or leave it out`,
    );
  }
  return true;
}

function placeContent(k: SplKernel, owners: Owners, cache: HeldCache, found: FoundCacheSpec): void {
  const { skc } = cache;
  spin_trylock(k, skc.skc_lock);
  setGeometry(k, skc, found);
  if (found.exact === undefined) fill(k, owners, cache, found);
  else {
    spin_unlock(k, skc.skc_lock);
    fillExactly(k, owners, cache, found, found.exact);
    spin_trylock(k, skc.skc_lock);
  }
  for (let i = 0; i < found.emergency; i++) addEmergency(k, owners, cache);
  spin_unlock(k, skc.skc_lock);
  raiseCounters(k, skc, found);
}

/** Objects of the Linux slab are only counted; they get a slot when they are freed. */
function restoreLinuxObjects(k: SplKernel, skc: spl_kmem_cache_t, live: number): void {
  if (skc.skc_linux_cache === null || live === 0) return;
  skc.skc_linux_cache.live = live;
  skc.skc_linux_cache.listed = live;
  emitCacheField(k, skc, 'linuxLive', live);
}

function setGeometry(k: SplKernel, skc: spl_kmem_cache_t, { geometry }: FoundCacheSpec): void {
  if (geometry === null) return;
  skc.skc_slab_objs = geometry.objs;
  emitCacheField(k, skc, 'slabObjs', geometry.objs);
  skc.skc_slab_size = geometry.size;
  emitCacheField(k, skc, 'slabSize', geometry.size);
}

/** Creates the slabs, the fullest first, allocates objects and loads the magazines. */
function fill(k: SplKernel, owners: Owners, cache: HeldCache, found: FoundCacheSpec): void {
  const { skc } = cache;
  const parked = parkedBySlab(found);
  const slabs: (spl_kmem_slab_t | undefined)[] = [];
  const fullestFirst = [...found.out.keys()].sort((a, b) => (found.out[b] ?? 0) - (found.out[a] ?? 0));
  for (const i of fullestFirst) {
    const sks = atOnce(spl_slab_alloc(k, skc, KM_SLEEP));
    if (sks === null) continue;
    skc.skc_slab_total += 1;
    skc.skc_obj_total += sks.sks_objs;
    numberSlab(k, sks);
    list_add_tail(k, sks, skc.skc_partial_list);
    slabs[i] = sks;
    const withCallers = (found.out[i] ?? 0) - (parked[i] ?? 0);
    for (let n = 0; n < withCallers; n++) {
      loadOne(k, skc, sks, 0);
      allocate(k, owners, cache);
    }
  }
  for (const [cpu, magazine] of found.magazines.entries()) {
    for (const slab of magazine) {
      const sks = slabs[slab];
      if (sks !== undefined) loadOne(k, skc, sks, cpu);
    }
  }
}

/** For each slab, how many of its objects are in magazines. */
function parkedBySlab(found: FoundCacheSpec): Uint32Array {
  const parked = new Uint32Array(found.out.length);
  for (const magazine of found.magazines) for (const slab of magazine) parked[slab] = (parked[slab] ?? 0) + 1;
  return parked;
}

function addEmergency(k: SplKernel, owners: Owners, cache: HeldCache): void {
  const page = atOnce(__get_free_pages(k, GFP_KERNEL, get_order(cache.skc.skc_obj_size)));
  if (page < 0) return;
  const ske = makeRecord(k, cache.skc, page);
  spl_emergency_insert(k, cache.skc.skc_emergency_tree, ske);
  countEmergency(k, cache.skc, ske);
  owners.handedOut(cache, null, ske.slot);
}

function raiseCounters(k: SplKernel, skc: spl_kmem_cache_t, { counters }: FoundCacheSpec): void {
  skc.skc_slab_max = Math.max(skc.skc_slab_max, counters.slabMax);
  emitCacheField(k, skc, 'slabMax', skc.skc_slab_max);
  skc.skc_obj_max = Math.max(skc.skc_obj_max, counters.objMax);
  emitCacheField(k, skc, 'objMax', skc.skc_obj_max);
  skc.skc_obj_emergency_max = Math.max(skc.skc_obj_emergency_max, counters.objEmergencyMax);
  emitCacheField(k, skc, 'objEmergencyMax', skc.skc_obj_emergency_max);
  skc.skc_obj_deadlock = counters.objDeadlock;
  emitCacheField(k, skc, 'objDeadlock', skc.skc_obj_deadlock);
}
