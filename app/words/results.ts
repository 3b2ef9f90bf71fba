import { NS_PER_MS } from '../../engine/index.ts';
import type { ActionResult } from '../model/answers/action-result.ts';
import { formatBytes, formatCount, listed, plural } from './numbers.ts';
import { formatDuration } from './times.ts';

/** What an action by hand did, in a sentence; empty if the picture already shows it all. */
export function resultWords(result: ActionResult): string {
  switch (result.op) {
    case 'alloc':
      return took(result);
    case 'free':
    case 'freeAll':
      return gaveBack(result);
    case 'reap':
    case 'kmem_reap':
      return reaped(result);
    case 'shrink':
      return result.slabsFreed + result.returned === 0 ? '' : reaped(result);
    case 'destroy':
      return result.waiting > 0 ? 'Destroy is waiting.' : `Destroy freed ${freed(result)}.`;
    default:
      return '';
  }
}

function took(result: ActionResult): string {
  const { objects, lastObject, besides, loaded, slabsGrown, waiting } = result;
  const who = cpuName(result);
  if (objects === 0) return waiting > 0 ? `${who} has to wait for a slab.` : `${who} got no object.`;
  const what = objects === 1 ? lastObject : plural(objects, 'object');
  const waits = waiting > 0 ? `; ${plural(waiting, 'thread waits', 'threads wait')}` : '';
  if (besides === objects)
    return `${who} took ${what}, which ${objects === 1 ? 'needs' : 'need'} no magazine${waits}.`;
  const refill = [
    ...(slabsGrown > 0 ? [`${plural(slabsGrown, 'slab was', 'slabs were')} grown`] : []),
    ...(loaded > 0 ? [`${plural(loaded, 'object')} came from slabs`] : []),
  ];
  const how = refill.length === 0 ? 'from its magazine' : `from its magazine, after ${listed(refill)}`;
  return `${who} took ${what} ${how}${left(result)}${waits}.`;
}

function left({ magazine }: ActionResult): string {
  if (magazine === null) return '';
  const { count, size } = magazine;
  return `; ${formatCount(count)} of ${formatCount(size)} ${count === 1 ? 'is' : 'are'} left`;
}

function gaveBack(result: ActionResult): string {
  const { objects, lastObject, besides, returned, slabsFreed, magazine } = result;
  if (objects === 0) return '';
  const what = objects === 1 ? lastObject : plural(objects, 'object');
  const who = cpuName(result);
  if (besides === objects) return `${who} freed ${what}.`;
  const full =
    magazine === null ? '' : `, which holds ${formatCount(magazine.count)} of ${formatCount(magazine.size)}`;
  const flush = returned === 0 ? '' : `; ${plural(returned, 'object')} went back to slabs`;
  const slabs = slabsFreed === 0 ? '' : `, and ${plural(slabsFreed, 'slab was', 'slabs were')} freed`;
  return `${who} put ${what} into its magazine${full}${flush}${slabs}.`;
}

function reaped(result: ActionResult): string {
  const { returned, flushed } = result;
  const from =
    flushed.length === 1
      ? `CPU ${flushed[0]}’s magazine`
      : `the magazines of CPUs ${listed(flushed.map(String))}`;
  const back =
    returned === 0
      ? 'no magazine of this CPU had any object'
      : `${plural(returned, 'object')} came back from ${from}`;
  return `Reap freed ${freed(result)}: ${back}.`;
}

function freed({ slabsFreed, bytesFreed }: ActionResult): string {
  return slabsFreed === 0 ? 'no slab' : `${plural(slabsFreed, 'slab')}, ${formatBytes(bytesFreed)}`;
}

function cpuName({ cpu }: ActionResult): string {
  return cpu < 0 ? 'The machine' : `CPU ${cpu}`;
}

/** An idle stretch of the machine that playing skips: “14.9 s pass”. `ms`: of the machine's time. */
export function breakWords(ms: number): string {
  return `${formatDuration(ms * NS_PER_MS)} pass`;
}
