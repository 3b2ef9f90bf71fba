import {
  EVENT_KINDS,
  EVENT_WORDS,
  type EventChunk,
  type EventKind,
  KIND,
  kindOf,
} from '../../engine/index.ts';
import { applyCache } from './reduce/caches.ts';
import type { Apply } from './reduce/fact.ts';
import { applyMemory } from './reduce/memory.ts';
import { applyObject, putBack, take } from './reduce/objects.ts';
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

const { allocHit, freeHit, entered, left } = KIND;

/** Takes the events `from` to before `to` of a chunk into the view. Texts are looked up in `strings`. */
export function reduce(
  view: View,
  chunk: EventChunk,
  from: number,
  to: number,
  strings: readonly string[],
): void {
  const { words } = chunk;
  let { now, nowWord } = view;
  for (let at = from * EVENT_WORDS; at < to * EVENT_WORDS; at += EVENT_WORDS) {
    const what = words[at] ?? 0;
    const time = words[at + 1] ?? 0;
    now += (time - nowWord) | 0;
    nowWord = time;
    const a = words[at + 2] ?? 0;
    const b = words[at + 3] ?? 0;
    // Four kinds are nearly half of all events: called by name, they become part of this loop.
    switch (kindOf(what)) {
      case allocHit:
        take(view, a, b, what);
        break;
      case freeHit:
        putBack(view, a, b, what);
        break;
      case entered:
        enter(view, a, b, what);
        break;
      case left:
        leave(view, a, b, what);
        break;
      default:
        BY_NUMBER[kindOf(what)]?.(view, a, b, what, strings);
    }
    view.moment += 1;
  }
  view.now = now;
  view.nowWord = nowWord;
}
