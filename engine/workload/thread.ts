import type { Coroutine } from '../kernel/coroutine.ts';
import { createTask } from '../kernel/kernel.ts';
import { makeRunnable } from '../kernel/scheduler.ts';
import type { Task } from '../kernel/task.ts';
import { NS_PER_MS } from '../units.ts';
import type { Caller } from './caller.ts';

/** Starts thread number `i` of a caller. */
export function startThread(caller: Caller, name: string, i: number, body: Coroutine<void>): Task {
  const { k, spec } = caller;
  const cpu = ((spec.cpu ?? 0) + i) % k.cpus;
  const task = createTask(k, name, cpu, false);
  task.pinned = spec.cpu !== null;
  task.body = startLater(caller, body);
  makeRunnable(k, task);
  return task;
}

function* startLater(caller: Caller, body: Coroutine<void>): Coroutine<void> {
  yield* caller.rest(caller.spec.start * NS_PER_MS);
  yield* body;
}
