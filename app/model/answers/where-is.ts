import type { Highlight, Selected } from '../selection.ts';
import { PLACE, type View } from '../view.ts';

/** Where an object is. Slots of slabs, numbers of CPUs and tasks. */
export type ObjectPlace =
  /** On the free list of its slab, at position `rank`, from 1. */
  | { readonly kind: 'free'; readonly slab: number; readonly rank: number }
  /** In a magazine of `count` objects, `above` of which are taken before it. */
  | { readonly kind: 'magazine'; readonly cpu: number; readonly above: number; readonly count: number }
  /** In use by a caller that had it before the machine booted. */
  | { readonly kind: 'in use since boot' }
  | { readonly kind: 'in use' | 'emergency' | 'linux'; readonly task: number; readonly cpu: number }
  /** Its memory, or its whole cache, was freed. */
  | { readonly kind: 'freed' | 'freed with its cache' };

/** Where an object is, since which jiffy, and related things to select. */
export interface ObjectIs {
  readonly obj: number;
  readonly place: ObjectPlace;
  readonly since: number;
  readonly about: readonly Selected[];
  readonly highlight: Highlight;
}

/** Where is this object, and since when? */
export function whereIsObject(view: View, obj: number): ObjectIs {
  const slab = view.objSlab.get(obj);
  const place = placeOf(view, obj);
  const isInSlab = slab >= 0 && view.slabCache.get(slab) >= 0;
  const cpu =
    place.kind === 'magazine' || place.kind === 'in use'
      ? [place.cpu]
      : place.kind === 'in use since boot'
        ? [Math.max(0, view.objCpu.get(obj))]
        : [];
  return {
    obj,
    place,
    since: view.objSince.get(obj),
    about: [
      ...holderOf(view, obj, place),
      ...(isInSlab ? [{ kind: 'slab', slot: slab } satisfies Selected] : []),
    ],
    highlight: { slabs: isInSlab ? [slab] : [], objs: [obj], cpus: cpu },
  };
}

function placeOf(view: View, obj: number): ObjectPlace {
  const cache = view.caches[view.objCache.get(obj)] ?? null;
  if (cache === null) return { kind: 'freed with its cache' };
  const [cpu, task] = [view.objCpu.get(obj), view.objTask.get(obj)];
  switch (view.objPlace.get(obj)) {
    case PLACE.slab:
      return { kind: 'free', slab: view.objSlab.get(obj), rank: freeRank(view, obj, cache.slabObjs) };
    case PLACE.magazine: {
      const objs = cache.magazines[cpu]?.objs ?? [];
      return { kind: 'magazine', cpu, above: objs.length - 1 - objs.indexOf(obj), count: objs.length };
    }
    case PLACE.caller:
      return task <= 0 ? { kind: 'in use since boot' } : { kind: 'in use', task, cpu };
    case PLACE.emergency:
      return { kind: 'emergency', task, cpu };
    case PLACE.linux:
      return { kind: 'linux', task, cpu };
    default:
      return { kind: 'freed' };
  }
}

/** The position on the free list, from 1; stops after one pass, since a double free can make the list circular. */
function freeRank(view: View, obj: number, most: number): number {
  let rank = 1;
  for (
    let at = view.slabFree.get(view.objSlab.get(obj));
    rank < most && at !== 0 && at !== obj;
    at = view.objNext.get(at)
  )
    rank += 1;
  return rank;
}

function holderOf(view: View, obj: number, place: ObjectPlace): Selected[] {
  if (place.kind === 'magazine') return [{ kind: 'magazine', cache: view.objCache.get(obj), cpu: place.cpu }];
  return 'task' in place && place.task > 0 ? [{ kind: 'task', task: place.task }] : [];
}
