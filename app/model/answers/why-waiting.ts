import { FN, waitCache, waitName } from '../../../engine/index.ts';
import { activityPhrase, cacheName, innermost } from '../names/names.ts';
import type { TaskView, WorkView } from '../plain-view.ts';
import { listed, plural } from '../queries/ago.ts';
import { NO_HIGHLIGHT } from '../selection.ts';
import type { View } from '../view.ts';
import type { Answer, Step } from './answer.ts';

/** Links of a chain that are told; longer ones end in a circle anyway. */
const MOST_LINKS = 8;

/** What a task waits for: in words, and the tasks that have to get on first. */
interface Link {
  readonly words: string;
  readonly behind: readonly TaskView[];
}

/** Why is this thread waiting? Follows who waits for whom to the end. */
export function whyIsTaskWaiting(view: View, id: number): Answer {
  const task = view.tasks[id];
  if (task === undefined) return { sentence: 'There is no such thread.', steps: [], highlight: NO_HIGHLIGHT };
  const steps: Step[] = [];
  const seen = new Set<TaskView>();
  for (let at: TaskView | undefined = task; at !== undefined && !seen.has(at); ) {
    seen.add(at);
    const link = linkOf(view, at);
    steps.push({ text: `${at.name} ${link.words}`, about: { kind: 'task', task: at.id } });
    at = seen.size < MOST_LINKS ? link.behind[0] : undefined;
  }
  return {
    sentence: summary(view, [...seen], steps),
    steps,
    highlight: { slabs: [], objs: [], cpus: [...new Set([...seen].map(({ cpu }) => cpu))] },
  };
}

/** The chain from end to end; its links are told one by one below. */
function summary(view: View, chain: readonly TaskView[], steps: readonly Step[]): string {
  const [first, ...others] = chain;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return `${steps[0]?.text ?? 'It does nothing'}.`;
  const where = innermost(last);
  const names = others.map(({ name }) => name).join(', which waits for ');
  const end = activityPhrase(view, last);
  return `${first.name} waits for ${names}; ${last.name} ${end}${where === null ? '' : `, in ${where}`}.`;
}

function linkOf(view: View, task: TaskView): Link {
  if (task.spinsOn >= 0) return spinning(view, task);
  if (task.activity === 'running') return { words: 'runs', behind: [] };
  if (task.activity === 'runnable') return ready(view, task);
  if (task.activity === 'idle') return { words: 'has nothing to do', behind: [] };
  const cache = waitCache(task.waitingOn);
  const until = task.until < 0 ? '' : `, until jiffy ${task.until.toLocaleString('en')} at most`;
  switch (waitName(task.waitingOn)) {
    case 'growing':
      return growing(view, cache, until);
    case 'reaping':
      return reaping(view, cache);
    case 'ref':
      return {
        words: `destroys ${cacheName(view, cache)} and waits for skc_ref to fall to 0, on a queue that nobody wakes`,
        behind: inside(view, FN.spl_kmem_cache_reap_now, task),
      };
    case 'vmalloc':
      return {
        words: 'is inside __vmalloc(), which stalls: it goes on when vmalloc works again',
        behind: [],
      };
    case 'pages':
      return {
        words: 'is inside __get_free_pages(), which stalls: it goes on when pages can be had again',
        behind: [],
      };
    case 'memory':
      return memory(view, task);
    case 'list.read':
    case 'list.write':
      return listLock(view, task);
    case 'task':
      return {
        words: 'waits for work of the task queue to end',
        behind: runningWork(view).flatMap((work) => workerOf(view, work)),
      };
    default:
      return { words: activityPhrase(view, task), behind: [] };
  }
}

function spinning(view: View, task: TaskView): Link {
  const holder = view.tasks[view.caches[task.spinsOn]?.lockHolder ?? -1];
  const name = cacheName(view, task.spinsOn);
  if (holder === undefined) return { words: `spins on skc_lock of ${name}, which is free now`, behind: [] };
  return { words: `spins on skc_lock of ${name}, which ${holder.name} holds`, behind: [holder] };
}

function ready(view: View, task: TaskView): Link {
  const running = view.tasks.find(
    (other) => other !== task && other.id > 0 && other.cpu === task.cpu && other.activity === 'running',
  );
  if (running === undefined) return { words: `is ready and the next on CPU ${task.cpu}`, behind: [] };
  return { words: `is ready: ${running.name} has CPU ${task.cpu}`, behind: [running] };
}

function growing(view: View, cache: number, until: string): Link {
  const name = cacheName(view, cache);
  const work = [...view.work.values()].find(
    (one) => one.cache === cache && one.fn === FN.spl_cache_grow_work,
  );
  const words = `sleeps on skc_waitq of ${name} for a new slab${until}`;
  if (work === undefined)
    return { words: `${words}; nobody grows one any more, so it is about to wake`, behind: [] };
  const worker = workerOf(view, work);
  if (worker.length > 0) return { words: `${words}, which ${worker[0]?.name ?? ''} makes`, behind: worker };
  const busy = runningWork(view).flatMap((one) => workerOf(view, one));
  return {
    words: `${words}; the work is queued as task ${work.id}, and no worker has taken it${busy.length === 0 ? '' : `: ${listed(busy.map((one) => one.name))} ${busy.length === 1 ? 'is' : 'are'} busy`}`,
    behind: busy,
  };
}

function reaping(view: View, cache: number): Link {
  const name = cacheName(view, cache);
  const reapers = inside(view, FN.spl_kmem_cache_reap_now, null);
  const who = reapers.length === 0 ? '' : `: ${listed(reapers.map((one) => one.name))}`;
  return { words: `may not grow ${name} while it is being reaped (KMC_BIT_REAPING)${who}`, behind: reapers };
}

function memory(view: View, task: TaskView): Link {
  const { free, min, reclaimers, kswapdAwake } = view.memory;
  const others = view.tasks.filter((one) => one !== task && one.name === 'kswapd' && kswapdAwake);
  const who = kswapdAwake ? 'kswapd is awake' : 'kswapd sleeps';
  const helpers = reclaimers > 0 ? `, ${plural(reclaimers, 'thread')} reclaim memory themselves` : '';
  return {
    words: `waits for free pages: ${plural(free, 'page')} free, ${min} are the least that must stay; ${who}${helpers}`,
    behind: others,
  };
}

function listLock(view: View, task: TaskView): Link {
  const writer = view.tasks[view.listWriter];
  const wants = waitName(task.waitingOn) === 'list.read' ? 'read' : 'change';
  const words = `wants to ${wants} the list of caches (spl_kmem_cache_sem)`;
  if (writer !== undefined) return { words: `${words}, which ${writer.name} is changing`, behind: [writer] };
  const readers = inside(view, FN.__spl_kmem_cache_generic_shrinker, task);
  if (view.listReaders === 0) return { words: `${words}, behind others that wait`, behind: [] };
  const who =
    readers.length === 0 ? plural(view.listReaders, 'thread') : listed(readers.map(({ name }) => name));
  return { words: `${words}, which ${who} ${readers.length > 1 ? 'are' : 'is'} reading`, behind: readers };
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
