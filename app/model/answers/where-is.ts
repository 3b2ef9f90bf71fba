import { objectName, slabName, taskName } from '../names/names.ts';
import type { CacheView } from '../plain-view.ts';
import { ago, plural } from '../queries/ago.ts';
import { PLACE, type View } from '../view.ts';
import type { Answer, Step } from './answer.ts';

/** Where is this object, and since when? `hz` is jiffies in a second. */
export function whereIsObject(view: View, obj: number, hz: number): Answer {
  const cache = view.caches[view.objCache.get(obj)] ?? null;
  const slab = view.objSlab.get(obj);
  const since = view.objSince.get(obj);
  const place = view.objPlace.get(obj);
  const when = `since jiffy ${since.toLocaleString('en')} (${ago(view.jiffies, since, hz)})`;
  const where = cache === null ? 'is gone with its cache' : placeWords(view, cache, obj);
  const inMagazine = place === PLACE.magazine;
  return {
    sentence: `${objectName(view, obj)} ${where}, ${when}.`,
    steps: stepsOf(view, obj),
    highlight: {
      slabs: slab >= 0 && view.slabCache.get(slab) >= 0 ? [slab] : [],
      objs: [obj],
      cpus: inMagazine || place === PLACE.caller ? [Math.max(0, view.objCpu.get(obj))] : [],
    },
  };
}

function placeWords(view: View, cache: CacheView, obj: number): string {
  const cpu = view.objCpu.get(obj);
  const holder = taskName(view, view.objTask.get(obj));
  switch (view.objPlace.get(obj)) {
    case PLACE.slab:
      return `is free in ${slabName(view, view.objSlab.get(obj))}${freeRank(view, obj)}`;
    case PLACE.magazine:
      return `sits in the magazine of CPU ${cpu}, ${magazineRank(cache, cpu, obj)}`;
    case PLACE.caller:
      return view.objTask.get(obj) <= 0
        ? 'is with a caller that had it when the machine began'
        : `is with a caller: ${holder} took it on CPU ${cpu}`;
    case PLACE.emergency:
      return `is an emergency object: ${holder} got it on CPU ${cpu}`;
    case PLACE.linux:
      return `is out of the Linux slab: ${holder} took it on CPU ${cpu}`;
    default:
      return 'is gone: its memory went back';
  }
}

/** The place on the free list, told where it is near the head. */
function freeRank(view: View, obj: number): string {
  const slab = view.objSlab.get(obj);
  let rank = 1;
  // After a double free the list may run in a circle.
  const most = view.caches[view.objCache.get(obj)]?.slabObjs ?? 0;
  for (let at = view.slabFree.get(slab); rank < most && at !== 0 && at !== obj; at = view.objNext.get(at))
    rank += 1;
  return rank === 1 ? ', the next that leaves it' : `, number ${rank} on its free list`;
}

function magazineRank(cache: CacheView, cpu: number, obj: number): string {
  const objs = cache.magazines[cpu]?.objs ?? [];
  const above = objs.length - 1 - objs.indexOf(obj);
  if (above === 0) return 'the next that an allocation there takes';
  return above === objs.length - 1
    ? `the oldest of ${objs.length}: the first that a flush gives back`
    : `${plural(above, 'object')} above it`;
}

function stepsOf(view: View, obj: number): Step[] {
  const [task, cpu, slab] = [view.objTask.get(obj), view.objCpu.get(obj), view.objSlab.get(obj)];
  const place = view.objPlace.get(obj);
  const steps: Step[] = [];
  if (place === PLACE.magazine) {
    const cache = view.objCache.get(obj);
    steps.push({ text: `The magazine of CPU ${cpu}`, about: { kind: 'magazine', cache, cpu } });
  } else if (place !== PLACE.slab && place !== PLACE.nowhere && task > 0) {
    steps.push({ text: `The thread ${taskName(view, task)}`, about: { kind: 'task', task } });
  }
  if (slab >= 0 && view.slabCache.get(slab) >= 0)
    steps.push({ text: `Its slab ${slabName(view, slab)}`, about: { kind: 'slab', slot: slab } });
  return steps;
}
