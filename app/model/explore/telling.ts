import { CACHE_FIELDS, type Event, type EventKind } from '../../../engine/index.ts';
import type { Recording } from '../recording.ts';
import type { PlayedStep } from './order-play.ts';

/** How informative an event is about its step; missing kinds are not. */
const WEIGHTS: Partial<Readonly<Record<EventKind, number>>> = {
  panic: 100,
  cacheFreed: 95,
  emergencyAdded: 90,
  flag: 80,
  cancelled: 78,
  kmallocFail: 76,
  opEnded: 75,
  timedOut: 74,
  queued: 72,
  blocked: 68,
  migrated: 66,
  slabFreed: 64,
  slabAdded: 62,
  freeHit: 60,
  free: 60,
  ref: 58,
  emergencyRemoved: 57,
  taskRun: 50,
  cacheListed: 45,
  due: 42,
  woken: 41,
  opStarted: 40,
  objReturned: 38,
  magazineFreed: 35,
  taskDone: 30,
  listLock: 12,
  entered: 10,
  lock: 6,
  jiffy: 5,
};

/** Fields of a cache that other threads act on. */
const TOLD_FIELDS: readonly string[] = ['taskqid', 'objDeadlock'];

function weightOf(event: Event): number {
  if (event.kind === 'cacheField') return TOLD_FIELDS.includes(CACHE_FIELDS[event.field] ?? '') ? 79 : 0;
  // A worker that waits for work has simply finished.
  if (event.kind === 'blocked') return event.timeout < 0 && event.fn === 'none' ? 20 : 68;
  if (event.kind === 'lock') return event.held === 1 ? 6 : 0;
  return WEIGHTS[event.kind] ?? 0;
}

/** The most informative events of some steps, at most `most`, in order. */
export function tellingEvents(recording: Recording, steps: readonly PlayedStep[], most: number): number[] {
  const known: { moment: number; weight: number; kind: EventKind }[] = [];
  for (const { from, to } of steps) {
    for (let moment = from; moment < to; moment++) {
      const event = recording.event(moment);
      const weight = weightOf(event);
      if (weight > 0) known.push({ moment, weight, kind: event.kind });
    }
  }
  // Of several jiffies or entered functions, only the last one matters.
  const isSaid = ({ moment, kind }: { moment: number; kind: EventKind }): boolean =>
    (kind !== 'jiffy' && kind !== 'entered') ||
    known.every((other) => other.kind !== kind || other.moment <= moment);
  return known
    .filter(isSaid)
    .sort((a, b) => b.weight - a.weight || b.moment - a.moment)
    .slice(0, most)
    .map(({ moment }) => moment)
    .sort((a, b) => a - b);
}
