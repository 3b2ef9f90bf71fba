import type { CacheDiagnosis } from './cache-diagnosis.ts';
import { type Era, FIRST_TARGET, isForThirtyTwo } from './era.ts';
import type { KnownParameters } from './known-parameters.ts';
import type { ListedCache } from './listed-cache.ts';
import type { PageSize } from './page-size.ts';

/** What a diagnosis cannot say, or says only by a rule that may not hold. */
export type Unsayable =
  /** 2.x has no ageing and no shrinker: a simulated reap does not predict what such a machine does. */
  | { readonly kind: 'era 2.x' }
  /** Slabs are powers of two that hold at least this many objects. */
  | { readonly kind: 'older layout'; readonly objects: number }
  | { readonly kind: 'unknown era' }
  | { readonly kind: 'large pages'; readonly pageSize: number; readonly source: PageSize['source'] }
  /** Small caches use SPL slabs, where most machines leave them to the Linux slab. */
  | { readonly kind: 'no Linux slab'; readonly source: 'parameter' | 'small caches' }
  | { readonly kind: 'linux caches'; readonly caches: number; readonly bytes: number }
  | { readonly kind: 'magazines'; readonly cpus: number }
  | { readonly kind: 'estimated'; readonly caches: readonly string[] }
  | { readonly kind: 'no slabs' };

/** What cannot be said of a listing. */
export function unsayableOf(
  all: readonly CacheDiagnosis[],
  era: Era,
  { cpus, pageSize, parameters }: { cpus: number; pageSize: PageSize; parameters: KnownParameters },
): Unsayable[] {
  const spl = all.filter(({ cache }) => cache.shape !== null).map(({ cache }) => cache);
  const linux = all.filter(({ cache }) => cache.backing === 'Linux');
  const found: Unsayable[] = [];
  if (spl.length === 0) found.push({ kind: 'no slabs' });
  else found.push(...eraLimits(era));
  if (pageSize.bytes > USUAL_PAGE)
    found.push({ kind: 'large pages', pageSize: pageSize.bytes, source: pageSize.source });
  found.push(...slabLimit(spl, era, parameters));
  const bytes = linux.reduce((sum, { heldBytes }) => sum + (heldBytes ?? 0), 0);
  if (spl.length > 0 && linux.length > 0) found.push({ kind: 'linux caches', caches: linux.length, bytes });
  if (spl.some(({ objects }) => (objects.alloc ?? 0) > 0)) found.push({ kind: 'magazines', cpus });
  const estimated = spl.filter(({ shape, slabs }) => shape?.rule === null && (slabs.total ?? 0) > 0);
  if (estimated.length > 0) found.push({ kind: 'estimated', caches: estimated.map(({ name }) => name) });
  return found;
}

const USUAL_PAGE = 4096;

function eraLimits(era: Era): Unsayable[] {
  const { releases, eraClass } = era;
  if (releases === null) return [{ kind: 'unknown era' }];
  if (eraClass === '2.x') return [{ kind: 'era 2.x' }];
  return eraClass === '0.6.3-'
    ? [{ kind: 'older layout', objects: isForThirtyTwo(era) ? FIRST_TARGET : 16 }]
    : [];
}

/** Buffers up to this size are left to the Linux slab unless slab_limit is lower. */
const USUAL_SLAB_LIMIT = 16_384;

function slabLimit(spl: readonly ListedCache[], { eraClass }: Era, parameters: KnownParameters): Unsayable[] {
  if (parameters['spl_kmem_cache_slab_limit'] === 0) return [{ kind: 'no Linux slab', source: 'parameter' }];
  const small = spl.filter(({ name, objSize }) => isBuffer(name) && (objSize ?? 0) <= USUAL_SLAB_LIMIT);
  return eraClass !== '0.6.3-' && small.length > 0 ? [{ kind: 'no Linux slab', source: 'small caches' }] : [];
}

/** Returns whether a cache is one of the buffers of ZFS, which leave the choice of memory to the module. */
export function isBuffer(name: string): boolean {
  return /^zio_(?:data_)?buf_/.test(name);
}
