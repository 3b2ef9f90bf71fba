import * as KIND from '../event/kind.ts';
import { emit, type Kernel } from '../kernel/kernel.ts';
import type { spl_kmem_cache_t } from './types.ts';

/** Counts one more user of the cache in skc_ref. */
export function atomic_inc(k: Kernel, skc: spl_kmem_cache_t): void {
  skc.skc_ref += 1;
  emit(k, KIND.ref, skc.index, 1);
}

/** Counts one user less. Nobody who waits for the last one is told. */
export function atomic_dec(k: Kernel, skc: spl_kmem_cache_t): void {
  skc.skc_ref -= 1;
  emit(k, KIND.ref, skc.index, -1);
}
