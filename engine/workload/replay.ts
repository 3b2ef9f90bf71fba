import type { Pattern } from '../command/caller-spec.ts';
import { ReplayCalls } from '../command/replay-calls.ts';
import { WAIT } from '../event/event.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import { type WaitQueue, wait_event, wake_up_all } from '../kernel/wait-queue.ts';
import type { Obj } from '../spl/types.ts';
import { NS_PER_MS } from '../units.ts';
import type { Caller } from './caller.ts';
import { homeOf, startThread } from './thread.ts';

type ReplayPattern = Extract<Pattern, { readonly kind: 'replay' }>;

/** The objects of a replay by their number in its calls, shared by its threads. */
export class Ledger {
  /** Objects held; 0 where the allocation returned NULL. */
  readonly held: Map<number, Obj> = new Map();
  /** The threads that want to free an object whose allocation is not done yet. */
  readonly wanted: Map<number, Freer> = new Map();
  /** Threads that may still allocate. */
  running = 0;
  readonly changed: WaitQueue = { waiters: [] };
}

/** A thread that frees objects as soon as another thread has allocated them. */
interface Freer {
  /** Objects allocated since, ready to be freed. */
  readonly ready: Obj[];
  /** Number of objects still to be allocated. */
  missing: number;
}

/** Starts the thread of a replay that makes the calls of CPU number `i`. */
export function startReplay(
  caller: Caller,
  { calls }: ReplayPattern,
  ledger: Ledger,
  name: string,
  i: number,
): void {
  ledger.running += 1;
  startThread(caller, name, homeOf(caller, i), replay(caller, calls[i] ?? '', ledger));
}

/** Makes each call at its time, or as soon as the previous one is done. */
function* replay(caller: Caller, text: string, ledger: Ledger): Coroutine<void> {
  const freer: Freer = { ready: [], missing: 0 };
  let begin = caller.spec.start * NS_PER_MS;
  const calls = new ReplayCalls(text);
  while (!caller.isOver && calls.next()) {
    yield* caller.rest(Math.min(begin + calls.at, caller.stop));
    if (caller.isOver) break;
    yield* freeReady(caller, freer);
    yield* calls.isFree ? give(caller, ledger, freer, calls.object) : take(caller, ledger, calls.object);
    // If a pause held up this call, shift the following ones to keep the gaps.
    begin = Math.max(begin, caller.resumed - calls.at);
  }
  ledger.running -= 1;
  wake_up_all(caller.k, ledger.changed, WAIT.queue);
  yield* freeMissing(caller, ledger, freer);
  // After its last call it keeps what the trace did not free.
  if (caller.isOver) yield* giveAll(caller, ledger);
}

function* take(caller: Caller, { held, wanted, changed }: Ledger, object: number): Coroutine<void> {
  const obj = yield* caller.allocate();
  const freer = wanted.get(object);
  if (freer === undefined) {
    held.set(object, obj);
    return;
  }
  wanted.delete(object);
  freer.missing -= 1;
  if (obj !== 0) freer.ready.push(obj);
  wake_up_all(caller.k, changed, WAIT.queue);
}

/** Frees an object, or has it freed once it is allocated: on the traced machine the allocation may have been faster. */
function* give(caller: Caller, { held, wanted }: Ledger, freer: Freer, object: number): Coroutine<void> {
  const obj = held.get(object);
  if (obj === undefined) {
    wanted.set(object, freer);
    freer.missing += 1;
    return;
  }
  held.delete(object);
  if (obj !== 0) yield* caller.release(obj);
}

function* freeReady(caller: Caller, { ready }: Freer): Coroutine<void> {
  for (let obj = ready.shift(); obj !== undefined; obj = ready.shift()) yield* caller.release(obj);
}

/** Waits for objects that other threads have yet to allocate, and frees them. */
function* freeMissing(caller: Caller, ledger: Ledger, freer: Freer): Coroutine<void> {
  const hasChanged = (): boolean => freer.ready.length > 0 || freer.missing === 0 || ledger.running === 0;
  while (freer.missing > 0 && ledger.running > 0) {
    yield* wait_event(caller.k, ledger.changed, WAIT.queue, hasChanged);
    yield* freeReady(caller, freer);
  }
  yield* freeReady(caller, freer);
}

function* giveAll(caller: Caller, { held }: Ledger): Coroutine<void> {
  for (const [object, obj] of held) {
    held.delete(object);
    if (obj !== 0) yield* caller.release(obj);
  }
}
