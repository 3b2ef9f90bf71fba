import type { Coroutine } from './coroutine.ts';
import type { Kernel } from './kernel.ts';

/** Somebody who can give memory back. */
export interface Shrinker {
  /** How dear it is to make an object anew; the dearer, the less is asked for. */
  readonly seeks: number;
  /** How many objects could be freed. */
  readonly count_objects: () => Coroutine<number>;
  /** Frees about `nr_to_scan` objects; returns how many were freed, or −1 to be left alone. */
  readonly scan_objects: (nr_to_scan: number) => Coroutine<number>;
}

/** Has a shrinker called when memory is short. */
export function register_shrinker(k: Kernel, shrinker: Shrinker): void {
  k.shrinkers.push(shrinker);
}

/** Has a shrinker called no more. */
export function unregister_shrinker(k: Kernel, shrinker: Shrinker): void {
  const at = k.shrinkers.indexOf(shrinker);
  if (at >= 0) k.shrinkers.splice(at, 1);
}
