import { objectName, slabName } from '../names/names.ts';
import { PLACE, type View } from '../view.ts';
import { SMALL } from './small-scenario.ts';

/** An object of the small machine. */
export interface SmallObject {
  readonly slot: number;
  readonly name: string;
  readonly place: 'used' | 'magazine' | 'free';
}

/** A slab of the small machine, at its own place. */
interface SmallSlab {
  readonly slot: number;
  readonly name: string;
  readonly out: number;
  readonly objects: readonly SmallObject[];
}

/** A place in a magazine, from the bottom; `object` is null while it is empty. */
interface SmallPlace {
  readonly id: string;
  readonly object: SmallObject | null;
}

/** A place for a slab; `slab` is null if it is empty. */
interface SlabPlace {
  readonly id: string;
  readonly slab: SmallSlab | null;
}

/** Everything visible of the small machine at a moment. */
export interface SmallPicture {
  /** By CPU. */
  readonly magazines: readonly { readonly cpu: number; readonly places: readonly SmallPlace[] }[];
  readonly slabs: readonly SlabPlace[];
}

/** What a view of the small machine shows, with at least `places` places for slabs. */
export function pictureOf(view: View, places: number): SmallPicture {
  const cache = view.caches[0] ?? null;
  const objectOf = (slot: number): SmallObject => ({
    slot,
    name: objectName(view, slot).slice(1),
    place: placeOf(view.objPlace.get(slot)),
  });
  const magazines = Array.from({ length: SMALL.cpus }, (_, cpu) => {
    const objs = cache?.magazines[cpu]?.objs ?? [];
    const places = Array.from({ length: SMALL.magazine }, (__, i) => {
      const slot = objs[i];
      return { id: `${cpu}:${i}`, object: slot === undefined ? null : objectOf(slot) };
    });
    return { cpu, places };
  });
  const slabs: (SmallSlab | null)[] = Array.from({ length: places }, () => null);
  for (let slot = 0; slot < view.slabs.rows; slot++) {
    if (view.slabCache.get(slot) !== 0 || view.slabList.get(slot) === 0) continue;
    const first = view.slabFirst.get(slot);
    slabs[slot] = {
      slot,
      name: slabName(view, slot),
      out: view.slabRef.get(slot),
      objects: Array.from({ length: SMALL.slab }, (_, i) => objectOf(first + i)),
    };
  }
  return { magazines, slabs: Array.from(slabs, (slab, place) => ({ id: `p${place}`, slab: slab ?? null })) };
}

function placeOf(place: number): SmallObject['place'] {
  if (place === PLACE.caller) return 'used';
  return place === PLACE.magazine ? 'magazine' : 'free';
}
