import { KernelPanic } from '../kernel/panic.ts';
import { KMC_KMEM, KMC_SLAB, type KmcFlag } from '../spl/flags.ts';
import type { Tunables } from '../spl/tunables.ts';
import { Engine } from './engine.ts';

/** The figures of a cache to be created; sizes in bytes, `align` 0 for the default. */
export interface CacheRequest {
  readonly size: number;
  readonly align: number;
  readonly flags: readonly KmcFlag[];
}

/** How a cache would be laid out. Sizes in bytes. */
export interface CacheLayout {
  readonly backing: 'KMEM' | 'VMEM' | 'SLAB';
  /** 0 for a cache of the Linux slab. */
  readonly slabSize: number;
  readonly slabObjs: number;
  readonly magSize: number;
  readonly objAlign: number;
}

/** The result of a creation: a layout, NULL, or a panic. */
export type Preview =
  | { readonly kind: 'made'; readonly layout: CacheLayout }
  | { readonly kind: 'null' }
  | { readonly kind: 'panic'; readonly reason: string };

/** Creates a cache on a throwaway machine, with spl_kmem_cache_create() itself, and returns the result. */
export function previewCache(tunables: Readonly<Tunables>, { size, align, flags }: CacheRequest): Preview {
  const engine = new Engine({ machine: { cpus: 1, hz: 100 }, tunables }, null);
  const shape = { cache: 'c1', name: 'preview', size, align, flags, ctor: false, dtor: false };
  engine.send({ op: 'create', thread: 't0', cpu: 0, ...shape });
  if (engine.panic instanceof KernelPanic) {
    return { kind: 'panic', reason: `${engine.panic.check}(${engine.panic.expr})` };
  }
  const skc = engine.owners.caches.get('c1')?.skc;
  if (skc === undefined) return { kind: 'null' };
  const isLinux = (skc.skc_flags & KMC_SLAB) !== 0;
  const backing = isLinux ? 'SLAB' : (skc.skc_flags & KMC_KMEM) !== 0 ? 'KMEM' : 'VMEM';
  const { skc_slab_size, skc_slab_objs, skc_mag_size, skc_obj_align } = skc;
  return {
    kind: 'made',
    layout: {
      backing,
      slabSize: skc_slab_size,
      slabObjs: skc_slab_objs,
      magSize: skc_mag_size,
      objAlign: skc_obj_align,
    },
  };
}
