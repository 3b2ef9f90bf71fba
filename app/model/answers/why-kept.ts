import { objectName, slabName, taskName } from '../names/names.ts';
import type { CacheView } from '../plain-view.ts';
import { listed, plural } from '../queries/ago.ts';
import type { Selected } from '../selection.ts';
import { PLACE, type View } from '../view.ts';
import type { Answer, Step } from './answer.ts';
import { expiry, hasBit, namesOf, reapForecast } from './reap-forecast.ts';

/** Objects of a slab that one holder has: a task, or the magazine of a cpu. */
interface Share {
  readonly holder: string;
  readonly about: Selected;
  readonly objs: readonly number[];
}

/** Who has the objects of a slab that are out. */
interface Holders {
  readonly callers: readonly Share[];
  readonly magazines: readonly Share[];
}

/** Why is this slab not freed? */
export function whyIsSlabKept(view: View, slab: number): Answer {
  const cache = view.caches[view.slabCache.get(slab)] ?? null;
  const name = slabName(view, slab);
  const alone = { slabs: [slab], objs: [], cpus: [] };
  if (cache === null) return { sentence: `${name} has been freed.`, steps: [], highlight: alone };
  if (view.slabList.get(slab) === 0) {
    const sentence = `${name} stands on no list: it is being ${view.slabNumber.get(slab) === 0 ? 'made' : 'freed'} right now.`;
    return { sentence, steps: [], highlight: alone };
  }
  if (view.slabRef.get(slab) === 0) return whyIsEmptySlabKept(view, cache, slab);
  const holders = holdersOf(view, cache, slab);
  const shares = [...holders.callers, ...holders.magazines];
  return {
    sentence: `${name} stays because ${keptBy(holders)}.`,
    steps: [
      ...shares.map(({ holder, about, objs }) => ({
        text: `${holder}: ${objs.map((obj) => objectName(view, obj)).join(', ')}`,
        about,
      })),
      whatWouldFree(view, cache, slab, holders),
    ],
    highlight: {
      slabs: [slab],
      objs: shares.flatMap(({ objs }) => objs),
      cpus: cpusOf(holders),
    },
  };
}

function whyIsEmptySlabKept(view: View, cache: CacheView, slab: number): Answer {
  const name = slabName(view, slab);
  const behind: number[] = [];
  for (let at = view.slabNext.get(slab); at >= 0; at = view.slabNext.get(at))
    if (view.slabRef.get(at) > 0) behind.push(at);
  const isBlocked = behind.length > 0;
  return {
    sentence: isBlocked
      ? `${name} is empty, but reclaim goes from the tail and stops at ${namesOf(view, behind.slice(-1))} behind it.`
      : `${name} is empty: nothing keeps it. An empty slab is not freed at once but by the next spl_slab_reclaim().`,
    steps: [
      {
        text: 'That is called by a reap, by a free into a full magazine, and every 5 s when magazines age.',
        about: { kind: 'cache', cache: cache.index },
      },
    ],
    highlight: { slabs: [slab, ...behind], objs: [], cpus: [] },
  };
}

/** Who has the objects of a slab that are out, those with most first. */
function holdersOf(view: View, cache: CacheView, slab: number): Holders {
  const callers = new Map<number, number[]>();
  const magazines = new Map<number, number[]>();
  const first = view.slabFirst.get(slab);
  for (let obj = first; obj < first + cache.slabObjs; obj++) {
    const place = view.objPlace.get(obj);
    if (place === PLACE.caller) gather(callers, view.objTask.get(obj), obj);
    else if (place === PLACE.magazine) gather(magazines, view.objCpu.get(obj), obj);
  }
  const cpuShare = ([cpu, objs]: [number, number[]]): Share => ({
    holder: `in the magazine of CPU ${cpu}`,
    about: { kind: 'magazine', cache: cache.index, cpu },
    objs,
  });
  return {
    callers: byNumber(callers).map(([task, objs]) => callerShare(view, cache, task, objs)),
    magazines: byNumber(magazines).map(cpuShare),
  };
}

function callerShare(view: View, cache: CacheView, task: number, objs: readonly number[]): Share {
  // What was out when the machine began was taken by nobody that it knows: its boot loop set it up.
  if (task <= 0)
    return { holder: 'with callers from before', about: { kind: 'cache', cache: cache.index }, objs };
  return { holder: `taken by ${taskName(view, task)}`, about: { kind: 'task', task }, objs };
}

function gather(map: Map<number, number[]>, key: number, obj: number): void {
  const objs = map.get(key);
  if (objs === undefined) map.set(key, [obj]);
  else objs.push(obj);
}

function byNumber(map: ReadonlyMap<number, number[]>): [number, number[]][] {
  return [...map].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
}

function sum(shares: readonly Share[]): number {
  return shares.reduce((total, { objs }) => total + objs.length, 0);
}

function keptBy({ callers, magazines }: Holders): string {
  const parts: string[] = [];
  if (callers.length > 0)
    parts.push(`${plural(sum(callers), 'object')} of it ${are(sum(callers))} with callers`);
  if (magazines.length > 0) {
    const isOne = magazines.length === 1;
    const where = listed(
      magazines.map(({ about, objs }) => `${cpuOf(about)}${isOne ? '' : ` (${objs.length})`}`),
    );
    const idle = sum(magazines);
    parts.push(
      `${idle.toLocaleString('en')} ${are(idle)} idle in the magazine${magazines.length === 1 ? '' : 's'} of ${where}`,
    );
  }
  return listed(parts);
}

function are(count: number): string {
  return count === 1 ? 'is' : 'are';
}

function cpuOf(about: Selected): string {
  return about.kind === 'magazine' ? `CPU ${about.cpu}` : '';
}

function cpusOf({ magazines }: Holders): number[] {
  return magazines.flatMap(({ about }) => (about.kind === 'magazine' ? [about.cpu] : []));
}

function whatWouldFree(view: View, cache: CacheView, slab: number, holders: Holders): Step {
  const cpus = cpusOf(holders);
  if (holders.callers.length > 0) {
    const then = cpus.length > 0 ? ', and the magazines theirs' : '';
    return {
      text: `To free it, the callers must give back ${plural(sum(holders.callers), 'object')}${then}; what they free goes into the magazine of the CPU they run on first.`,
      about: null,
    };
  }
  const cpu = cpus.find((one) => reapForecast(view, cache, one).freed.includes(slab));
  if (cpu !== undefined && !hasBit(cache, 'REAPING'))
    return {
      text: `Nobody uses it. A reap on CPU ${cpu} would free it now.`,
      about: { kind: 'magazine', cache: cache.index, cpu },
    };
  const age = expiry(view).byAge
    ? 'It goes when each of them has aged (nothing taken for 15 s) or overflows.'
    : 'They give objects back only when they overflow: spl_kmem_cache_expire lacks KMC_EXPIRE_AGE.';
  return {
    text: `Nobody uses it, but no single reap frees it: a reap flushes only the magazine of its own CPU, and ${listed(cpus.map((one) => `CPU ${one}`))} hold${cpus.length === 1 ? 's' : ''} objects of it. ${age}`,
    about: null,
  };
}
