import { waitName } from '../../engine/index.ts';
import type { TaskView } from './plain-view.ts';

/** What a task does, as its mark on the stage shows it. */
export type TaskState = 'idle' | 'ready' | 'runs' | 'spins' | 'sleeps';

/** Waits of tasks that have nothing to do. */
const IDLE_WAITS: ReadonlySet<string> = new Set(['idle', 'kswapd']);

/** What a task does. */
export function taskState(task: TaskView): TaskState {
  if (task.spinsOn >= 0) return 'spins';
  if (task.activity === 'running') return 'runs';
  if (task.activity === 'runnable') return 'ready';
  const isIdle = task.activity === 'idle' || IDLE_WAITS.has(waitName(task.waitingOn) ?? '');
  return isIdle ? 'idle' : 'sleeps';
}

/** The rank of a task on its CPU's card: running, then spinning, ready, and waiting inside the allocator. */
export function prominence(task: TaskView): number {
  const rank = { runs: 4, spins: 3, ready: 2, sleeps: 1, idle: 0 }[taskState(task)];
  return 2 * rank + (task.stack.length > 0 ? 1 : 0);
}
