import { EVENT_KINDS, EVENT_WORDS, type EventChunk, kindOf } from '../../../engine/index.ts';
import { EFFECTS } from '../events/effects.ts';
import type { Recording } from '../recording.ts';
import type { Steps } from '../steps.ts';

/** Events about settings, by the number of their kind. */
const SETTINGS = EVENT_KINDS.map((kind) => EFFECTS[kind].isSetting === true);

/** Where two recordings diverge: the moments after the last event that they share. */
export interface Parting {
  readonly moments: readonly [number, number];
}

/** Events that are compared without a pause. */
const STEP = 20_000;

/**
 * Finds where two machines first do different things, pausing after some thousand events; null if they never do, as far
 * as both are recorded.
 */
export function* findParting(one: Recording, other: Recording): Steps<Parting | null> {
  const [a, b] = [new EventCursor(one.chunks), new EventCursor(other.chunks)];
  let last: readonly [number, number] = [0, 0];
  for (let compared = 1; a.next() && b.next(); compared++) {
    if (a.word(0) !== b.word(0) || a.word(2) !== b.word(2) || a.word(3) !== b.word(3))
      return { moments: last };
    last = [a.moment, b.moment];
    if (compared % STEP === 0) yield;
  }
  return null;
}

/** The events of a recording, one after the other, without those about settings. */
class EventCursor {
  /** The moment right after the event. */
  moment = 0;
  readonly #chunks: readonly EventChunk[];
  #chunk = 0;
  #event = -1;

  constructor(chunks: readonly EventChunk[]) {
    this.#chunks = chunks;
  }

  /** Goes to the next event. Returns whether there is one. */
  next(): boolean {
    do {
      this.#event += 1;
      while (this.#event >= (this.#chunks[this.#chunk]?.count ?? Number.POSITIVE_INFINITY)) {
        this.#chunk += 1;
        this.#event = 0;
      }
      if (this.#chunk >= this.#chunks.length) return false;
      this.moment += 1;
    } while (SETTINGS[kindOf(this.word(0))] === true);
    return true;
  }

  /** A word of the event. */
  word(at: number): number {
    return this.#chunks[this.#chunk]?.words[this.#event * EVENT_WORDS + at] ?? 0;
  }
}
