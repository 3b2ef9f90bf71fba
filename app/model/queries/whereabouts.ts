import { taskName } from '../names/names.ts';
import { PLACE, type View } from '../view.ts';

/** Where an object is, in words. */
export function whereabouts(view: View, obj: number): string {
  switch (view.objPlace.get(obj)) {
    case PLACE.slab:
      return 'free in its slab';
    case PLACE.magazine:
      return `in the magazine of CPU ${view.objCpu.get(obj)}`;
    case PLACE.caller:
      return `with a caller (${taskName(view, view.objTask.get(obj))}, CPU ${view.objCpu.get(obj)})`;
    case PLACE.emergency:
      return `an emergency object with a caller (${taskName(view, view.objTask.get(obj))})`;
    case PLACE.linux:
      return 'out of the Linux slab';
    default:
      return 'gone';
  }
}
