import { EVENT_KINDS, type EventKind } from '../../../engine/index.ts';

/**
 * How long an event is worth watching the first time it happens, in s. Later ones of its kind take less and less time.
 * Events without a weight take none.
 */
const WEIGHTS: Partial<Readonly<Record<EventKind, number>>> = {
  allocHit: 0.12,
  freeHit: 0.12,
  alloc: 0.25,
  free: 0.25,
  objLoaded: 0.08,
  objReturned: 0.08,
  linuxAlloc: 0.12,
  linuxFree: 0.12,

  slabAdded: 0.5,
  slabLinked: 0.15,
  slabUnlinked: 0.1,
  slabDropped: 0.4,
  slabFreed: 0.2,
  flag: 0.25,

  emergencyAdded: 0.4,
  emergencyRemoved: 0.4,

  cacheCreated: 0.6,
  cacheFreed: 0.6,
  constructed: 0.05,
  destructed: 0.05,
  reclaimCalled: 0.4,
  reclaimFrees: 0.1,
  opStarted: 0.3,
  opEnded: 0.2,
  tunable: 0.3,
  memoryMode: 0.3,
  spin: 0.1,
  blocked: 0.03,

  pressure: 0.3,
  kswapd: 0.6,
  directReclaim: 0.3,
  shrinkCounted: 0.1,
  shrinkScanned: 0.3,
  outOfMemory: 1,
  panic: 1,
};

/** Weights by the number of the kind; 0 for most. */
export const WEIGHT_OF: Float64Array = Float64Array.from(EVENT_KINDS, (kind) => WEIGHTS[kind] ?? 0);
