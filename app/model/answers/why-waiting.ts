import { FN, waitCache, waitName } from '../../../engine/index.ts';
import type { TaskView, WorkView } from '../plain-view.ts';
import { type Highlight, NO_HIGHLIGHT } from '../selection.ts';
import type { View } from '../view.ts';

/** The most links of a chain to follow; longer chains are circular anyway. */
const MOST_LINKS = 8;

/** Why a task makes no progress. Caches by number; `untilJiffy` is the jiffy at which the wait times out, −1: never. */
type Reason =
  | { readonly kind: 'runs' | 'idle' }
  /** Ready, while `running` has its CPU. */
  | { readonly kind: 'ready'; readonly running: TaskView | null }
  /** Spins on the lock of a cache. */
  | { readonly kind: 'spins'; readonly cache: number; readonly holder: TaskView | null }
  /** Sleeps until a slab is there: its growth is over, is running in a worker, or is queued behind busy workers. */
  | { readonly kind: 'growing'; readonly cache: number; readonly untilJiffy: number; readonly growth: Growth }
  /** May not grow a cache that is being reaped. */
  | { readonly kind: 'reaping'; readonly cache: number; readonly reapers: readonly TaskView[] }
  /** Destroys a cache, and waits for its users. */
  | { readonly kind: 'ref'; readonly cache: number }
  | { readonly kind: 'vmalloc' | 'pages' | 'memory' | 'work' }
  | ListLock
  /** Any other wait. */
  | { readonly kind: 'other' };

/** The growth that a task sleeps for. */
export type Growth =
  | { readonly kind: 'over' }
  | { readonly kind: 'running'; readonly worker: TaskView }
  | { readonly kind: 'queued'; readonly work: number; readonly busy: readonly TaskView[] };

/**
 * Wants to read or change the list of caches, which `writer` is changing or `readers` are reading; `count`: all
 * readers, including those that cannot be named.
 */
export interface ListLock {
  readonly kind: 'list';
  readonly wants: 'read' | 'change';
  readonly writer: TaskView | null;
  readonly readers: readonly TaskView[];
  readonly count: number;
}

/** A task of a chain, and why it makes no progress. */
export interface Link {
  readonly task: TaskView;
  readonly reason: Reason;
}

/** Why is this thread waiting? Follows the chain of waits to its end; empty when the thread does not exist. */
export function whyIsTaskWaiting(
  view: View,
  id: number,
): { readonly chain: readonly Link[]; readonly highlight: Highlight } {
  const chain: Link[] = [];
  const seen = new Set<TaskView>();
  for (let at = view.tasks[id]; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const reason = reasonOf(view, at);
    chain.push({ task: at, reason });
    at = seen.size < MOST_LINKS ? behind(view, at, reason)[0] : undefined;
  }
  if (chain.length === 0) return { chain, highlight: NO_HIGHLIGHT };
  return { chain, highlight: { slabs: [], objs: [], cpus: [...new Set([...seen].map(({ cpu }) => cpu))] } };
}

/** The tasks that have to make progress before `task` can. */
function behind(view: View, task: TaskView, reason: Reason): readonly TaskView[] {
  switch (reason.kind) {
    case 'ready':
      return reason.running === null ? [] : [reason.running];
    case 'spins':
      return reason.holder === null ? [] : [reason.holder];
    case 'growing': {
      const { growth } = reason;
      if (growth.kind === 'running') return [growth.worker];
      return growth.kind === 'queued' ? growth.busy : [];
    }
    case 'reaping':
      return reason.reapers;
    case 'ref':
      return inside(view, FN.spl_kmem_cache_reap_now, task);
    case 'memory':
      return view.tasks.filter((one) => one !== task && one.name === 'kswapd' && view.memory.kswapdAwake);
    case 'list':
      return reason.writer === null ? reason.readers : [reason.writer];
    case 'work':
      return runningWork(view).flatMap((work) => workerOf(view, work));
    case 'runs':
    case 'idle':
    case 'vmalloc':
    case 'pages':
    case 'other':
      return [];
  }
}

function reasonOf(view: View, task: TaskView): Reason {
  if (task.spinsOn >= 0) {
    const holder = view.tasks[view.caches[task.spinsOn]?.lockHolder ?? -1] ?? null;
    return { kind: 'spins', cache: task.spinsOn, holder };
  }
  if (task.activity === 'running') return { kind: 'runs' };
  if (task.activity === 'runnable') return { kind: 'ready', running: runningBeside(view, task) };
  if (task.activity === 'idle') return { kind: 'idle' };
  const cache = waitCache(task.waitingOn);
  const on = waitName(task.waitingOn) ?? 'idle';
  switch (on) {
    case 'growing':
      return { kind: 'growing', cache, untilJiffy: task.untilJiffy, growth: growthOf(view, cache) };
    case 'reaping':
      return { kind: 'reaping', cache, reapers: inside(view, FN.spl_kmem_cache_reap_now, null) };
    case 'ref':
      return { kind: 'ref', cache };
    case 'vmalloc':
    case 'pages':
    case 'memory':
      return { kind: on };
    case 'list.read':
      return listLock(view, task, 'read');
    case 'list.write':
      return listLock(view, task, 'change');
    case 'task':
      return { kind: 'work' };
    case 'sleep':
    case 'resched':
    case 'idle':
    case 'kswapd':
    case 'queue':
    case 'think':
      return { kind: 'other' };
  }
}

function runningBeside(view: View, task: TaskView): TaskView | null {
  const running = view.tasks.find(
    (other) => other !== task && other.id > 0 && other.cpu === task.cpu && other.activity === 'running',
  );
  return running ?? null;
}

function growthOf(view: View, cache: number): Growth {
  const work = [...view.work.values()].find(
    (one) => one.cache === cache && one.fn === FN.spl_cache_grow_work,
  );
  if (work === undefined) return { kind: 'over' };
  const [worker] = workerOf(view, work);
  if (worker !== undefined) return { kind: 'running', worker };
  return { kind: 'queued', work: work.id, busy: runningWork(view).flatMap((one) => workerOf(view, one)) };
}

function listLock(view: View, task: TaskView, wants: ListLock['wants']): ListLock {
  return {
    kind: 'list',
    wants,
    writer: view.tasks[view.listWriter] ?? null,
    readers: view.listReaders === 0 ? [] : inside(view, FN.__spl_kmem_cache_generic_shrinker, task),
    count: view.listReaders,
  };
}

/** Tasks that are inside a reference function, without `except`. */
function inside(view: View, fn: number, except: TaskView | null): TaskView[] {
  return view.tasks.filter((task) => task !== except && task.stack.includes(fn));
}

function runningWork(view: View): WorkView[] {
  return [...view.work.values()].filter((work) => work.state === 'running');
}

function workerOf(view: View, work: WorkView): TaskView[] {
  const worker = view.tasks[work.worker];
  return worker === undefined ? [] : [worker];
}
