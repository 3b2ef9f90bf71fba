import { formatProcSlab } from '../../../engine/index.ts';
import type { View } from '../view.ts';

/**
 * What /proc/spl/kmem/slab would print at this moment, byte for byte; like the original it leaves out caches of the
 * Linux slab.
 */
export function procSlabOf(view: View): string {
  return formatProcSlab(
    view.caches.flatMap((cache) => (cache?.listed === true && cache.linuxLive < 0 ? [cache] : [])),
  );
}
