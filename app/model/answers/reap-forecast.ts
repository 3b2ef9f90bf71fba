import { KMC_BITS, TUNABLE_NAMES } from '../../../engine/index.ts';
import { geometrySum } from '../layout/geometry.ts';
import { slabName } from '../names/names.ts';
import type { CacheView } from '../plain-view.ts';
import { plural } from '../queries/ago.ts';
import { NO_HIGHLIGHT } from '../selection.ts';
import type { View } from '../view.ts';
import type { Answer, Step } from './answer.ts';

/** Bits of spl_kmem_cache_expire. */
const EXPIRE_AGE = 1;
const EXPIRE_MEM = 2;
/** Slabs that are named one by one. */
const MOST_NAMES = 6;

/** What a reap would bring about. */
export interface ReapForecast {
  /** Objects that the current cpu's magazine gives back, oldest first. */
  readonly flushed: readonly number[];
  /** Slabs that are freed. */
  readonly freed: readonly number[];
  /** Slabs that nobody uses but that magazines of other cpus keep. */
  readonly kept: readonly number[];
}

/** Whether magazines are emptied by age, and when memory is low, at the playhead. */
export function expiry(view: View): { readonly byAge: boolean; readonly byMemory: boolean } {
  const bits = view.tunables[TUNABLE_NAMES.indexOf('spl_kmem_cache_expire')] ?? 0;
  return { byAge: (bits & EXPIRE_AGE) !== 0, byMemory: (bits & EXPIRE_MEM) !== 0 };
}

/** Whether bit `name` of skc_flags is set. */
export function hasBit({ flags }: CacheView, name: keyof typeof KMC_BITS): boolean {
  return (flags & (1 << KMC_BITS[name])) !== 0;
}

/**
 * What spl_kmem_cache_reap_now() on a cpu would free, without what a reclaim callback of the cache's owner may free
 * before: the magazine of that cpu alone is flushed, then empty slabs are freed from the tail on.
 */
export function reapForecast(view: View, cache: CacheView, cpu: number): ReapForecast {
  const flushed = expiry(view).byMemory ? [...(cache.magazines[cpu]?.objs ?? [])] : [];
  const back = new Map<number, number>();
  for (const obj of flushed) {
    const slab = view.objSlab.get(obj);
    back.set(slab, (back.get(slab) ?? 0) + 1);
  }
  const left = (slab: number): number => view.slabRef.get(slab) - (back.get(slab) ?? 0);
  // Slabs that become empty go to the tail as they do so, behind those that were empty before.
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

/** What would a reap on this cpu free now? */
export function whatWouldReapFree(view: View, cache: CacheView, cpu: number): Answer {
  const refusal = refusalOf(cache);
  if (refusal !== null) return { sentence: refusal, steps: [], highlight: NO_HIGHLIGHT };
  const { flushed, freed, kept } = reapForecast(view, cache, cpu);
  const bytes = freed.length * (cache.slabSize + cache.slabObjs * geometrySum(cache).outside);
  const result =
    freed.length === 0
      ? 'no slab is freed'
      : `${plural(freed.length, 'slab')} ${freed.length === 1 ? 'is' : 'are'} freed (${namesOf(view, freed)}), ${bytes.toLocaleString('en')} bytes`;
  return {
    sentence: `A reap on CPU ${cpu} now: ${flushWords(view, flushed.length)}; ${result}.`,
    steps: [...otherMagazines(cache, cpu), ...keptWords(view, kept)],
    highlight: { slabs: freed, objs: flushed, cpus: [cpu] },
  };
}

function otherMagazines(cache: CacheView, cpu: number): Step[] {
  const others = cache.magazines.map((skm, i) => (i === cpu ? 0 : (skm?.count ?? 0)));
  const parked = others.reduce((sum, count) => sum + count, 0);
  if (parked === 0) return [];
  const fullest = others.indexOf(Math.max(...others));
  return [
    {
      text: `The magazines of other CPUs are not flushed: they keep ${plural(parked, 'object')}.`,
      about: { kind: 'magazine', cache: cache.index, cpu: fullest },
    },
  ];
}

function keptWords(view: View, kept: readonly number[]): Step[] {
  const [first] = kept;
  if (first === undefined) return [];
  const text =
    kept.length === 1
      ? `Nobody uses ${slabName(view, first)}, and yet it stays: its objects sit in magazines.`
      : `Nobody uses ${kept.length.toLocaleString('en')} slabs, and yet they stay: their objects sit in magazines (${namesOf(view, kept)}).`;
  return [{ text, about: { kind: 'slab', slot: first } }];
}

function refusalOf(cache: CacheView): string | null {
  if (cache.linuxLive >= 0)
    return 'This cache is delegated to the Linux slab: a reap here only calls its reclaim callback.';
  if (hasBit(cache, 'DESTROY')) return 'The cache is being destroyed: a reap now would be a panic.';
  if (hasBit(cache, 'REAPING'))
    return 'The cache is being reaped already (KMC_BIT_REAPING): a second reap returns at once and frees nothing.';
  return null;
}

function flushWords(view: View, flushed: number): string {
  if (!expiry(view).byMemory) return 'no magazine is flushed (spl_kmem_cache_expire lacks KMC_EXPIRE_MEM)';
  if (flushed === 0) return 'its magazine is empty';
  return `${plural(flushed, 'object')} of its magazine ${flushed === 1 ? 'goes back to its slab' : 'go back to their slabs'}`;
}

/** Names of slabs, of many the first ones. */
export function namesOf(view: View, slabs: readonly number[]): string {
  const names = slabs.slice(0, MOST_NAMES).map((slab) => slabName(view, slab));
  const more = slabs.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more.toLocaleString('en')} more` : names.join(', ');
}
