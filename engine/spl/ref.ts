import * as KIND from '../event/kind.ts';
import { TOUCH } from '../kernel/footprint.ts';
import { emit, type Kernel } from '../kernel/kernel.ts';
import type { spl_kmem_cache_t } from './types.ts';

/** atomic_read(&skc->skc_ref): the number of users of the cache. */
export function atomic_read(k: Kernel, skc: spl_kmem_cache_t): number {
  k.reads |= TOUCH.ref;
  return skc.skc_ref;
}

/** atomic_inc(&skc->skc_ref): one more user of the cache. */
export function atomic_inc(k: Kernel, skc: spl_kmem_cache_t): void {
  skc.skc_ref += 1;
  emit(k, KIND.ref, skc.index, 1);
}

/** atomic_dec(&skc->skc_ref): one user fewer. Wakes no waiter, not even at 0. */
export function atomic_dec(k: Kernel, skc: spl_kmem_cache_t): void {
  skc.skc_ref -= 1;
  emit(k, KIND.ref, skc.index, -1);
}
