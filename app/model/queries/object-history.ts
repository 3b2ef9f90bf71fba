import {
  cpuOf,
  EVENT_KINDS,
  EVENT_WORDS,
  type EventChunk,
  type EventKind,
  KIND,
  kindOf,
  taskOf,
} from '../../../engine/index.ts';
import { taskName } from '../names/names.ts';
import type { Recording } from '../recording.ts';
import { PLACE, type View } from '../view.ts';

/** Events that are looked at between two pauses of a search: well below a millisecond. */
const SLICE = 16_384;

/** Kinds whose first payload word is an object that moves. */
const MOVES: ReadonlySet<number> = new Set(
  (
    [
      'objLoaded',
      'allocHit',
      'alloc',
      'freeHit',
      'free',
      'objReturned',
      'emergencyMade',
      'emergencyAdded',
      'emergencyRemoved',
      'emergencyFreed',
      'linuxAlloc',
      'linuxFree',
    ] satisfies readonly EventKind[]
  ).map((kind) => EVENT_KINDS.indexOf(kind)),
);

/** What an object is, as far as its history needs it: it begins and ends with its slab if it has one. */
interface Life {
  readonly obj: number;
  /** Slot of its slab and of the slab's first object; −1 without a slab. */
  readonly slab: number;
  readonly first: number;
}

/** What an event is in the life of an object. */
type Mark = 'birth' | 'move' | 'death' | 'other';

/**
 * The moments of an object's life: event numbers, in order. It begins with the carving of its slab or the making of the
 * emergency object, or with the first event that is kept, and ends with their end; slots that are used again are other
 * objects. A search from the playhead of `view` in both directions, which pauses after every {@link SLICE} events.
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
      // Its slot is born again: what follows is another object.
      if (mark === 'birth') return found;
      found.push(start + i);
      if (mark === 'death') return found;
    }
    start += chunk.count;
  }
  return found;
}

/** What event `i` of a chunk is in an object's life. */
function markOf({ words }: EventChunk, i: number, life: Life): Mark {
  const at = i * EVENT_WORDS;
  const kind = kindOf(words[at] ?? 0);
  const a = words[at + 2] ?? 0;
  if (MOVES.has(kind)) return a === life.obj ? moveMark(kind, life) : 'other';
  if (life.slab < 0 || a !== life.slab) return 'other';
  if (kind === KIND.slabFreed) return 'death';
  return kind === KIND.slabCarved && words[at + 3] === life.first ? 'birth' : 'other';
}

function moveMark(kind: number, { slab }: Life): Mark {
  if (slab >= 0) return 'move';
  if (kind === KIND.emergencyMade || kind === KIND.linuxAlloc) return 'birth';
  return kind === KIND.emergencyFreed || kind === KIND.linuxFree ? 'death' : 'move';
}

/** One moment of an object's history, in a few words, with who did it and where. */
export function historyWords(recording: Recording, view: View, moment: number): string {
  const what = recording.word(moment);
  const who = `${taskName(view, taskOf(what))}, CPU ${cpuOf(what)}`;
  const event = recording.event(moment);
  switch (event.kind) {
    case 'slabCarved':
      return `carved with its slab · ${who}`;
    case 'objLoaded':
      return `slab → magazine of CPU ${event.cpu} · ${who}`;
    case 'allocHit':
    case 'alloc':
      return `magazine → caller · ${who}`;
    case 'freeHit':
    case 'free':
      return `caller → magazine of CPU ${event.cpu} · ${who}`;
    case 'objReturned':
      return `magazine of CPU ${event.owner} → slab · ${who}`;
    case 'emergencyMade':
      return `pages obtained · ${who}`;
    case 'emergencyAdded':
      return `emergency tree → caller · ${who}`;
    case 'emergencyRemoved':
      return `caller → out of the tree · ${who}`;
    case 'linuxAlloc':
      return `Linux slab → caller · ${who}`;
    case 'linuxFree':
      return `caller → Linux slab · ${who}`;
    default:
      return `memory given back · ${who}`;
  }
}
