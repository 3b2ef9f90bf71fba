import type { Task } from '../kernel/task.ts';
import type { Plan } from './plan.ts';
import type { Thread } from './thread.ts';

/** The threads of a program that runs. */
interface Threads {
  readonly plan: Plan;
  readonly threads: readonly Thread[];
  /** The thread of each task; undefined for workers. */
  readonly threadOf: readonly (Thread | undefined)[];
}

/**
 * Whether a thread must not make its next call now. The contract of a cache: no call begins once its destroy has begun; a
 * destroy begins when no thread is inside an allocation or a free of it and all objects are freed. A reap that is under
 * way does not hold a destroy up: skc_ref is there for that.
 */
export function isRefused(world: Threads, task: Task): boolean {
  if (!world.plan.hasContract) return false;
  const thread = world.threadOf[task.id];
  const next = thread?.isBetween === true ? thread.next : undefined;
  if (next === undefined || next.cache < 0) return false;
  if (world.threads.some((other) => other.hasBegunToDestroy(next.cache))) return true;
  return next.call.op === 'destroy' && world.threads.some((other) => isUsing(other, next.cache));
}

function isUsing(thread: Thread, cache: number): boolean {
  if (thread.holds(cache)) return true;
  const call = thread.isBetween ? undefined : thread.planned;
  return call?.cache === cache && (call.call.op === 'alloc' || call.call.op === 'free');
}
