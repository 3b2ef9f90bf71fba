import { OBJ_HEADER } from '../../formats/proc-slab/layout.ts';
import type { CacheState } from '../../formats/report/report.ts';
import type { ListedCache, SlabShape } from './listed-cache.ts';
import { emptySlabs, parkedObjects, roundUp, type Split } from './split.ts';

/** Why a cache holds as much as it does. Sizes in bytes. */
export type Cause =
  | { readonly kind: 'caught'; readonly state: CacheState }
  | { readonly kind: 'emergency now'; readonly objects: number; readonly bytes: number }
  | { readonly kind: 'growth waits'; readonly deadlocks: number; readonly mostEmergency: number }
  | { readonly kind: 'never used' }
  | { readonly kind: 'all returned'; readonly slabsMax: number; readonly bytes: number }
  /** The table rounds what it holds, or leaves it out. */
  | { readonly kind: 'rounded'; readonly objects: number | null; readonly share: number | null }
  | { readonly kind: 'linux slab'; readonly objects: number | null; readonly share: number | null }
  | {
      readonly kind: 'one slab';
      readonly objects: number;
      readonly places: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'pinned' | 'pinned by few';
      readonly slabs: number;
      readonly objects: number;
      readonly objsPerSlab: number;
      readonly free: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'empty slabs';
      readonly slabs: number;
      readonly of: number;
      readonly bytes: number;
    }
  | { readonly kind: 'all may be idle'; readonly objects: number; readonly bytes: number }
  | {
      readonly kind: 'left over';
      readonly objsPerSlab: number;
      readonly slabSize: number;
      readonly share: number;
      readonly isPowerOfTwo: boolean;
      readonly bytes: number;
    }
  | {
      readonly kind: 'aligned';
      /** What the alignment rounds up most. */
      readonly what: 'object' | 'header' | 'both';
      readonly objSize: number;
      readonly align: number;
      readonly objSlot: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'headers';
      readonly objSize: number;
      readonly objSlot: number;
      readonly share: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'page rounding';
      readonly slabSize: number;
      readonly pageSize: number;
      readonly takes: number;
      readonly bytes: number;
    }
  | {
      readonly kind: 'in use';
      readonly share: number;
      readonly objects: number;
      readonly isPeak: boolean;
    }
  | { readonly kind: 'was larger'; readonly slabsMax: number; readonly slabs: number };

/** What a cause is judged by. */
export interface CauseSettings {
  readonly cpus: number;
  readonly pageSize: number;
}

/** The causes of a cache's figures: what it was caught doing first, then what costs most, then its history. */
export function causesOf(cache: ListedCache, split: Split | null, settings: CauseSettings): Cause[] {
  const caught = cache.states.map((state): Cause => ({ kind: 'caught', state }));
  if (cache.backing === 'Linux') return [...caught, linuxSlab(cache)];
  if (split === null || cache.shape === null)
    return [...caught, { kind: 'rounded', objects: cache.objects.alloc, share: cache.stated.share }];
  if (cache.slabs.total === 0) return [...caught, ...nothingHeld(cache, cache.shape), ...history(cache)];
  const costs = costsOf(cache, cache.shape, split, settings)
    .filter(({ bytes }) => bytes >= LEAST_SHARE * split.held)
    .toSorted((a, b) => b.bytes - a.bytes);
  return [
    ...caught,
    ...emergencyNow(cache, split),
    ...history(cache),
    ...costs,
    ...idle(cache, split, settings),
    ...use(cache, split),
  ];
}

/** A cost below this share of what the cache holds is not named. */
const LEAST_SHARE = 0.03;

type Cost = Extract<Cause, { readonly bytes: number }>;

function linuxSlab({ objects: { total, alloc }, stated }: ListedCache): Cause {
  const [part, whole] = total === null || alloc === null ? [stated.inUse, stated.held] : [alloc, total];
  const share = part === null || whole === null || whole === 0 ? null : part / whole;
  return { kind: 'linux slab', objects: alloc, share: stated.share ?? share };
}

function nothingHeld({ slabs }: ListedCache, { slabSize }: SlabShape): Cause[] {
  const slabsMax = slabs.max ?? 0;
  return [
    slabsMax === 0 ? { kind: 'never used' } : { kind: 'all returned', slabsMax, bytes: slabsMax * slabSize },
  ];
}

function emergencyNow({ emergency }: ListedCache, split: Split): Cause[] {
  const objects = emergency?.alloc ?? 0;
  return objects === 0 ? [] : [{ kind: 'emergency now', objects, bytes: split.emergency }];
}

function history({ emergency }: ListedCache): Cause[] {
  const { dlock = 0, max = 0 } = emergency ?? {};
  return dlock === 0 && max === 0 ? [] : [{ kind: 'growth waits', deadlocks: dlock, mostEmergency: max }];
}

function costsOf(cache: ListedCache, shape: SlabShape, split: Split, settings: CauseSettings): Cost[] {
  const empty = emptySlabs(cache);
  const of = cache.slabs.total ?? 0;
  const emptyBytes = empty * roundUp(shape.slabSize, settings.pageSize);
  return [
    ...(empty === 0 ? [] : [{ kind: 'empty slabs', slabs: empty, of, bytes: emptyBytes } as const]),
    ...pins(cache, shape, split),
    ...layoutCosts(cache, shape, split, settings),
  ];
}

/** At most this many objects in use per slab count as few. */
const FEW = 0.25;

function pins({ slabs, objects }: ListedCache, { objsPerSlab }: SlabShape, { stays }: Split): Cost[] {
  const inUse = objects.alloc ?? 0;
  const pinned = slabs.alloc ?? slabs.total ?? 0;
  const places = pinned * objsPerSlab;
  if (pinned === 0 || inUse >= places) return [];
  if (pinned === 1) return [{ kind: 'one slab', objects: inUse, places, bytes: stays }];
  const kind = inUse / places <= FEW ? 'pinned by few' : 'pinned';
  return [{ kind, slabs: pinned, objects: inUse, objsPerSlab, free: places - inUse, bytes: stays }];
}

/** All objects that left their slab may be in magazines, and the cache not in use at all. */
function idle(cache: ListedCache, { parked, inUse }: Split, { cpus }: CauseSettings): Cost[] {
  const objects = cache.objects.alloc ?? 0;
  if (objects === 0 || parkedObjects(cache, cpus).most < objects) return [];
  return [{ kind: 'all may be idle', objects, bytes: Math.min(parked.most, inUse) }];
}

function layoutCosts(
  { objSize }: ListedCache,
  shape: SlabShape,
  split: Split,
  { pageSize }: CauseSettings,
): Cost[] {
  const { slabSize, objsPerSlab, objSlot, align, rule } = shape;
  const size = objSize ?? 0;
  const costs: Cost[] = [];
  const [takes, share] = [roundUp(slabSize, pageSize), split.leftOver / split.held];
  costs.push({ kind: 'page rounding', slabSize, pageSize, takes, bytes: split.pageRounding });
  const isPowerOfTwo = rule === '0.6.3-' || Number.isInteger(Math.log2(slabSize));
  costs.push({ kind: 'left over', objsPerSlab, slabSize, share, isPowerOfTwo, bytes: split.leftOver });
  const bytes = split.alignment + split.headers;
  if (split.headers > split.alignment)
    costs.push({ kind: 'headers', objSize: size, objSlot, share: bytes / split.held, bytes });
  else costs.push({ kind: 'aligned', what: alignedMost(size, align), objSize: size, align, objSlot, bytes });
  return costs;
}

function alignedMost(objSize: number, align: number): 'object' | 'header' | 'both' {
  const header = roundUp(OBJ_HEADER, align) - OBJ_HEADER;
  const object = roundUp(objSize, align) - objSize;
  if (Math.min(header, object) >= BOTH * Math.max(header, object)) return 'both';
  return header > object ? 'header' : 'object';
}

/** Two paddings of which the smaller has at least this part of the larger are both named. */
const BOTH = 0.25;

/** A cache with at least this share of objects in use is named for that. */
const MOSTLY = 0.8;

function use({ slabs, objects }: ListedCache, { inUse, held }: Split): Cause[] {
  const count = objects.alloc ?? 0;
  const isPeak = count > 0 && objects.max !== null && count >= objects.max;
  const share = held === 0 ? 0 : inUse / held;
  const causes: Cause[] = [];
  if (share >= MOSTLY || isPeak) causes.push({ kind: 'in use', share, objects: count, isPeak });
  const [now, slabsMax] = [slabs.total ?? 0, slabs.max ?? 0];
  if (slabsMax >= 2 * now) causes.push({ kind: 'was larger', slabsMax, slabs: now });
  return causes;
}
