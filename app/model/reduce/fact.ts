import type { EventKind } from '../../../engine/index.ts';
import type { CacheView, TaskView } from '../plain-view.ts';
import type { View } from '../view.ts';

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
  const task = view.tasks[id];
  if (task === undefined) throw new ReduceError(`event ${view.moment}: no task ${id}`);
  return task;
}
