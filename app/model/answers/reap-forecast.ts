import { TUNABLE_NAMES } from '../../../engine/index.ts';
import { geometrySum } from '../layout/geometry.ts';
import type { CacheView } from '../plain-view.ts';
import { type Highlight, NO_HIGHLIGHT } from '../selection.ts';
import { hasBit } from '../state-bits.ts';
import type { View } from '../view.ts';

/** Bits of spl_kmem_cache_expire. */
const EXPIRE_AGE = 1;
const EXPIRE_MEM = 2;

/** What a reap would do. */
export interface ReapForecast {
  /** Objects that the magazine of the reap's CPU returns, oldest first. */
  readonly flushed: readonly number[];
  /** Slabs that are freed. */
  readonly freed: readonly number[];
  /** Slabs with no object in use that magazines of other CPUs pin. */
  readonly kept: readonly number[];
}

/** Whether magazines are flushed by age, and when memory is low, at this moment. */
export function expiry(view: View): { readonly byAge: boolean; readonly byMemory: boolean } {
  const bits = view.tunables[TUNABLE_NAMES.indexOf('spl_kmem_cache_expire')] ?? 0;
  return { byAge: (bits & EXPIRE_AGE) !== 0, byMemory: (bits & EXPIRE_MEM) !== 0 };
}

/**
 * What spl_kmem_cache_reap_now() on a CPU would free: it flushes only the magazine of that CPU, then frees empty slabs
 * from the tail. Objects that the owner's reclaim callback may free before that are not counted.
 */
export function reapForecast(view: View, cache: CacheView, cpu: number): ReapForecast {
  const flushed = expiry(view).byMemory ? [...(cache.magazines[cpu]?.objs ?? [])] : [];
  const back = new Map<number, number>();
  for (const obj of flushed) {
    const slab = view.objSlab.get(obj);
    back.set(slab, (back.get(slab) ?? 0) + 1);
  }
  const left = (slab: number): number => view.slabRef.get(slab) - (back.get(slab) ?? 0);
  // A slab that becomes empty moves to the tail, behind those that were empty before.
  const freed = new Set([...back.keys()].filter((slab) => left(slab) === 0));
  for (let slab = cache.partial.tail; slab >= 0; slab = view.slabPrev.get(slab)) {
    if (freed.has(slab)) continue;
    if (left(slab) > 0) break;
    freed.add(slab);
  }
  return { flushed, freed: [...freed], kept: keptByMagazines(view, cache, freed) };
}

function keptByMagazines(view: View, cache: CacheView, freed: ReadonlySet<number>): number[] {
  const parked = new Map<number, number>();
  for (const obj of cache.magazines.flatMap((skm) => skm?.objs ?? [])) {
    const slab = view.objSlab.get(obj);
    parked.set(slab, (parked.get(slab) ?? 0) + 1);
  }
  return [...parked.keys()].filter((slab) => !freed.has(slab) && parked.get(slab) === view.slabRef.get(slab));
}

/** Why a reap frees nothing: the Linux slab has the objects, or a destroy or another reap is in progress. */
export type ReapRefusal = 'linux' | 'destroying' | 'reaping';

/** What a reap on a CPU would free now, or why it would not run. */
export interface ReapNow {
  readonly refusal: ReapRefusal | null;
  readonly forecast: ReapForecast;
  /** Bytes that it frees. */
  readonly bytes: number;
  /** Whether the reap flushes the magazine of its CPU first. */
  readonly flushes: boolean;
  /** Objects in magazines of other CPUs, and the CPU with most of them. */
  readonly elsewhere: { readonly objs: number; readonly fullest: number };
  readonly highlight: Highlight;
}

/** What would a reap on this CPU free now? */
export function whatWouldReapFree(view: View, cache: CacheView, cpu: number): ReapNow {
  const refusal = refusalOf(cache);
  const forecast = refusal === null ? reapForecast(view, cache, cpu) : NOTHING;
  const { freed, flushed } = forecast;
  const others = cache.magazines.map((skm, i) => (i === cpu ? 0 : (skm?.count ?? 0)));
  return {
    refusal,
    forecast,
    bytes: freed.length * (cache.slabSize + cache.slabObjs * geometrySum(cache).outside),
    flushes: expiry(view).byMemory,
    elsewhere: {
      objs: others.reduce((sum, count) => sum + count, 0),
      fullest: others.indexOf(Math.max(...others)),
    },
    highlight: refusal === null ? { slabs: freed, objs: flushed, cpus: [cpu] } : NO_HIGHLIGHT,
  };
}

const NOTHING: ReapForecast = { flushed: [], freed: [], kept: [] };

function refusalOf(cache: CacheView): ReapRefusal | null {
  if (cache.linuxLive >= 0) return 'linux';
  if (hasBit(cache, 'DESTROY')) return 'destroying';
  return hasBit(cache, 'REAPING') ? 'reaping' : null;
}
