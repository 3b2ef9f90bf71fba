import { waitQueue } from '../model/answers/waiters.ts';
import { taskName } from '../model/names/names.ts';
import type { CacheView } from '../model/plain-view.ts';
import { taskState } from '../model/task-state.ts';
import type { View } from '../model/view.ts';
import { plural } from './numbers.ts';
import { activityPhrase } from './tasks.ts';

/** What the stage shows of a CPU: “CPU 0: 31 of 64 objects in its magazine; writer/0 waits for memory.” */
export function cpuSentence(view: View, cache: CacheView, cpu: number): string {
  const skm = cache.magazines[cpu] ?? null;
  const magazine = skm === null ? 'no magazine' : `${skm.count} of ${cache.magSize} objects in its magazine`;
  const irqs = view.irqsOff[cpu] === true ? ['interrupts are off'] : [];
  const tasks = view.tasks
    .filter((task) => task.id > 0 && task.cpu === cpu && taskState(task) !== 'idle')
    .map((task) => `${task.name} ${activityPhrase(view, task)}`);
  return `CPU ${cpu}: ${[magazine, ...irqs, ...tasks].join('; ')}.`;
}

/** What the stage shows of the lists and the lock of a cache. */
export function listsSentences(view: View, cache: CacheView): string {
  const waiting = waitQueue(view, cache.index).map((task) => task.name);
  const lock = cache.lockHolder < 0 ? 'is free' : `is held by ${taskName(view, cache.lockHolder)}`;
  const queue = waiting.length === 0 ? 'skc_waitq is empty' : `${waiting.join(', ')} wait on skc_waitq`;
  return `${plural(cache.partial.length, 'slab')} on skc_partial_list, ${plural(cache.complete.length, 'slab')} on skc_complete_list. skc_lock ${lock}; ${queue}.`;
}
