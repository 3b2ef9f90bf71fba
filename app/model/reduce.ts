import {
  EVENT_KINDS,
  EVENT_WORDS,
  type EventChunk,
  type EventKind,
  KIND,
  kindOf,
} from '../../engine/index.ts';
import { applyCache } from './reduce/caches.ts';
import { type Apply, ReduceError } from './reduce/fact.ts';
import { applyMemory } from './reduce/memory.ts';
import { applyObject, giveBack, load, putBack, take } from './reduce/objects.ts';
import { applyScarcity } from './reduce/scarcity.ts';
import { applySlab } from './reduce/slabs.ts';
import { applyTask, enter, leave } from './reduce/tasks.ts';
import type { View } from './view.ts';

const APPLY: Readonly<Record<EventKind, Apply>> = {
  ...applyTask,
  ...applyMemory,
  ...applyScarcity,
  ...applyCache,
  ...applySlab,
  ...applyObject,
};

const BY_NUMBER: readonly Apply[] = EVENT_KINDS.map((kind) => APPLY[kind]);

/**
 * Takes the events `from` to before `to` of a chunk into the view. Texts are looked up in `strings`.
 * @throws ReduceError when one of them does not fit the view, which then stands in the middle of it.
 */
export function reduce(
  view: View,
  chunk: EventChunk,
  from: number,
  to: number,
  strings: readonly string[],
): void {
  const { words } = chunk;
  let { now, nowWord } = view;
  let at = from * EVENT_WORDS;
  try {
    for (; at < to * EVENT_WORDS; at += EVENT_WORDS) {
      const what = words[at] ?? 0;
      const time = words[at + 1] ?? 0;
      now += (time - nowWord) | 0;
      nowWord = time;
      apply(view, what, words[at + 2] ?? 0, words[at + 3] ?? 0, strings);
    }
  } catch (error) {
    if (!(error instanceof ReduceError)) throw error;
    throw new ReduceError(`event ${view.moment - from + at / EVENT_WORDS}: ${error.message}`);
  }
  view.moment += to - from;
  view.now = now;
  view.nowWord = nowWord;
}

/** Takes one event into the view. */
function apply(view: View, what: number, a: number, b: number, strings: readonly string[]): void {
  // Six kinds are most of all events: called by name, they become part of the loop.
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
    default:
      BY_NUMBER[kindOf(what)]?.(view, a, b, what, strings);
  }
}
