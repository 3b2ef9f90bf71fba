import { slabsOf } from '../layout/split.ts';
import type { CacheView } from '../plain-view.ts';
import { type Highlight, NO_HIGHLIGHT } from '../selection.ts';
import type { View } from '../view.ts';

/** How a cache of one machine differs from the same cache of another at the same time. */
export interface Differences {
  /** Whether slabs were compared one by one, and why not: they hold other numbers of objects, or are too many. */
  readonly kind: 'in neither' | 'in one' | 'other slabs' | 'many slabs' | 'compared';
  /** Slabs and CPUs of one machine that the other lacks, or has in another state. */
  readonly marks: Highlight;
  /** Objects in a slab of either machine. */
  readonly slabObjs: readonly [number, number];
}

/** Above this number slabs are not compared one by one. */
const MOST_SLABS = 5000;

/** Compares a cache of a machine with the same one of another: its magazines, and its slabs by name. */
export function differences(view: View, other: View, index: number): Differences {
  const [cache, against] = [view.caches[index] ?? null, other.caches[index] ?? null];
  if (cache === null || against === null) {
    const kind = cache === against ? 'in neither' : 'in one';
    return { kind, marks: NO_HIGHLIGHT, slabObjs: [cache?.slabObjs ?? 0, against?.slabObjs ?? 0] };
  }
  const cpus = cache.magazines.flatMap((skm, cpu) =>
    skm?.count === against.magazines[cpu]?.count ? [] : [cpu],
  );
  const kind = kindOf(cache, against);
  const slabs = kind === 'compared' ? otherSlabs(view, other, index) : [];
  return { kind, marks: { slabs, objs: [], cpus }, slabObjs: [cache.slabObjs, against.slabObjs] };
}

function kindOf(one: CacheView, other: CacheView): Differences['kind'] {
  if (one.slabObjs !== other.slabObjs) return 'other slabs';
  const most = Math.max(
    one.partial.length + one.complete.length,
    other.partial.length + other.complete.length,
  );
  return most > MOST_SLABS ? 'many slabs' : 'compared';
}

/** Slots of slabs that the other machine lacks, or has on another list or with another sks_ref. */
function otherSlabs(view: View, other: View, index: number): number[] {
  const known = new Map(slabsIn(other, index).map((slab) => [other.slabNumber.get(slab), slab]));
  return slabsIn(view, index).filter((slab) => {
    const twin = known.get(view.slabNumber.get(slab));
    if (twin === undefined) return true;
    const isSame = view.slabList.get(slab) === other.slabList.get(twin);
    return !isSame || view.slabRef.get(slab) !== other.slabRef.get(twin);
  });
}

function slabsIn(view: View, index: number): number[] {
  const cache = view.caches[index] ?? null;
  return cache === null ? [] : slabsOf(view, cache);
}
