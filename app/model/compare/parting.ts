import { EVENT_KINDS, EVENT_WORDS, type EventChunk, kindOf } from '../../../engine/index.ts';
import { EFFECTS } from '../events/effects.ts';
import type { Recording } from '../recording.ts';

/** Events about settings, by the number of their kind. */
const SETTINGS = EVENT_KINDS.map((kind) => EFFECTS[kind].isSetting === true);

/** Where two recordings diverge: the moments after the last event that they share. */
export interface Parting {
  readonly moments: readonly [number, number];
}

/** Where two machines first do different things; null if they never do, as far as both are recorded. */
export function firstParting(one: Recording, other: Recording): Parting | null {
  const [a, b] = [deeds(one), deeds(other)];
  let last: readonly [number, number] = [0, 0];
  for (;;) {
    const [x, y] = [a.next(), b.next()];
    if (x.done === true || y.done === true) return null;
    if (x.value.what !== y.value.what || x.value.a !== y.value.a || x.value.b !== y.value.b)
      return { moments: last };
    last = [x.value.moment, y.value.moment];
  }
}

interface Deed {
  readonly what: number;
  readonly a: number;
  readonly b: number;
  /** The moment right after it. */
  readonly moment: number;
}

function* deeds(recording: Recording): Generator<Deed, void, void> {
  let moment = 0;
  for (const chunk of recording.chunks) {
    for (let i = 0; i < chunk.count; i++) {
      moment += 1;
      const what = word(chunk, i, 0);
      if (SETTINGS[kindOf(what)] !== true) yield { what, a: word(chunk, i, 2), b: word(chunk, i, 3), moment };
    }
  }
}

function word({ words }: EventChunk, event: number, at: number): number {
  return words[event * EVENT_WORDS + at] ?? 0;
}
