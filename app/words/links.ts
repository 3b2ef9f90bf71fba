import type { Links, Pin } from '../model/links/links.ts';
import { objectName, slabName, taskName } from '../model/names/names.ts';
import { PLACE, type View } from '../model/view.ts';
import { formatCount, listed, plural } from './numbers.ts';

/** CPUs that are named one by one. */
const MOST_NAMED = 3;

/** What belongs together, in one sentence: “CPU 3's magazine pins these 8 slabs: 189 objects.” */
export function linkSentence(view: View, { subject, objs, slabs }: Links): string {
  switch (subject.kind) {
    case 'magazine':
      return magazineWords(subject.cpu, objs.length, slabs.length);
    case 'object':
      return objectWords(view, subject.obj);
    case 'slab':
      return slabWords(view, subject.slab, subject.magazines, subject.callers);
  }
}

function magazineWords(cpu: number, objs: number, slabs: number): string {
  const whose = `CPU ${cpu}’s magazine`;
  if (objs === 0) return `${whose} is empty and pins no slab.`;
  const pinned = slabs === 1 ? 'this slab' : `these ${formatCount(slabs)} slabs`;
  return `${whose} pins ${pinned}: ${plural(objs, 'object')}.`;
}

function objectWords(view: View, obj: number): string {
  const name = objectName(view, obj);
  const slab = slabName(view, view.objSlab.get(obj));
  const [cpu, task] = [view.objCpu.get(obj), view.objTask.get(obj)];
  switch (view.objPlace.get(obj)) {
    case PLACE.slab:
      return `${name} is free and does not pin ${slab}.`;
    case PLACE.magazine:
      return `${name} is in CPU ${cpu}’s magazine and pins ${slab}.`;
    case PLACE.caller:
      return task <= 0
        ? `${name} is in use since boot and pins ${slab}.`
        : `${name} is in use by ${taskName(view, task)} on CPU ${cpu} and pins ${slab}.`;
    case PLACE.emergency:
      return `${name} is in use by ${taskName(view, task)} and has a page block of its own.`;
    case PLACE.linux:
      return `${name} is in use and comes from the Linux slab.`;
    default:
      return `${name} is freed with its memory.`;
  }
}

function slabWords(view: View, slab: number, magazines: readonly Pin[], callers: readonly Pin[]): string {
  const name = slabName(view, slab);
  const inUse = callers.reduce((sum, { objs }) => sum + objs, 0);
  const parts = [
    ...(magazines.length === 0 ? [] : [inMagazines(magazines)]),
    ...(inUse === 0 ? [] : [`${formatCount(inUse)} in use`]),
  ];
  return parts.length === 0 ? `Nothing pins ${name}: it is empty.` : `${name} is pinned by ${listed(parts)}.`;
}

/** “2 objects in CPU 3’s magazine”, “5 objects in the magazines of CPU 0, 1 and 3”. */
function inMagazines(pins: readonly Pin[]): string {
  const count = plural(
    pins.reduce((sum, { objs }) => sum + objs, 0),
    'object',
  );
  const [first] = pins;
  if (pins.length === 1 && first !== undefined) return `${count} in CPU ${first.cpu}’s magazine`;
  if (pins.length > MOST_NAMED) return `${count} in the magazines of ${pins.length} CPUs`;
  const cpus = pins.map(({ cpu }) => cpu).sort((a, b) => a - b);
  return `${count} in the magazines of CPU ${listed(cpus.map(String))}`;
}
