import type { CacheView } from '../plain-view.ts';
import type { Highlight, Selected } from '../selection.ts';
import { hasBit } from '../state-bits.ts';
import { PLACE, type View } from '../view.ts';
import { expiry, reapForecast } from './reap-forecast.ts';

/** Objects of a slab that one holder has: a task, callers from before boot (the cache), or a magazine. */
export interface Share {
  readonly about: Selected;
  readonly objs: readonly number[];
}

/** Who holds the objects of a slab that are not free, largest holders first. */
export interface Holders {
  readonly callers: readonly Share[];
  readonly magazines: readonly Share[];
}

/** What would free a slab that is held. */
export type Remedy =
  /** Callers have to free objects first. */
  | { readonly kind: 'callers' }
  /** A reap on this CPU, now. */
  | { readonly kind: 'reap'; readonly cpu: number }
  /** Magazines that no single reap flushes: they age, or keep their objects until they overflow. */
  | { readonly kind: 'magazines'; readonly byAge: boolean };

/** Why a slab is not freed. */
export type SlabStays =
  | { readonly kind: 'freed' }
  /** On no list: it is being made or freed right now. */
  | { readonly kind: 'made' | 'being freed' }
  /** Empty. `behind`: slabs behind it on the list that are not, at the last of which reclaim stops. */
  | { readonly kind: 'empty'; readonly behind: readonly number[] }
  | { readonly kind: 'held'; readonly holders: Holders; readonly remedy: Remedy };

/** Why is this slab not freed? Includes what to mark on the stage. */
export function whyIsSlabKept(
  view: View,
  slab: number,
): { readonly stays: SlabStays; readonly highlight: Highlight } {
  const cache = view.caches[view.slabCache.get(slab)] ?? null;
  const alone = { slabs: [slab], objs: [], cpus: [] };
  if (cache === null) return { stays: { kind: 'freed' }, highlight: alone };
  if (view.slabList.get(slab) === 0) {
    const kind = view.slabNumber.get(slab) === 0 ? 'made' : 'being freed';
    return { stays: { kind }, highlight: alone };
  }
  if (view.slabRef.get(slab) === 0) {
    const behind = usedBehind(view, slab);
    return { stays: { kind: 'empty', behind }, highlight: { slabs: [slab, ...behind], objs: [], cpus: [] } };
  }
  const holders = holdersOf(view, cache, slab);
  const objs = [...holders.callers, ...holders.magazines].flatMap((share) => share.objs);
  return {
    stays: { kind: 'held', holders, remedy: remedyFor(view, cache, slab, holders) },
    highlight: { slabs: [slab], objs, cpus: cpusOf(holders) },
  };
}

/** The CPUs whose magazines hold objects. */
export function cpusOf({ magazines }: Holders): number[] {
  return magazines.flatMap(({ about }) => (about.kind === 'magazine' ? [about.cpu] : []));
}

function usedBehind(view: View, slab: number): number[] {
  const behind: number[] = [];
  for (let at = view.slabNext.get(slab); at >= 0; at = view.slabNext.get(at))
    if (view.slabRef.get(at) > 0) behind.push(at);
  return behind;
}

function holdersOf(view: View, cache: CacheView, slab: number): Holders {
  const callers = new Map<number, number[]>();
  const magazines = new Map<number, number[]>();
  const first = view.slabFirst.get(slab);
  for (let obj = first; obj < first + cache.slabObjs; obj++) {
    const place = view.objPlace.get(obj);
    // No known task took the objects that were in use at boot.
    if (place === PLACE.caller) gather(callers, Math.max(0, view.objTask.get(obj)), obj);
    else if (place === PLACE.magazine) gather(magazines, view.objCpu.get(obj), obj);
  }
  const { index } = cache;
  return {
    callers: byCount(callers, (task) =>
      task === 0 ? { kind: 'cache', cache: index } : { kind: 'task', task },
    ),
    magazines: byCount(magazines, (cpu) => ({ kind: 'magazine', cache: index, cpu })),
  };
}

function gather(map: Map<number, number[]>, key: number, obj: number): void {
  const objs = map.get(key);
  if (objs === undefined) map.set(key, [obj]);
  else objs.push(obj);
}

function byCount(map: ReadonlyMap<number, number[]>, aboutOf: (key: number) => Selected): Share[] {
  return [...map]
    .sort((a, b) => b[1].length - a[1].length || a[0] - b[0])
    .map(([key, objs]) => ({ about: aboutOf(key), objs }));
}

function remedyFor(view: View, cache: CacheView, slab: number, holders: Holders): Remedy {
  if (holders.callers.length > 0) return { kind: 'callers' };
  const cpu = cpusOf(holders).find((one) => reapForecast(view, cache, one).freed.includes(slab));
  if (cpu !== undefined && !hasBit(cache, 'REAPING')) return { kind: 'reap', cpu };
  return { kind: 'magazines', byAge: expiry(view).byAge };
}
