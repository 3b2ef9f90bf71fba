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
  return view.caches[index] ?? missing('cache', index);
}

/**
 * The task with that number.
 * @throws ReduceError when there is none.
 */
export function taskAt(view: View, id: number): TaskView {
  return view.tasks[id] ?? missing('task', id);
}

function missing(what: string, number: number): never {
  throw new ReduceError(`no ${what} ${number}`);
}
