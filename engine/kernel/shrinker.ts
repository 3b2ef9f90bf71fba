import type { Coroutine } from './coroutine.ts';
import type { Kernel } from './kernel.ts';

/** A callback that can free memory. */
export interface Shrinker {
  /** How expensive it is to recreate an object; more expensive ones are scanned less. */
  readonly seeks: number;
  /** How many objects could be freed. */
  readonly count_objects: () => Coroutine<number>;
  /** Frees about `nr_to_scan` objects; returns how many were freed, or −1 to stop. */
  readonly scan_objects: (nr_to_scan: number) => Coroutine<number>;
}

/** Registers a shrinker, to be called when memory is short. */
export function register_shrinker(k: Kernel, shrinker: Shrinker): void {
  k.shrinkers.push(shrinker);
}

/** Unregisters a shrinker. */
export function unregister_shrinker(k: Kernel, shrinker: Shrinker): void {
  const at = k.shrinkers.indexOf(shrinker);
  if (at >= 0) k.shrinkers.splice(at, 1);
}
