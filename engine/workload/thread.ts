import type { Coroutine } from '../kernel/coroutine.ts';
import { createTask } from '../kernel/kernel.ts';
import { makeRunnable } from '../kernel/scheduler.ts';
import { NS_PER_MS } from '../units.ts';
import type { Caller } from './caller.ts';

/** Where a thread runs. */
export interface Home {
  readonly cpu: number;
  /** Whether it stays on that CPU. */
  readonly pinned: boolean;
}

/** Where thread number `i` of a caller runs. */
export function homeOf({ k, spec }: Caller, i: number): Home {
  return { cpu: ((spec.cpu ?? 0) + i) % k.cpus, pinned: spec.cpu !== null };
}

/** Starts a thread of a caller. */
export function startThread(
  caller: Caller,
  name: string,
  { cpu, pinned }: Home,
  body: Coroutine<void>,
): void {
  const { k } = caller;
  const task = createTask(k, name, cpu, false);
  task.pinned = pinned;
  task.body = startLater(caller, body);
  makeRunnable(k, task);
}

function* startLater(caller: Caller, body: Coroutine<void>): Coroutine<void> {
  yield* caller.rest(caller.spec.start * NS_PER_MS);
  yield* body;
}
