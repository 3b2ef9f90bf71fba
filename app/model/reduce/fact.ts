import type { EventKind } from '../../../engine/index.ts';
import { DamageError } from '../damage.ts';
import type { CacheView, TaskView } from '../plain-view.ts';
import type { View } from '../view.ts';

/** Writes one fact into the view: `a` and `b` are its payload words, `what` has its kind, CPU and task. */
export type Apply = (view: View, a: number, b: number, what: number, strings: readonly string[]) => void;

/** How to apply some kinds of events. */
export type Reducer<K extends EventKind> = Readonly<Record<K, Apply>>;

/**
 * The cache with that number, even if it was freed while a task was inside it.
 * @throws DamageError when there is no such cache
 */
export function cacheAt(view: View, index: number): CacheView {
  return view.caches[index] ?? freedCacheAt(view, index);
}

/** A separate function, so the common case is small enough to inline. */
function freedCacheAt(view: View, index: number): CacheView {
  return view.freedCaches.get(index) ?? missing('cache', index);
}

/**
 * The task with that number.
 * @throws DamageError when there is no such task
 */
export function taskAt(view: View, id: number): TaskView {
  return view.tasks[id] ?? missing('task', id);
}

/** @throws DamageError always */
export function missing(what: string, number: number): never {
  throw new DamageError(`no ${what} ${number}`);
}
