import {
  EVENT_KINDS,
  EVENT_WORDS,
  type EventChunk,
  type EventKind,
  KIND,
  kindOf,
} from '../../engine/index.ts';
import { DamageError } from './damage.ts';
import { applyCache } from './reduce/caches.ts';
import { type Apply, missing } from './reduce/fact.ts';
import { applyMemory, lock } from './reduce/memory.ts';
import { applyObject, giveBack, load, putBack, take } from './reduce/objects.ts';
import { applyScarcity } from './reduce/scarcity.ts';
import { applySlab } from './reduce/slabs.ts';
import { applyTask, enter, leave, setIrq } from './reduce/tasks.ts';
import type { View } from './view.ts';

const APPLY: Readonly<Record<EventKind, Apply>> = {
  ...applyTask,
  ...applyMemory,
  ...applyScarcity,
  ...applyCache,
  ...applySlab,
  ...applyObject,
  unknown: unknownKind,
};

const BY_NUMBER: readonly Apply[] = EVENT_KINDS.map((kind) => APPLY[kind]);

/**
 * Applies the events `from` to before `to` of a chunk to the view. Texts are looked up in `strings`. An event that
 * contradicts the view is skipped; the first one is kept in `view.damage`.
 */
export function reduce(
  view: View,
  chunk: EventChunk,
  from: number,
  to: number,
  strings: readonly string[],
): void {
  for (let next = from; next < to; ) {
    const stop = reduceWhatFits(view, chunk, next, to, strings);
    view.moment += stop - next;
    next = stop;
  }
}

/** Applies events up to `to`, or up to and including the next inconsistent one. Returns where it stopped. */
function reduceWhatFits(
  view: View,
  { words }: EventChunk,
  from: number,
  to: number,
  strings: readonly string[],
): number {
  // `| 0` marks the places as small whole numbers for the compiler.
  const end = (to * EVENT_WORDS) | 0;
  let at = (from * EVENT_WORDS) | 0;
  try {
    for (; at < end; at += EVENT_WORDS)
      apply(view, words[at] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0, strings);
    return to;
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    const stop = at / EVENT_WORDS;
    view.damage ??= { moment: view.moment + stop - from, why: error.message };
    return stop + 1;
  }
}

/** Applies one event to the view. */
function apply(view: View, what: number, a: number, b: number, strings: readonly string[]): void {
  // Eight kinds make up most events: calling them by name lets the compiler inline them. It would not inline more.
  switch (kindOf(what)) {
    case KIND.allocHit:
      take(view, a, b, what);
      break;
    case KIND.freeHit:
      putBack(view, a, b, what);
      break;
    case KIND.objLoaded:
      load(view, a, b, what);
      break;
    case KIND.objReturned:
      giveBack(view, a, b);
      break;
    case KIND.entered:
      enter(view, a, b, what);
      break;
    case KIND.left:
      leave(view, a, b, what);
      break;
    case KIND.lock:
      lock(view, a, b, what);
      break;
    case KIND.irq:
      setIrq(view, a, b, what);
      break;
    default:
      (BY_NUMBER[kindOf(what)] ?? unknownKind)(view, a, b, what, strings);
  }
}

function unknownKind(_view: View, _a: number, _b: number, what: number): never {
  return missing('kind of event', kindOf(what));
}
