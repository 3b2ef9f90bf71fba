import type { Pattern } from '../command/caller-spec.ts';
import { WAIT } from '../event/event.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { type WaitQueue, wait_event, wake_up_all } from '../kernel/wait-queue.ts';
import type { Obj } from '../spl/types.ts';
import { NS_PER_S } from '../units.ts';
import type { Caller } from './caller.ts';
import { type Home, homeOf, startThread } from './thread.ts';

type PipePattern = Extract<Pattern, { readonly kind: 'pipe' }>;

/** Objects on their way from the thread that allocates them to the one that frees them. */
interface Pipe {
  readonly objects: Obj[];
  readonly changed: WaitQueue;
  isClosed: boolean;
}

/** Starts both threads of a pipe: `name` produces, `name` with `>` consumes. */
export function startPipe(caller: Caller, pattern: PipePattern, name: string, i: number): void {
  const pipe: Pipe = { objects: [], changed: { waiters: [] }, isClosed: false };
  startThread(caller, name, homeOf(caller, i), produce(caller, pattern, pipe));
  const to: Home = { cpu: (pattern.to + i) % caller.k.cpus, pinned: true };
  startThread(caller, `${name}>`, to, consume(caller, pipe));
}

function* produce(caller: Caller, { depth, rate }: PipePattern, pipe: Pipe): Coroutine<void> {
  const { k } = caller;
  const gap = rate === 0 ? 0 : NS_PER_S / rate;
  let next = k.now;
  while (!caller.isOver) {
    yield* wait_event(k, pipe.changed, WAIT.queue, () => pipe.objects.length < depth || caller.isOver);
    const obj = yield* caller.allocate();
    if (obj !== 0) pipe.objects.push(obj);
    wake_up_all(k, pipe.changed, WAIT.queue);
    next = Math.max(next + gap, k.now);
    yield* caller.rest(next);
  }
  pipe.isClosed = true;
  wake_up_all(k, pipe.changed, WAIT.queue);
}

function* consume(caller: Caller, pipe: Pipe): Coroutine<void> {
  const { k } = caller;
  for (;;) {
    yield* wait_event(k, pipe.changed, WAIT.queue, () => pipe.objects.length > 0 || pipe.isClosed);
    const obj = pipe.objects.shift();
    if (obj === undefined) return;
    yield* caller.release(obj);
    wake_up_all(k, pipe.changed, WAIT.queue);
  }
}
