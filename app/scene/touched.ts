import { type Event, timeAt } from '../../engine/index.ts';
import type { Recording } from '../model/recording.ts';
import type { View } from '../model/view.ts';

/** An object that moved, as an event told it. */
export interface Move {
  readonly obj: number;
  readonly cpu: number;
  readonly from: MovePlace;
  readonly to: MovePlace;
}

/** Where an object moves from or to. */
export type MovePlace = 'slab' | 'magazine' | 'caller' | 'emergency';

/** What changed between two moments. */
export interface Touched {
  /** In the order of the events; backwards they are turned round. */
  readonly moves: readonly Move[];
  /** Slabs that changed, or an object of theirs. */
  readonly slabs: ReadonlySet<number>;
  /** Whether memory was obtained or given back. */
  readonly hasPages: boolean;
  /** Page frames that changed hands: the first of each run and their number, in turn. */
  readonly frames: readonly number[];
}

/** Events beyond which it is cheaper to look at everything anew. */
const MOST = 6000;

/** What changed between two moments of a recording; null when that is too much to follow. */
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
    hasPages ||= PAGE_KINDS.has(event.kind);
  }
  if (from > to) moves.reverse();
  return { moves, slabs, hasPages, frames };
}

/** The slab that an event is about, or that its object belongs to; −1 for none. */
function slabOfEvent(view: View, event: Event, move: Move | null): number {
  if (move !== null) return view.objSlab.get(move.obj);
  return 'slab' in event ? event.slab : -1;
}

const PAGE_KINDS: ReadonlySet<string> = new Set([
  'vmalloc',
  'vfree',
  'getPages',
  'freePages',
  'slabPlaced',
  'slabLinked',
  'slabFreed',
  'emergencyAdded',
  'emergencyFreed',
  'frames',
]);

const PATHS: Partial<Readonly<Record<Event['kind'], readonly [MovePlace, MovePlace]>>> = {
  objLoaded: ['slab', 'magazine'],
  allocHit: ['magazine', 'caller'],
  alloc: ['magazine', 'caller'],
  freeHit: ['caller', 'magazine'],
  free: ['caller', 'magazine'],
  objReturned: ['magazine', 'slab'],
  emergencyAdded: ['emergency', 'caller'],
  emergencyRemoved: ['caller', 'emergency'],
};

function moveOf(event: Event): Move | null {
  const path = PATHS[event.kind];
  if (path === undefined || !('obj' in event)) return null;
  const cpu = 'owner' in event ? event.owner : event.cpu;
  return { obj: event.obj, cpu, from: path[0], to: path[1] };
}

/** When work was given to the task queue, in ns; −1 if that was too long ago to look for. */
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
