import { waitersFor, waitQueue } from '../model/answers/waiters.ts';
import { bytesOf } from '../model/layout/split.ts';
import { taskName } from '../model/names/names.ts';
import type { CacheView, WorkView } from '../model/plain-view.ts';
import type { View } from '../model/view.ts';
import { formatBytes, formatCount, formatPages, plural } from './numbers.ts';
import { queueWords, shortPhrase } from './tasks.ts';
import { formatDuration } from './times.ts';

/** The note beside the title of the CPUs. */
export function threadsNote(cache: CacheView | null): string {
  if (cache === null) return '';
  return cache.magSize === 0 ? 'no magazines' : `skm_size ${cache.magSize} · skm_refill ${cache.magRefill}`;
}

/** The note beside the title of the slabs: the lock, the tasks that spin on it, and those that sleep. */
export function slabsNote(view: View, cache: CacheView): string {
  const spinners = view.tasks.filter((task) => task.spinsOn === cache.index);
  const lock =
    cache.lockHolder < 0 ? 'skc_lock free' : `skc_lock held by ${taskName(view, cache.lockHolder)}`;
  const spin = spinners.length === 0 ? '' : `, ${spinners.length} spinning`;
  return `${lock}${spin} · skc_waitq ${queueWords(waitQueue(view, cache.index))}`;
}

/** The note beside the title of the emergency objects. */
export function emergencyNote(cache: CacheView): string {
  const { objEmergency, objEmergencyMax, objDeadlock } = cache;
  return `${formatCount(objEmergency)} in use · peak ${formatCount(objEmergencyMax)} · ${plural(objDeadlock, 'deadlock')}`;
}

/**
 * The note beside the title of the pages: the machine's memory and its watermarks, or what caches hold of unlimited
 * memory.
 */
export function pagesNote(view: View): string {
  const { frames, free, low, kswapdAwake } = view.memory;
  if (frames > 0) {
    const kswapd = kswapdAwake ? 'kswapd awake' : 'kswapd asleep';
    return `${formatPages(frames)} · ${formatPages(free)} free · ${kswapd} · low watermark ${formatPages(low)}`;
  }
  const held = view.caches.reduce((sum, cache) => sum + (cache === null ? 0 : bytesOf(cache).held), 0);
  return `unlimited memory · caches hold ${formatBytes(held)}`;
}

/** The lines on the card of a slab that is being grown; `sinceNs`: when its work was queued, −1 if unknown. */
export function growthLines(
  view: View,
  cache: CacheView,
  work: WorkView,
  sinceNs: number,
  hz: number,
): readonly string[] {
  const worker = view.tasks[work.worker];
  const age = sinceNs < 0 ? '' : ` · ${formatDuration(view.now - sinceNs)}`;
  const waiters = waitersFor(view, 'growing', cache.index);
  return [
    worker === undefined ? `task ${work.id} waits for a worker` : `${worker.name} grows a slab`,
    `${worker === undefined ? 'spl_cache_grow_work' : shortPhrase(view, worker, hz)}${age}`,
    waiters.length === 0 ? '' : `for ${queueWords(waiters)}`,
  ].filter((line) => line !== '');
}

/** The strata in the overview, in a word each. */
export const OVERVIEW_WORDS = {
  threads: 'Threads',
  slabs: 'Slabs',
  emergency: 'Emergency',
  pages: 'Pages',
} as const;

/** What the stage shows when there are no slabs. */
export const ABSENCE = {
  noCache: 'No cache yet. Play until the scenario creates one, or create your own.',
  allDestroyed:
    'Every cache of this machine was destroyed, and its slabs were freed. Create one, or choose a machine.',
  /** `most`: the most slabs that the cache ever had. */
  noSlabs: (most: number): string =>
    most === 0
      ? 'No slabs yet. The first allocation grows one.'
      : `All slabs have been freed; there were up to ${formatCount(most)}. The next allocation grows one.`,
  /** The cache is being destroyed and grows no more slabs. */
  noSlabsLeft: 'All slabs have been freed, and the cache is being destroyed.',
  linux: (live: number): string =>
    `Delegated to the Linux slab: ${plural(live, 'object')} in use. It has no slabs of its own.`,
} as const;

/** The title of a list of slabs, with their count. `objs`: objects per slab, when they are not in list order. */
export function listTitle(name: string, count: number, objs: number | null): string {
  if (objs !== null) return `${formatCount(count)} slabs of ${plural(objs, 'object')}, by number`;
  return `${name} ${count === 0 ? '(empty)' : formatCount(count)}`;
}

/** What the order of a list means. */
export const LIST_NOTES = {
  skc_partial_list: 'head: fuller · tail: emptier, freed first',
  skc_complete_list: 'no free objects',
  slabs: '',
} as const;

/** The nodes of the emergency tree that are not drawn. */
export function hiddenNodes(count: number): string {
  return `${formatCount(count)} more below`;
}
