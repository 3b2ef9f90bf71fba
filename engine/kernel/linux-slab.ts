import * as KIND from '../event/kind.ts';
import { attempt } from './fault.ts';
import { emit, type Kernel } from './kernel.ts';

/** A cache of the Linux slab, reduced to a count of live objects. */
export interface LinuxCache {
  /** Number of the SPL cache that uses it. */
  readonly owner: number;
  /** Allocated objects. */
  live: number;
  /** How many of {@link LinuxCache.live} have been there since the machine started and have no slot yet. */
  listed: number;
}

/** Creates a cache; never fails. */
export function kmem_cache_create(k: Kernel, owner: number): LinuxCache {
  emit(k, KIND.linuxCreated, owner, 0);
  return { owner, live: 0, listed: 0 };
}

/** Destroys a cache, even if objects are still allocated. */
export function kmem_cache_destroy(k: Kernel, cache: LinuxCache): void {
  emit(k, KIND.linuxDestroyed, cache.owner, cache.live);
}

/** Allocates an object; returns 0 on failure. */
export function kmem_cache_alloc(k: Kernel, cache: LinuxCache): number {
  const obj = attempt(k, k.faults.slab, false) === 'ok' ? k.slots.take(1) : 0;
  if (obj !== 0) cache.live += 1;
  emit(k, KIND.linuxAlloc, obj, cache.owner);
  return obj;
}

/** Assigns a slot to one of the objects that were already in use when the machine started; returns it. */
export function placeListed(k: Kernel, cache: LinuxCache): number {
  const obj = k.slots.take(1);
  cache.listed -= 1;
  emit(k, KIND.linuxListed, obj, cache.owner);
  return obj;
}

/** Frees an object. */
export function kmem_cache_free(k: Kernel, cache: LinuxCache, obj: number): void {
  cache.live -= 1;
  emit(k, KIND.linuxFree, obj, cache.owner);
  k.slots.give(obj, 1);
}
