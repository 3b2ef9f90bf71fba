import { slabsFrom } from '../layout/split.ts';
import type { Highlight } from '../selection.ts';
import type { View } from '../view.ts';

/** What of a cache stands otherwise in one machine than in another at the same time. */
export interface Differences {
  /** Slabs and cpus of the one machine: what is there alone, or is not as it is in the other. */
  readonly marks: Highlight;
  /** The same in a sentence without the other's name: “3 slabs and 1 magazine stand otherwise”. */
  readonly words: string;
}

/** Slabs beyond which they are not compared one by one. */
const MOST_SLABS = 5000;

/** Compares a cache of a machine with the same one of another: its magazines, and its slabs by their names. */
export function differences(view: View, other: View, index: number): Differences {
  const [cache, against] = [view.caches[index] ?? null, other.caches[index] ?? null];
  if (cache === null || against === null) {
    const words = cache === against ? 'The cache is not there yet.' : 'The cache is not in both machines.';
    return { marks: { slabs: [], objs: [], cpus: [] }, words };
  }
  const cpus = cache.magazines.flatMap((skm, cpu) =>
    skm?.count === against.magazines[cpu]?.count ? [] : [cpu],
  );
  const reason = incomparable(cache, against);
  const slabs = reason === '' ? otherSlabs(view, other, index) : [];
  return {
    marks: { slabs, objs: [], cpus },
    words: `${reason}${sentence(slabs.length, cpus.length, reason === '')}`,
  };
}

interface Slabs {
  readonly slabObjs: number;
  readonly partial: { readonly head: number; readonly length: number };
  readonly complete: { readonly head: number; readonly length: number };
}

/** Why slabs are not compared one by one; '' where they are. */
function incomparable(one: Slabs, other: Slabs): string {
  if (one.slabObjs !== other.slabObjs)
    return `Slabs of ${one.slabObjs} objects, not ${other.slabObjs}: they are not compared one by one. `;
  const most = Math.max(
    one.partial.length + one.complete.length,
    other.partial.length + other.complete.length,
  );
  return most > MOST_SLABS ? 'There are too many slabs to compare them one by one. ' : '';
}

/** Slots of slabs that the other machine has not, or has on another list or with more or fewer objects out. */
function otherSlabs(view: View, other: View, index: number): number[] {
  const known = new Map(slabsOf(other, index).map((slab) => [other.slabNumber.get(slab), slab]));
  return slabsOf(view, index).filter((slab) => {
    const twin = known.get(view.slabNumber.get(slab));
    if (twin === undefined) return true;
    const isSame = view.slabList.get(slab) === other.slabList.get(twin);
    return !isSame || view.slabRef.get(slab) !== other.slabRef.get(twin);
  });
}

function slabsOf(view: View, index: number): number[] {
  const cache = view.caches[index] ?? null;
  if (cache === null) return [];
  return [...slabsFrom(view, cache.partial.head), ...slabsFrom(view, cache.complete.head)];
}

function sentence(slabs: number, cpus: number, isWhole: boolean): string {
  const parts = [counted(slabs, 'slab'), counted(cpus, 'magazine')].filter((part) => part !== '');
  if (parts.length === 0) return isWhole ? 'Slabs and magazines stand alike.' : 'Magazines hold as much.';
  return `${parts.join(' and ')} ${slabs + cpus === 1 ? 'stands' : 'stand'} otherwise.`;
}

function counted(count: number, what: string): string {
  if (count === 0) return '';
  return `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;
}
