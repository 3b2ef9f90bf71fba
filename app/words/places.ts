import { taskName } from '../model/names/names.ts';
import { PLACE, type View } from '../model/view.ts';

/** The states of an object, one name each: in legends, tables and charts. */
export const STATES = {
  used: 'in use',
  parked: 'in a magazine',
  free: 'free',
  emergency: 'emergency',
} as const;

/** The lists of a cache that a slab can be on, by `View.slabList`. */
export function listName(list: number): string {
  if (list === 0) return 'on no list';
  return list === -1 ? 'skc_partial_list' : 'skc_complete_list';
}

/** Where an object is, in words that follow its name. */
export function whereabouts(view: View, obj: number): string {
  const task = view.objTask.get(obj);
  switch (view.objPlace.get(obj)) {
    case PLACE.slab:
      return 'free in its slab';
    case PLACE.magazine:
      return `in the magazine of CPU ${view.objCpu.get(obj)}`;
    case PLACE.caller:
      return task <= 0
        ? 'in use since boot'
        : `in use (${taskName(view, task)}, CPU ${view.objCpu.get(obj)})`;
    case PLACE.emergency:
      return `emergency object in use (${taskName(view, task)})`;
    case PLACE.linux:
      return 'in use, from the Linux slab';
    default:
      return 'freed with its memory';
  }
}

/** How many objects of a slab are in which state: “3 in use, 2 in magazines, 1 free”. */
export function splitWords({ used, parked, free }: { used: number; parked: number; free: number }): string {
  return `${used} in use, ${parked} in magazines, ${free} free`;
}
