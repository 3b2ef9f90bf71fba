import { formatProcSlab } from '../../../engine/index.ts';
import type { View } from '../view.ts';

/** What /proc/spl/kmem/slab would say at this moment, byte for byte; caches of the Linux slab are left out, as there. */
export function procSlabOf(view: View): string {
  return formatProcSlab(
    view.caches.flatMap((cache) => (cache?.listed === true && cache.linuxLive < 0 ? [cache] : [])),
  );
}
