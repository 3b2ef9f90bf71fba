import { type Growth, type Link, type ListLock, whyIsTaskWaiting } from '../../model/answers/why-waiting.ts';
import { cacheName, innermost } from '../../model/names/names.ts';
import type { TaskView } from '../../model/plain-view.ts';
import type { View } from '../../model/view.ts';
import { formatCount, listed, plural } from '../numbers.ts';
import { activityPhrase, untilWords } from '../tasks.ts';
import type { Answer } from './answer.ts';

/** Why is this thread waiting? Who waits for whom, to the end of the chain. */
export function sayWhyTaskWaits(view: View, id: number): Answer {
  const { chain, highlight } = whyIsTaskWaiting(view, id);
  const [first, ...others] = chain;
  if (first === undefined) return { sentence: 'There is no such thread.', steps: [], highlight };
  const steps = chain.map((link) => ({
    text: `${link.task.name} ${reasonWords(view, link)}`,
    about: { kind: 'task', task: link.task.id } as const,
  }));
  const sentence = others.length === 0 ? `${steps[0]?.text ?? ''}.` : summary(view, first, others);
  return { sentence, steps, highlight };
}

/** The chain from end to end; its links follow one by one as steps. */
function summary(view: View, first: Link, others: readonly Link[]): string {
  const last = others.at(-1)?.task ?? first.task;
  const where = innermost(last);
  const names = others.map(({ task }) => task.name).join(', which waits for ');
  const end = activityPhrase(view, last);
  return `${first.task.name} waits for ${names}; ${last.name} ${end}${where === null ? '' : `, in ${where}`}.`;
}

function reasonWords(view: View, { task, reason }: Link): string {
  switch (reason.kind) {
    case 'runs':
      return 'is running';
    case 'idle':
      return 'has nothing to do';
    case 'ready':
      return reason.running === null
        ? `is ready and next on CPU ${task.cpu}`
        : `is ready, but ${reason.running.name} has CPU ${task.cpu}`;
    case 'spins':
      return `spins on skc_lock of ${cacheName(view, reason.cache)}, which ${reason.holder === null ? 'is free now' : `${reason.holder.name} holds`}`;
    case 'growing':
      return `sleeps on skc_waitq of ${cacheName(view, reason.cache)} for a new slab${untilWords(reason.untilJiffy)}${growthWords(reason.growth)}`;
    case 'reaping': {
      const who = reason.reapers.length === 0 ? '' : ` by ${names(reason.reapers)}`;
      return `cannot grow ${cacheName(view, reason.cache)} while it is being reaped${who} (KMC_BIT_REAPING)`;
    }
    case 'ref':
      return `is destroying ${cacheName(view, reason.cache)} and waits for skc_ref to reach 0, on a queue that is never woken`;
    case 'vmalloc':
      return 'is inside __vmalloc(), which is stalled, and continues when vmalloc works again';
    case 'pages':
      return 'is inside __get_free_pages(), which is stalled, and continues when pages are available again';
    case 'memory':
      return memoryWords(view);
    case 'list':
      return listWords(reason);
    case 'work':
      return 'waits for work of the task queue to finish';
    case 'other':
      return activityPhrase(view, task);
  }
}

function growthWords(growth: Growth): string {
  switch (growth.kind) {
    case 'over':
      return '; the growth is over, so it is about to wake';
    case 'running':
      return `; ${growth.worker.name} is making it`;
    case 'queued': {
      const { busy } = growth;
      const why = busy.length === 0 ? '' : `: ${names(busy)} ${busy.length === 1 ? 'is' : 'are'} busy`;
      return `; the work is queued as task ${growth.work}, and no worker has started it${why}`;
    }
  }
}

function memoryWords({ memory: { free, min, reclaimers, kswapdAwake } }: View): string {
  const level = free < min ? 'below' : 'above';
  const helpers =
    reclaimers > 0 ? `, and ${plural(reclaimers, 'thread is', 'threads are')} in direct reclaim` : '';
  return `waits for free pages: ${plural(free, 'page')} free, ${level} the min watermark of ${formatCount(min)}; kswapd ${kswapdAwake ? 'is awake' : 'is asleep'}${helpers}`;
}

function listWords({ wants, writer, readers, count }: ListLock): string {
  const words = `wants to ${wants} the list of caches (spl_kmem_cache_sem)`;
  if (writer !== null) return `${words}, which ${writer.name} is changing`;
  if (count === 0) return `${words}, behind other waiting threads`;
  const known = readers.length;
  const who = known === 0 ? plural(count, 'thread') : names(readers);
  return `${words}, which ${who} ${(known === 0 ? count : known) > 1 ? 'are' : 'is'} reading`;
}

function names(tasks: readonly TaskView[]): string {
  return listed(tasks.map(({ name }) => name));
}
