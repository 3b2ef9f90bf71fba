import {
  type EventKind,
  emergencyCache,
  fieldCache,
  payloadOf,
  waitCache,
  workCache,
} from '../../../engine/index.ts';
import type { CacheIndex } from '../fold/cache-index.ts';

/** Reads the number of the cache that an event is about, −1 for none. */
type ReadCache = (index: CacheIndex, a: number, b: number) => number;

/** Kinds whose cache is packed into a payload word with other numbers. */
const PACKED: Partial<Readonly<Record<EventKind, ReadCache>>> = {
  cacheField: (_, a) => fieldCache(a),
  queued: (_index, _a, b) => workCache(b),
  emergencyAdded: (_index, _a, b) => emergencyCache(b),
  blocked: (_, a) => waitCache(a),
  wakeCalled: (_, a) => waitCache(a),
  woken: (_index, _a, b) => waitCache(b),
  timedOut: (_index, _a, b) => waitCache(b),
};

/** How the cache of a kind of event is read when no view is kept. */
export function readSubjectCache(kind: EventKind): ReadCache {
  const packed = PACKED[kind];
  if (packed !== undefined) return packed;
  const [first, second] = payloadOf(kind);
  if (first === 'cache') return (_, a) => a;
  if (second === 'cache') return (_index, _a, b) => b;
  if (first === 'obj') return (index, a) => index.ofObj(a);
  if (first === 'slab') return (index, a) => index.ofSlab(a);
  return () => -1;
}
