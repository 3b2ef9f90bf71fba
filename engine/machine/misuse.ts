import type { FreeCommand, RefusalKind } from '../command/command.ts';
import { OPS } from '../event/event.ts';
import * as KIND from '../event/kind.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { emit } from '../kernel/kernel.ts';
import { spl_kmem_cache_free } from '../spl/free.ts';
import type { SplKernel } from '../spl/module.ts';
import { EMERGENCY } from '../spl/obj-table.ts';
import { slabOf } from '../spl/slab-table.ts';
import type { Owners } from '../workload/owners.ts';

// Frees that no caller should make: of an object that is already free, or into the wrong cache.

/** Refuses a wrong free whose consequences are not simulated. */
export function checkMisuse(
  k: SplKernel,
  owners: Owners,
  { obj, cache }: FreeCommand,
  refuse: (kind: RefusalKind, message: string) => never,
): void {
  if (cache === undefined) return;
  const slot = owners.slotOf(obj);
  const isOfLinux = (owners.find(`#${slot}`)?.cache.skc.skc_linux_cache ?? null) !== null;
  if (isOfLinux || (slabOf(k, slot) === null && k.objs.sko_slab[slot] !== EMERGENCY))
    refuse(
      'no such object',
      `${obj} is neither an object of a slab nor an emergency object, and only those can be freed wrongly here`,
    );
  if ((owners.caches.get(cache)?.skc.skc_linux_cache ?? null) !== null) {
    refuse('no such cache', `${cache} is a cache of the Linux slab: what that does with it is not simulated`);
  }
}

/** Frees an object into a given cache, without checking owner or cache. */
export function* freeWrongly(k: SplKernel, owners: Owners, obj: string, cache: string): Coroutine<void> {
  const slot = owners.slotOf(obj);
  const into = owners.caches.get(cache) ?? null;
  if (into === null) throw new Error(`cache ${cache} was checked and is not there`);
  const held = owners.find(`#${slot}`);
  if (held !== undefined) owners.takeBack(held);
  k.misused = true;
  emit(k, KIND.opStarted, OPS.indexOf('free'), into.skc.index);
  const rest = spl_kmem_cache_free(k, into.skc, slot);
  if (rest !== undefined) yield* rest;
  emit(k, KIND.opEnded, OPS.indexOf('free'), -1);
}
