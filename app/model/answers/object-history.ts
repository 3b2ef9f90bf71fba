import { EVENT_KINDS, EVENT_WORDS, type EventChunk, KIND, kindOf } from '../../../engine/index.ts';
import { EFFECTS, type Effect } from '../events/effects.ts';
import type { Recording } from '../recording.ts';
import { PLACE, type View } from '../view.ts';

/** Events between two pauses of a search: well below a millisecond. */
const SLICE = 16_384;

/** The effects of the kinds, by their numbers. */
const EFFECT_OF: readonly Effect[] = EVENT_KINDS.map((kind) => EFFECTS[kind]);

/** What a search for an object's history needs to know about it. An object with a slab lives as long as the slab. */
interface Life {
  readonly obj: number;
  /** Slot of its slab and of the slab's first object; −1 without a slab. */
  readonly slab: number;
  readonly first: number;
}

/** What an event means for an object. */
type Mark = 'birth' | 'move' | 'death' | 'other';

/**
 * The moments of an object's life: event numbers, in order. It begins when its slab or emergency object is created,
 * or with the first event that is kept, and ends when that is freed; a reused slot is another object.
 * Searches from the playhead of `view` in both directions and pauses after every {@link SLICE} events.
 */
export function* objectHistory(
  recording: Recording,
  view: View,
  obj: number,
): Generator<void, readonly number[], void> {
  const slab = view.objSlab.get(obj);
  const life = { obj, slab, first: slab < 0 ? -1 : view.slabFirst.get(slab) };
  const isOver = view.objPlace.get(obj) === PLACE.nowhere;
  const { moment } = view;
  const before = yield* lookBack(recording, life, moment);
  const after = isOver ? [] : yield* lookAhead(recording, life, moment);
  return [...before.reverse(), ...after];
}

function* lookBack(recording: Recording, life: Life, moment: number): Generator<void, number[], void> {
  const found: number[] = [];
  let start = recording.length;
  for (const chunk of recording.chunks.toReversed()) {
    start -= chunk.count;
    for (let i = Math.min(chunk.count, moment - start) - 1; i >= 0; i--) {
      if (i % SLICE === 0) yield;
      const mark = markOf(chunk, i, life);
      if (mark !== 'other') found.push(start + i);
      if (mark === 'birth') return found;
    }
  }
  return found;
}

function* lookAhead(recording: Recording, life: Life, moment: number): Generator<void, number[], void> {
  const found: number[] = [];
  let start = recording.keptFrom;
  for (const chunk of [...recording.chunks]) {
    for (let i = Math.max(0, moment - start); i < chunk.count; i++) {
      if (i % SLICE === 0) yield;
      const mark = markOf(chunk, i, life);
      if (mark === 'other') continue;
      // The slot is reused: from here on it is another object.
      if (mark === 'birth') return found;
      found.push(start + i);
      if (mark === 'death') return found;
    }
    start += chunk.count;
  }
  return found;
}

/** What event `i` of a chunk means for an object. */
function markOf({ words }: EventChunk, i: number, life: Life): Mark {
  const at = i * EVENT_WORDS;
  const kind = kindOf(words[at] ?? 0);
  const a = words[at + 2] ?? 0;
  const effect = EFFECT_OF[kind];
  if (effect?.isObjectHistory === true) return a === life.obj ? moveMark(effect, life) : 'other';
  if (life.slab < 0 || a !== life.slab) return 'other';
  if (kind === KIND.slabFreed) return 'death';
  return kind === KIND.slabCarved && words[at + 3] === life.first ? 'birth' : 'other';
}

function moveMark({ life }: Effect, { slab }: Life): Mark {
  return slab >= 0 || life === undefined ? 'move' : life;
}
