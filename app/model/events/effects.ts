import type { EventKind } from '../../../engine/index.ts';

/** A place that objects move from or to. */
export type MovePlace = 'slab' | 'magazine' | 'caller' | 'emergency';

/** What an event of a kind does, for code that follows a few kinds only. */
export interface Effect {
  /** The object of the event moves from one place to another. */
  readonly move?: readonly [from: MovePlace, to: MovePlace];
  /** The event belongs to the history of the object in its first payload word. */
  readonly isObjectHistory?: true;
  /** The life of an object without a slab begins or ends. */
  readonly life?: 'birth' | 'death';
  /** The event ends a call of the allocator's users, or moves time: a step by call stops here. */
  readonly endsCall?: true;
  /** Pages are allocated, freed, or change what they are for. */
  readonly hasPages?: true;
  /** The event states a setting. Compared machines differ in settings from the start. */
  readonly isSetting?: true;
}

const NONE: Effect = {};
const PAGES: Effect = { hasPages: true };
const SETTING: Effect = { isSetting: true };
const moves = (from: MovePlace, to: MovePlace): Effect => ({ move: [from, to], isObjectHistory: true });

/** The effects of every kind of event. */
export const EFFECTS: Readonly<Record<EventKind, Effect>> = {
  objLoaded: moves('slab', 'magazine'),
  allocHit: { ...moves('magazine', 'caller'), endsCall: true },
  alloc: { ...moves('magazine', 'caller'), endsCall: true },
  freeHit: { ...moves('caller', 'magazine'), endsCall: true },
  free: { ...moves('caller', 'magazine'), endsCall: true },
  objReturned: moves('magazine', 'slab'),
  emergencyMade: { isObjectHistory: true, life: 'birth' },
  emergencyAdded: { ...moves('emergency', 'caller'), hasPages: true },
  emergencyRemoved: moves('caller', 'emergency'),
  emergencyFreed: { isObjectHistory: true, life: 'death', hasPages: true },
  linuxAlloc: { isObjectHistory: true, life: 'birth' },
  linuxFree: { isObjectHistory: true, life: 'death' },
  linuxListed: { isObjectHistory: true, life: 'birth' },

  vmalloc: PAGES,
  vfree: PAGES,
  getPages: PAGES,
  freePages: PAGES,
  slabPlaced: PAGES,
  slabLinked: PAGES,
  slabFreed: PAGES,

  frames: { hasPages: true, isSetting: true },
  zone: SETTING,
  tunable: SETTING,
  cacheField: SETTING,
  taskCreated: SETTING,

  jiffy: { endsCall: true },
  opStarted: NONE,
  opEnded: { endsCall: true },
  scheduled: NONE,
  blocked: NONE,
  woken: NONE,
  timedOut: NONE,
  migrated: NONE,
  preemptArmed: NONE,
  irq: NONE,
  fstrans: NONE,
  entered: NONE,
  left: NONE,
  lock: NONE,
  listLock: NONE,
  flag: NONE,
  ref: NONE,
  wakeCalled: NONE,
  queued: NONE,
  delayed: NONE,
  due: NONE,
  taskRun: NONE,
  taskDone: NONE,
  cancelled: NONE,
  kmallocFail: NONE,
  memoryMode: NONE,
  faultCount: NONE,
  cacheCreated: NONE,
  cacheListed: NONE,
  cacheFreed: NONE,
  magazineMade: NONE,
  magazineFreed: NONE,
  slabBuilt: NONE,
  slabCarved: NONE,
  slabAdded: NONE,
  slabUnlinked: NONE,
  slabDropped: NONE,
  constructed: NONE,
  destructed: NONE,
  objPlaced: NONE,
  tree: NONE,
  linuxCreated: NONE,
  linuxDestroyed: NONE,
  reclaimCalled: NONE,
  reclaimFrees: NONE,
  panic: NONE,
  spin: NONE,
  preempted: NONE,
  pressure: NONE,
  kswapd: NONE,
  directReclaim: NONE,
  shrinkCounted: NONE,
  shrinkScanned: NONE,
  outOfMemory: NONE,
  picked: NONE,
  unknown: NONE,
};
