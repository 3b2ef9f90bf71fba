import type { TunableName } from '../../../engine/index.ts';
import { knownAlign } from '../../formats/proc-slab/known-align.ts';
import { OBJ_HEADER } from '../../formats/proc-slab/layout.ts';
import { atOnce, type Steps } from '../steps.ts';
import type { CacheDiagnosis } from './cache-diagnosis.ts';
import { CACHES_PER_STEP } from './caches-per-step.ts';
import type { Diagnosis, ListingDiagnosis } from './diagnosis.ts';
import { availability, type Era } from './era.ts';
import type { Backing, ListedCache, SlabShape } from './listed-cache.ts';
import { roundUp } from './split.ts';
import {
  backingFor,
  choiceOf,
  type LayoutParameters,
  layoutParameters,
  layoutWithParameters,
  ruleOf,
} from './what-if-rules.ts';

/** A module parameter with another value. */
export interface Trial {
  readonly name: TunableName;
  readonly value: number;
}

/** Why a value changes nothing, or what it changes that a layout does not show. Sizes in bytes. */
export type WhatIfReason =
  | { readonly kind: 'gone'; readonly last: string }
  | { readonly kind: 'not yet'; readonly first: string }
  | { readonly kind: 'never read' }
  /** It decides when memory is returned or who does the work, not how slabs are laid out. */
  | { readonly kind: 'not the layout' }
  | { readonly kind: 'magazines'; readonly now: number; readonly next: number; readonly bytes: number }
  | { readonly kind: 'linux slab' }
  | { readonly kind: 'asked for'; readonly backing: Backing; readonly isSure: boolean }
  | { readonly kind: 'above the limit'; readonly size: number; readonly limit: number }
  | { readonly kind: 'largest slab'; readonly bytes: number }
  | { readonly kind: 'page blocks' }
  | { readonly kind: 'same layout' }
  | { readonly kind: 'no slab now' }
  | { readonly kind: 'unknown layout' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'to the Linux slab'; readonly payload: number }
  | { readonly kind: 'to SPL slabs' };

/** What a value would do to one cache, against the layout that was listed. Sizes in bytes. */
export interface CacheWhatIf {
  readonly name: string;
  /** With the same number of places for objects as now; null if that cannot be computed. */
  readonly heldBytes: number | null;
  /** With the objects that are out packed as tightly as can be. */
  readonly leastBytes: number | null;
  /** `heldBytes` against now; null if it cannot be computed. */
  readonly change: number | null;
  /** The layout that the cache would have; null without slabs of the SPL. */
  readonly layout: { readonly slabSize: number; readonly objsPerSlab: number } | null;
  readonly reason: WhatIfReason | null;
}

/** What a value would do to all caches of a listing. Sizes in bytes. */
export interface WhatIf {
  readonly trial: Trial;
  /** Sums over the caches with SPL slabs for which both figures are known. */
  readonly nowBytes: number;
  readonly thenBytes: number;
  readonly leastBytes: number;
  readonly caches: readonly CacheWhatIf[];
}

/** What a value of a module parameter would do to the caches of a listing, if they were created with it. */
export function whatIf(listing: ListingDiagnosis, diagnosis: Diagnosis, trial: Trial): WhatIf {
  return atOnce(trying(listing, diagnosis, trial));
}

/** Does what {@link whatIf} does, in steps. */
export function* trying(listing: ListingDiagnosis, diagnosis: Diagnosis, trial: Trial): Steps<WhatIf> {
  const caches: CacheWhatIf[] = [];
  for (const [i, found] of listing.caches.entries()) {
    caches.push(ofCache(found, listing.era, diagnosis, trial));
    if (i % CACHES_PER_STEP === 0) yield;
  }
  const both = caches.flatMap(({ heldBytes, leastBytes }, i) => {
    const { heldBytes: now = null, cache } = listing.caches[i] ?? {};
    return heldBytes === null || now === null || cache?.shape == null
      ? []
      : [{ now, heldBytes, leastBytes: leastBytes ?? heldBytes }];
  });
  return {
    trial,
    nowBytes: both.reduce((sum, { now }) => sum + now, 0),
    thenBytes: both.reduce((sum, { heldBytes }) => sum + heldBytes, 0),
    leastBytes: both.reduce((sum, { leastBytes }) => sum + leastBytes, 0),
    caches,
  };
}

/** Parameters that decide no layout. */
const NOT_LAYOUT: ReadonlySet<TunableName> = new Set([
  'spl_kmem_cache_expire',
  'spl_kmem_cache_reclaim',
  'spl_kmem_cache_kmem_threads',
]);

function ofCache(found: CacheDiagnosis, era: Era, diagnosis: Diagnosis, trial: Trial): CacheWhatIf {
  const there = availability(trial.name, era);
  if (there.kind !== 'there') return unchanged(found, there);
  if (NOT_LAYOUT.has(trial.name)) return unchanged(found, { kind: 'not the layout' });
  if (trial.name === 'spl_kmem_cache_obj_per_slab_min' && ruleOf(era) === '0.6.4+')
    return unchanged(found, { kind: 'never read' });
  if (trial.name === 'spl_kmem_cache_magazine_size') return magazines(found, diagnosis, trial.value);
  const pageSize = diagnosis.pageSize.bytes;
  const parameters = layoutParameters(era, { ...diagnosis.parameters, [trial.name]: trial.value }, pageSize);
  return isLimit(trial.name)
    ? withLimit(found, era, parameters, trial)
    : withLayout(found, era, parameters, found.cache.backing);
}

function isLimit(name: TunableName): boolean {
  return name === 'spl_kmem_cache_slab_limit' || name === 'spl_kmem_cache_kmem_limit';
}

function unchanged({ cache, heldBytes }: CacheDiagnosis, reason: WhatIfReason): CacheWhatIf {
  const { shape } = cache;
  const layout = shape === null ? null : { slabSize: shape.slabSize, objsPerSlab: shape.objsPerSlab };
  const change = heldBytes === null ? null : 0;
  return { name: cache.name, heldBytes, leastBytes: heldBytes, change, layout, reason };
}

const LARGEST_MAGAZINE = 256;

function magazines(found: CacheDiagnosis, { cpus }: Diagnosis, value: number): CacheWhatIf {
  const { shape, objSize } = found.cache;
  if (shape === null || shape.magazineSize === 0) return unchanged(found, { kind: 'linux slab' });
  const next = value === 0 ? shape.magazineSize : Math.min(LARGEST_MAGAZINE, Math.max(2, value));
  const bytes = cpus * next * (objSize ?? 0);
  return unchanged(found, { kind: 'magazines', now: shape.magazineSize, next, bytes });
}

/** A limit decides which memory the module chooses, for caches that leave it the choice. */
function withLimit(found: CacheDiagnosis, era: Era, parameters: LayoutParameters, trial: Trial): CacheWhatIf {
  const { cache } = found;
  const { objSize, backing } = cache;
  if (objSize === null) return unchanged(found, { kind: 'unknown layout' });
  const choice = choiceOf(cache, era);
  if (choice !== 'module')
    return unchanged(found, { kind: 'asked for', backing, isSure: choice === 'cache' });
  const align = alignOf(cache, era);
  const slot = cache.shape?.objSlot ?? roundUp(objSize, align) + roundUp(OBJ_HEADER, align);
  const then = backingFor(cache, slot, parameters, era);
  if (then === backing) {
    const size = trial.name === 'spl_kmem_cache_slab_limit' ? objSize : slot;
    return unchanged(
      found,
      backing === 'Linux' ? { kind: 'linux slab' } : { kind: 'above the limit', size, limit: trial.value },
    );
  }
  if (then !== 'Linux') return withLayout(found, era, parameters, then);
  const payload = (cache.objects.alloc ?? 0) * objSize;
  if (cache.slabs.total === 0) return unchanged(found, { kind: 'no slab now' });
  const reason = { kind: 'to the Linux slab', payload } as const;
  return { ...unchanged(found, reason), heldBytes: null, leastBytes: payload, change: null, layout: null };
}

function alignOf({ name, objSize, shape }: ListedCache, era: Era): number {
  return shape?.align ?? knownAlign(name, objSize ?? 0, ruleOf(era)) ?? 8;
}

function withLayout(
  found: CacheDiagnosis,
  era: Era,
  parameters: LayoutParameters,
  backing: Backing,
): CacheWhatIf {
  const { cache, heldBytes } = found;
  const { shape, objects, slabs } = cache;
  if (backing === 'Linux') return unchanged(found, { kind: 'linux slab' });
  if (shape === null && cache.backing !== 'Linux') return unchanged(found, { kind: 'unknown layout' });
  const layout = layoutWithParameters(cache, alignOf(cache, era), backing, parameters, era);
  if (layout === null) return { ...unchanged(found, { kind: 'refused' }), heldBytes: null, change: null };
  const same = sameLayout(cache, shape, layout, parameters);
  if (same !== null) return unchanged(found, same);
  const inUse = objects.alloc ?? 0;
  const places = shape === null ? inUse : (objects.total ?? inUse);
  const slabBytes = roundUp(layout.slabSize, parameters.pageSize);
  const bytesFor = (count: number): number => Math.ceil(count / layout.objsPerSlab) * slabBytes;
  const then = bytesFor(places) + (found.split?.emergency ?? 0);
  return {
    name: cache.name,
    heldBytes: then,
    leastBytes: bytesFor(inUse) + (found.split?.emergency ?? 0),
    change: heldBytes === null ? null : then - heldBytes,
    layout,
    reason: reasonOf(shape, slabs.total),
  };
}

function reasonOf(shape: SlabShape | null, slabs: number | null): WhatIfReason | null {
  if (shape === null) return { kind: 'to SPL slabs' };
  return slabs === 0 ? { kind: 'no slab now' } : null;
}

function sameLayout(
  { backing }: ListedCache,
  shape: SlabShape | null,
  then: Pick<SlabShape, 'slabSize' | 'objsPerSlab' | 'objSlot'>,
  { maxSize, objPerSlab }: LayoutParameters,
): WhatIfReason | null {
  if (shape === null || then.slabSize !== shape.slabSize || then.objsPerSlab !== shape.objsPerSlab)
    return null;
  if (backing === 'KMEM') return { kind: 'page blocks' };
  const isCut = then.objsPerSlab < objPerSlab && then.slabSize + then.objSlot > maxSize;
  return isCut ? { kind: 'largest slab', bytes: maxSize } : { kind: 'same layout' };
}
