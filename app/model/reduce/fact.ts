import type { EventKind } from '../../../engine/index.ts';
import type { CacheView, TaskView, View } from '../view.ts';

/** Writes one fact into the view: `a` and `b` are its payload words, `what` tells who and where. */
export type Apply = (view: View, a: number, b: number, what: number, strings: readonly string[]) => void;

/** What to do for some kinds of events. */
export type Reducer<K extends EventKind> = Readonly<Record<K, Apply>>;

/** An event that does not fit the view: the recording is damaged, or the reducer is wrong. */
export class ReduceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReduceError';
  }
}

/**
 * The cache with that number.
 * @throws ReduceError when there is none.
 */
export function cacheAt(view: View, index: number): CacheView {
  const cache = view.caches[index];
  if (cache === undefined || cache === null) throw new ReduceError(`event ${view.moment}: no cache ${index}`);
  return cache;
}

/**
 * The task with that number.
 * @throws ReduceError when there is none.
 */
export function taskAt(view: View, id: number): TaskView {
  return view.tasks[id] ?? newTask(view, id);
}

function newTask(view: View, id: number): TaskView {
  if (id !== 0) throw new ReduceError(`event ${view.moment}: no task ${id}`);
  const task: TaskView = idleTask(0, 'boot', 0, false);
  task.activity = 'running';
  view.tasks[0] = task;
  return task;
}

/** A task with nothing to do. */
export function idleTask(id: number, name: string, cpu: number, worker: boolean): TaskView {
  return {
    id,
    name,
    worker,
    cpu,
    activity: 'idle',
    waitingOn: -1,
    until: -1,
    stack: [],
    op: -1,
    preemptArmed: false,
    fstrans: false,
  };
}
