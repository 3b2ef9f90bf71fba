import { NS_PER_MS, PAGE_SIZE } from '../../engine/index.ts';
import { bytesOf } from '../model/layout/split.ts';
import { taskName } from '../model/names/names.ts';
import type { CacheView, TaskView, WorkView } from '../model/plain-view.ts';
import { waitersFor, waitQueue } from '../model/queries/waiters.ts';
import type { View } from '../model/view.ts';
import { duration, shortPhrase } from './task-words.ts';

/** Tasks that are named; of more the number is told. */
const MOST_NAMES = 3;

/** What stands beside the title of the cpus. */
export function threadsNote(cache: CacheView | null): string {
  if (cache === null) return '';
  return cache.magSize === 0 ? 'no magazines' : `skm_size ${cache.magSize} · skm_refill ${cache.magRefill}`;
}

/** What stands beside the title of the slabs: the lock, who spins on it, and who sleeps. */
export function slabsNote(view: View, cache: CacheView): string {
  const spinners = view.tasks.filter((task) => task.spinsOn === cache.index);
  const lock =
    cache.lockHolder < 0 ? 'skc_lock free' : `skc_lock held by ${taskName(view, cache.lockHolder)}`;
  const spin = spinners.length === 0 ? '' : `, ${spinners.length} spinning`;
  return `${lock}${spin} · skc_waitq ${namesOf(waitQueue(view, cache.index))}`;
}

/** What stands beside the title of the emergency objects. */
export function emergencyNote(cache: CacheView): string {
  const { objEmergency, objEmergencyMax, objDeadlock } = cache;
  return `${counted(objEmergency)} live · peak ${counted(objEmergencyMax)} · ${counted(objDeadlock)} ${
    objDeadlock === 1 ? 'deadlock' : 'deadlocks'
  }`;
}

/** What stands beside the title of the pages: their number and the watermarks, or what caches hold. */
export function pagesNote(view: View): string {
  const { frames, free, low, kswapdAwake } = view.memory;
  if (frames > 0) {
    const kswapd = kswapdAwake ? 'kswapd awake' : 'kswapd asleep';
    return `${size(frames)} · ${size(free)} free · low watermark ${size(low)} · ${kswapd}`;
  }
  const held = view.caches.reduce((sum, cache) => sum + (cache === null ? 0 : bytesOf(cache).held), 0);
  return `memory without end · caches hold ${size(held / PAGE_SIZE)}`;
}

/** What is said of a slab that is being grown; `since` when its work was given away, in ns, −1 if unknown. */
export function growthLines(
  view: View,
  cache: CacheView,
  work: WorkView,
  since: number,
  hz: number,
): readonly string[] {
  const worker = view.tasks[work.worker];
  const age = since < 0 ? '' : ` · ${duration((view.now - since) / NS_PER_MS)}`;
  const waiters = waitersFor(view, 'growing', cache.index);
  return [
    worker === undefined ? `task ${work.id} waits for a worker` : `${worker.name} grows a slab`,
    `${worker === undefined ? 'spl_cache_grow_work' : shortPhrase(view, worker, hz)}${age}`,
    waiters.length === 0 ? '' : `for ${namesOf(waiters)}`,
  ].filter((line) => line !== '');
}

/** The names of tasks, of many the first ones; “empty” for none. */
function namesOf(tasks: readonly TaskView[]): string {
  if (tasks.length === 0) return 'empty';
  const names = tasks.slice(0, MOST_NAMES).map((task) => task.name);
  const more = tasks.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` +${more}` : ''}`;
}

/** A number as people read it. */
export function counted(count: number): string {
  return count.toLocaleString('en');
}

/** The size of `pages` pages as people read it. */
export function size(pages: number): string {
  const mebibytes = (pages * PAGE_SIZE) / 2 ** 20;
  if (mebibytes < 1) return `${Math.round(mebibytes * 1024)} KiB`;
  return mebibytes < 10_240
    ? `${mebibytes < 10 ? mebibytes.toFixed(1) : Math.round(mebibytes)} MiB`
    : `${(mebibytes / 1024).toFixed(1)} GiB`;
}
