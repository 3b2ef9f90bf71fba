import type { Pattern } from '../command/caller-spec.ts';
import { ReplayCalls } from '../command/replay-calls.ts';
import type { Coroutine } from '../kernel/coroutine.ts';
import type { Obj } from '../spl/types.ts';
import { NS_PER_MS } from '../units.ts';
import type { Caller } from './caller.ts';
import { homeOf, startThread } from './thread.ts';

type ReplayPattern = Extract<Pattern, { readonly kind: 'replay' }>;

/** The objects of a replay, by their number in its calls; its threads share them. */
export class Ledger {
  /** What is held; 0 where the allocation gave NULL. */
  readonly held: Map<number, Obj> = new Map();
  /** Objects whose free came before their allocation was done. */
  readonly freed: Set<number> = new Set();
}

/** Starts the thread of a replay that makes the calls of CPU number `i`. */
export function startReplay(
  caller: Caller,
  { calls }: ReplayPattern,
  ledger: Ledger,
  name: string,
  i: number,
): void {
  startThread(caller, name, homeOf(caller, i), replay(caller, calls[i] ?? '', ledger));
}

/** Makes each call at its time, or as soon as the one before is done. */
function* replay(caller: Caller, text: string, ledger: Ledger): Coroutine<void> {
  let begin = caller.spec.start * NS_PER_MS;
  const calls = new ReplayCalls(text);
  while (!caller.isOver && calls.next()) {
    yield* caller.rest(Math.min(begin + calls.at, caller.stop));
    if (caller.isOver) break;
    yield* calls.isFree ? give(caller, ledger, calls.object) : take(caller, ledger, calls.object);
    // After a pause that held this call up, the gaps to the calls that follow stay.
    begin = Math.max(begin, caller.resumed - calls.at);
  }
  // At the end of its calls it keeps what the trace did not free.
  if (caller.isOver) yield* giveAll(caller, ledger);
}

function* take(caller: Caller, { held, freed }: Ledger, object: number): Coroutine<void> {
  const obj = yield* caller.allocate();
  if (!freed.delete(object)) held.set(object, obj);
  else if (obj !== 0) yield* caller.release(obj);
}

function* give(caller: Caller, { held, freed }: Ledger, object: number): Coroutine<void> {
  const obj = held.get(object);
  // On the machine of the trace the allocation was quicker: here its own thread frees the object.
  if (obj === undefined) freed.add(object);
  held.delete(object);
  if (obj !== undefined && obj !== 0) yield* caller.release(obj);
}

function* giveAll(caller: Caller, { held }: Ledger): Coroutine<void> {
  for (const [object, obj] of held) {
    held.delete(object);
    if (obj !== 0) yield* caller.release(obj);
  }
}
