import type { Task } from '../kernel/task.ts';
import type { Plan } from './plan.ts';
import type { Thread } from './thread.ts';

/** The threads of a running program. */
interface Threads {
  readonly plan: Plan;
  readonly threads: readonly Thread[];
  /** The thread of each task; undefined for workers. */
  readonly threadOf: readonly (Thread | undefined)[];
}

/**
 * Whether the contract of a cache forbids a thread's next call for now: no call begins once its destroy has begun, and
 * a destroy begins only when all objects are freed and no thread is inside an allocation or a free. A reap in progress
 * does not hold up a destroy: protecting it is the job of skc_ref.
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
