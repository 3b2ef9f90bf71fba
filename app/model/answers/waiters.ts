import { cacheWait, WAIT, type WaitName } from '../../../engine/index.ts';
import type { TaskView } from '../plain-view.ts';
import type { View } from '../view.ts';

/** The tasks that wait for something of cache number `cache`, in order of creation. */
export function waitersFor(view: View, what: WaitName, cache: number): TaskView[] {
  const on = cacheWait(WAIT[what], cache);
  return view.tasks.filter((task) => task.activity === 'blocked' && task.waitingOn === on);
}

/** The tasks on the wait queue of a cache: those that wait for a slab, and a destroy that waits for users. */
export function waitQueue(view: View, cache: number): TaskView[] {
  return [...waitersFor(view, 'growing', cache), ...waitersFor(view, 'ref', cache)];
}
