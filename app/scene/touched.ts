import {
  cpuOf,
  EVENT_KINDS,
  EVENT_WORDS,
  KIND,
  kindOf,
  payloadOf,
  runCount,
  timeAt,
} from '../../engine/index.ts';
import { EFFECTS, type MovePlace } from '../model/events/effects.ts';
import type { Recording } from '../model/recording.ts';
import type { View } from '../model/view.ts';

/** An object that an event moved. */
export interface Move {
  readonly obj: number;
  readonly cpu: number;
  readonly from: MovePlace;
  readonly to: MovePlace;
}

/** What changed between two moments. */
export interface Touched {
  /** In the order of the events; reversed when going back. */
  readonly moves: readonly Move[];
  /** Slabs that changed, or one of whose objects did. */
  readonly slabs: ReadonlySet<number>;
  /** Whether pages were allocated or freed. */
  readonly hasPages: boolean;
  /** Page frames that changed hands: first frame and length of each run, in turn. */
  readonly frames: readonly number[];
}

/** With more events than this, it is cheaper to start from scratch. */
const MOST = 6000;

/** What changed between two moments of a recording; null if that is too much to follow. */
export function touchedBetween(recording: Recording, view: View, from: number, to: number): Touched | null {
  const [start, end] = from <= to ? [from, to] : [to, from];
  if (end - start > MOST || start < recording.keptFrom) return null;
  const found: Found = { moves: [], slabs: new Set(), hasPages: false, frames: [] };
  for (let moment = start; moment < end; ) {
    const { chunk, start: first } = recording.chunkAt(moment);
    const stop = Math.min(end, first + chunk.count);
    for (; moment < stop; moment++) follow(found, view, chunk.words, (moment - first) * EVENT_WORDS);
  }
  if (from <= to) return found;
  const moves = found.moves.map((move) => ({ ...move, from: move.to, to: move.from })).reverse();
  return { ...found, moves };
}

/** The changes found so far. */
interface Found extends Touched {
  readonly moves: Move[];
  readonly slabs: Set<number>;
  hasPages: boolean;
  readonly frames: number[];
}

/** Adds what the event at a place in `words` changed. Reads raw words, since hundreds of events play per frame. */
function follow(found: Found, view: View, words: Int32Array, at: number): void {
  const what = words[at] ?? 0;
  const [a, b] = [words[at + 2] ?? 0, words[at + 3] ?? 0];
  const { move, hasSlab, hasOwner, hasPages } = FOLLOWED[kindOf(what)] ?? NOTHING;
  if (move !== undefined) {
    found.moves.push({ obj: a, cpu: hasOwner ? b : cpuOf(what), from: move[0], to: move[1] });
    const slab = view.objSlab.get(a);
    if (slab >= 0) found.slabs.add(slab);
  } else if (hasSlab) found.slabs.add(a);
  if (kindOf(what) === KIND.frames) found.frames.push(a, runCount(b));
  if (hasPages) found.hasPages = true;
}

/** What is needed to follow a kind of event. */
interface Followed {
  /** The object in the first word moves. */
  readonly move: readonly [from: MovePlace, to: MovePlace] | undefined;
  /** The first word is a slab. */
  readonly hasSlab: boolean;
  /** The second word is the CPU whose magazine it is. */
  readonly hasOwner: boolean;
  readonly hasPages: boolean;
}

const NOTHING: Followed = { move: undefined, hasSlab: false, hasOwner: false, hasPages: false };

/** By number of the kind. */
const FOLLOWED: readonly Followed[] = EVENT_KINDS.map((kind) => {
  const { move, hasPages = false } = EFFECTS[kind];
  const [first, second] = payloadOf(kind);
  return { move, hasSlab: first === 'slab', hasOwner: second === 'owner', hasPages };
});

/** When work was queued, in ns; −1 if that was too long ago to search for. */
export function queuedAt(recording: Recording, view: View, work: number): number {
  const { moment } = view;
  for (
    let at = Math.min(moment, recording.length) - 1;
    at >= Math.max(recording.keptFrom, moment - MOST);
    at--
  ) {
    if (kindOf(recording.word(at)) !== KIND.queued) continue;
    const event = recording.event(at);
    if (event.kind === 'queued' && event.id === work) return timeAt(event.time, recording.timeBefore(at));
  }
  return -1;
}
