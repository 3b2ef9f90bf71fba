import { type CallName, isRefused, type World, waitName } from '../../../engine/index.ts';
import type { Actor } from './lanes.ts';
import type { OrderPlay } from './order-play.ts';

/** What an actor would do in its next step. */
export type Prospect =
  | { readonly kind: 'begins'; readonly call: number }
  | { readonly kind: 'continues'; readonly fn: number }
  | { readonly kind: 'time passes'; readonly isJiffy: boolean };

/** Why an actor cannot take a step now. `by` is a task. */
export type WhyNot =
  | { readonly kind: 'done' | 'no work' | 'no time left' | 'no timer' | 'panic' }
  | { readonly kind: 'waits'; readonly on: number }
  | { readonly kind: 'lock' | 'CPU'; readonly by: number }
  | { readonly kind: 'interrupts off'; readonly cpu: number }
  | { readonly kind: 'contract'; readonly call: CallName };

/** What an actor would do in its next step. */
export function prospectOf({ plan, run }: OrderPlay, { task: id }: Actor): Prospect {
  if (id === 0) return { kind: 'time passes', isJiffy: plan.program.tick === 'jiffy' };
  const { world } = run;
  const thread = world.threadOf[id];
  if (thread?.isBetween === true) return { kind: 'begins', call: thread.begun };
  return { kind: 'continues', fn: world.k.tasks[id]?.fn ?? 0 };
}

/** Why an actor cannot take a step. */
export function whyNot({ run: { world } }: OrderPlay, { task: id, kind }: Actor): WhyNot {
  if (world.panic !== null) return { kind: 'panic' };
  if (kind === 'time') return { kind: world.ticksLeft === 0 ? 'no time left' : 'no timer' };
  const task = world.k.tasks[id];
  if (task === undefined || task.state === 'idle') return { kind: kind === 'worker' ? 'no work' : 'done' };
  if (task.state === 'blocked')
    return waitName(task.waitingOn) === 'idle' ? { kind: 'no work' } : { kind: 'waits', on: task.waitingOn };
  return whyNotRun(world, task);
}

/** Why a task that is only waiting for its turn cannot run. */
function whyNotRun(world: World, task: World['k']['tasks'][number]): WhyNot {
  const next = world.threadOf[task.id]?.next;
  if (next !== undefined && isRefused(world, task)) return { kind: 'contract', call: next.call.op };
  const holder = task.wantsLock?.holder ?? null;
  if (holder !== null && holder !== task) return { kind: 'lock', by: holder.id };
  if (task.wantsIrqs >= 0) return { kind: 'interrupts off', cpu: task.wantsIrqs };
  return { kind: 'CPU', by: world.choice.onCpu[task.cpu]?.id ?? 0 };
}
