import { type Event, timeAt } from '../../engine/index.ts';
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

/** Above this number of events it is cheaper to start from scratch. */
const MOST = 6000;

/** What changed between two moments of a recording; null if that is too much to follow. */
export function touchedBetween(recording: Recording, view: View, from: number, to: number): Touched | null {
  const [start, end] = from <= to ? [from, to] : [to, from];
  if (end - start > MOST || start < recording.keptFrom) return null;
  const moves: Move[] = [];
  const slabs = new Set<number>();
  const frames: number[] = [];
  let hasPages = false;
  for (let moment = start; moment < end; moment++) {
    const event = recording.event(moment);
    const move = moveOf(event);
    if (move !== null) moves.push(from <= to ? move : { ...move, from: move.to, to: move.from });
    const slab = slabOfEvent(view, event, move);
    if (slab >= 0) slabs.add(slab);
    if (event.kind === 'frames') frames.push(event.first, event.count);
    hasPages ||= EFFECTS[event.kind].hasPages === true;
  }
  if (from > to) moves.reverse();
  return { moves, slabs, hasPages, frames };
}

/** The slab of an event, or of its object; −1 for none. */
function slabOfEvent(view: View, event: Event, move: Move | null): number {
  if (move !== null) return view.objSlab.get(move.obj);
  return 'slab' in event ? event.slab : -1;
}

function moveOf(event: Event): Move | null {
  const path = EFFECTS[event.kind].move;
  if (path === undefined || !('obj' in event)) return null;
  const cpu = 'owner' in event ? event.owner : event.cpu;
  return { obj: event.obj, cpu, from: path[0], to: path[1] };
}

/** When work was queued, in ns; −1 if that was too long ago to look for. */
export function queuedAt(recording: Recording, view: View, work: number): number {
  const { moment } = view;
  for (
    let at = Math.min(moment, recording.length) - 1;
    at >= Math.max(recording.keptFrom, moment - MOST);
    at--
  ) {
    const event = recording.event(at);
    if (event.kind === 'queued' && event.id === work) return timeAt(event.time, recording.timeBefore(at));
  }
  return -1;
}
