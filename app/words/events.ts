import {
  CACHE_FIELDS,
  CANCELLED,
  type Event,
  type EventKind,
  FAULT_MODES,
  FAULT_TARGETS,
  FRAME_OWNER,
  FUNCTIONS,
  type FunctionName,
  OPS,
  PICKS,
  TUNABLE_NAMES,
  ZONE_FIELDS,
} from '../../engine/index.ts';
import { address, cacheName, objectName, slabName, taskName } from '../model/names/names.ts';
import { bitName } from '../model/state-bits.ts';
import type { View } from '../model/view.ts';
import { frameOwnerName, HOLDERS } from './holders.ts';
import { formatCount, formatPages, plural } from './numbers.ts';
import { listName } from './places.ts';
import { waitPhrase } from './waits.ts';

type EventOf<K extends EventKind> = Extract<Event, { readonly kind: K }>;
type Sentences = { readonly [K in EventKind]: (event: EventOf<K>, view: View) => string };

const TASK_WORDS: Readonly<Record<string, string>> = {
  create: 'starts creating a cache',
  destroy: 'starts destroying',
  alloc: 'asks for an object of',
  free: 'frees an object of',
  reap: 'starts reaping',
  shrink: 'calls the shrinker',
  kmem_reap: 'reaps all caches',
  freeAll: 'frees all objects of',
  reload: 'unloads the module and loads it again',
};

/** What a call means, where all callers of the function call it for the same reason. */
const CALL_WORDS: Partial<Readonly<Record<FunctionName, string>>> = {
  spl_cache_refill: 'finds its magazine empty and refills it',
  spl_cache_grow: 'finds no partial slab and asks for a new one',
  spl_cache_grow_work: 'starts making a new slab',
  spl_slab_alloc: 'asks for memory for a slab',
  spl_slab_reclaim: 'looks for empty slabs to free',
  spl_emergency_alloc: 'finds the cache deadlocked and asks for an emergency object',
  spl_emergency_free: 'checks whether the object is an emergency object',
  spl_cache_age: 'looks for idle magazines to flush',
};

/** The numbers of a cache by their names in the reference. */
const FIELD_NAMES: Readonly<Record<(typeof CACHE_FIELDS)[number], string>> = {
  flags: 'skc_flags',
  objSize: 'skc_obj_size',
  objAlign: 'skc_obj_align',
  slabObjs: 'skc_slab_objs',
  slabSize: 'skc_slab_size',
  magSize: 'skc_mag_size',
  magRefill: 'skc_mag_refill',
  taskqid: 'skc_taskqid',
  objDeadlock: 'skc_obj_deadlock',
  slabMax: 'skc_slab_max',
  objMax: 'skc_obj_max',
  objEmergencyMax: 'skc_obj_emergency_max',
  linuxLive: 'objects of the Linux slab',
};

/** Why a thread is next in an explored order. */
const PICK_WORDS: Readonly<Record<(typeof PICKS)[number], string>> = {
  continues: 'continues',
  follows: 'goes next',
  interrupts: 'interrupts',
  time: 'time passes',
  'early time': 'time passes before the others continue',
};

/** A sentence for each kind, to follow “CPU 1 · t0”, in the present tense. `view` is the view right after the event. */
const SENTENCES: Sentences = {
  picked: (e) => PICK_WORDS[PICKS[e.why] ?? 'continues'],
  jiffy: (e) => `jiffy ${formatCount(e.jiffies)} begins`,
  taskCreated: (e) => (e.worker === 1 ? 'joins the task queue' : 'is created'),
  opStarted: (e, view) => {
    const words = TASK_WORDS[OPS[e.op] ?? ''] ?? 'begins';
    return e.cache < 0 ? words : `${words} ${cacheName(view, e.cache)}`;
  },
  opEnded: (e, view) => {
    const op = OPS[e.op] ?? 'command';
    if (op === 'alloc') return e.ret === 0 ? 'gets NULL' : `gets ${objectName(view, e.ret)}`;
    if (op === 'shrink') return e.ret < 0 ? 'gets SHRINK_STOP' : `gets ${formatCount(e.ret)}`;
    if (op === 'create' && e.ret < 0) return 'gets NULL instead of a cache';
    return `finishes ${op}`;
  },
  scheduled: () => 'gets the CPU',
  blocked: (e, view) =>
    `waits ${waitPhrase(view, e.on)}${e.timeout < 0 ? '' : `, at most ${plural(e.timeout, 'jiffy', 'jiffies')}`}`,
  woken: (e, view) => `wakes ${taskName(view, e.whom)}`,
  timedOut: (e, view) => `the wait of ${taskName(view, e.whom)} times out`,
  migrated: (e, view) => `moves ${taskName(view, e.whom)} to CPU ${e.to}`,
  preemptArmed: (e, view) =>
    e.armed === 1 ? `marks ${taskName(view, e.whom)} for preemption` : 'is preempted',
  irq: (e) => (e.off === 1 ? 'turns interrupts off' : 'turns interrupts on'),
  fstrans: (e) =>
    e.inside === 1 ? 'enters a file system transaction' : 'leaves the file system transaction',
  entered: (e) => {
    const words = callWords(e.fn, FUNCTIONS[e.caller]);
    return words === undefined ? `calls ${e.fn}` : `${words} (${e.fn})`;
  },
  left: (e) => `returns from ${e.fn}`,
  lock: (e, view) => `${e.held === 1 ? 'takes' : 'releases'} skc_lock of ${cacheName(view, e.cache)}`,
  listLock: (e, view) =>
    `${e.whom === e.task ? (e.hold > 0 ? 'gets' : 'gives up') : `hands ${taskName(view, e.whom)}`} spl_kmem_cache_sem (${Math.abs(e.hold) === 1 ? 'read' : 'write'})`,
  flag: (e, view) => `${e.isSet ? 'sets' : 'clears'} ${bitName(e.bit)} of ${cacheName(view, e.cache)}`,
  ref: (e, view) => `${e.delta > 0 ? 'raises' : 'lowers'} skc_ref of ${cacheName(view, e.cache)} by one`,
  wakeCalled: (e, view) => `wakes all that wait ${waitPhrase(view, e.on)}`,
  queued: (e, view) =>
    `queues ${FUNCTIONS[e.work] ?? 'work'} for ${cacheName(view, e.cache)} as task ${e.id}`,
  delayed: (e) => `task ${e.id} is due at jiffy ${formatCount(e.expires)}`,
  due: (e) => `the timer of task ${e.id} fires`,
  taskRun: (e) => `starts task ${e.id}`,
  taskDone: (e) => `finishes task ${e.id}`,
  cancelled: (e) => `cancels task ${e.id}: ${CANCELLED[e.found] ?? 'none'}`,
  vmalloc: (e) =>
    e.page < 0
      ? `gets NULL from vmalloc for ${plural(e.size >>> 0, 'byte')}`
      : `gets ${plural(e.size >>> 0, 'byte')} from vmalloc at ${address(e.page, 0)}`,
  vfree: (e) => `returns ${address(e.page, 0)} to vmalloc`,
  getPages: (e) =>
    e.page < 0
      ? `cannot get ${plural(2 ** e.order, 'page')}`
      : `gets ${plural(2 ** e.order, 'page')} at ${address(e.page, 0)}`,
  freePages: (e) => `frees ${plural(2 ** e.order, 'page')} at ${address(e.page, 0)}`,
  kmallocFail: (e) => `gets NULL from kmalloc in ${e.fn}`,
  memoryMode: (e) => `${FAULT_TARGETS[e.target] ?? ''} is set to ${FAULT_MODES[e.mode] ?? ''}`,
  faultCount: (e) =>
    `${FAULT_TARGETS[e.target] ?? ''}: ${e.isSkip ? 'skips' : 'fails'} the next ${plural(e.value, 'allocation')}`,
  tunable: (e) => `${TUNABLE_NAMES[e.index] ?? ''} = ${e.value >>> 0}`,
  cacheCreated: (e, view) => `allocates memory for the cache ${cacheName(view, e.cache)}`,
  cacheField: (e, view) => {
    const field = CACHE_FIELDS[e.field];
    const value = field === 'flags' ? `0x${(e.value >>> 0).toString(16)}` : e.value >>> 0;
    const name = field === undefined ? 'a figure' : FIELD_NAMES[field];
    return `sets ${name} of ${cacheName(view, e.cache)} to ${value}`;
  },
  cacheListed: (e, view) =>
    `${e.listed === 1 ? 'adds' : 'removes'} ${cacheName(view, e.cache)} ${e.listed === 1 ? 'to' : 'from'} the list of caches`,
  cacheFreed: () => 'frees the cache itself',
  magazineMade: (e, view) => `allocates the magazine of CPU ${e.owner} for ${cacheName(view, e.cache)}`,
  magazineFreed: (e, view) => `frees the magazine of CPU ${e.owner} of ${cacheName(view, e.cache)}`,
  slabBuilt: (e, view) => `allocates memory for a slab of ${cacheName(view, e.cache)}`,
  slabPlaced: (e) => `lays the slab out at ${address(e.page, 0)}`,
  slabCarved: () => 'links the objects of the slab onto its free list',
  slabAdded: (e, view) => `adds the slab to its cache as ${slabName(view, e.slab)}`,
  slabLinked: (e, view) =>
    `puts ${slabName(view, e.slab)} ${e.prev < 0 ? 'at the head of' : `behind ${slabName(view, e.prev)} on`} ${listName(view.slabList.get(e.slab))}`,
  slabUnlinked: (e, view) => `removes ${slabName(view, e.slab)} from ${listName(e.list)}`,
  slabDropped: (e, view) => `removes the empty slab ${slabName(view, e.slab)} from its cache`,
  slabFreed: () => 'frees the memory of the slab',
  objLoaded: (e, view) => `moves ${objectName(view, e.obj)} from its slab to the magazine`,
  allocHit: (e, view) => `takes ${objectName(view, e.obj)} from the magazine`,
  alloc: (e, view) => `takes ${objectName(view, e.obj)} from the refilled magazine`,
  freeHit: (e, view) => `puts ${objectName(view, e.obj)} into the magazine`,
  free: (e, view) => `puts ${objectName(view, e.obj)} into the magazine`,
  objReturned: (e, view) =>
    `moves ${objectName(view, e.obj)} from the magazine of CPU ${e.owner} back to its slab`,
  constructed: (e, view) => `constructs ${objectName(view, e.obj)}`,
  destructed: (e, view) => `destructs ${objectName(view, e.obj)}`,
  objPlaced: (e, view) => `places ${objectName(view, e.obj)} at ${address(e.page, 0)}`,
  emergencyMade: (e, view) => `allocates pages for the emergency object ${objectName(view, e.obj)}`,
  emergencyAdded: (e, view) =>
    `adds ${objectName(view, e.obj)} to the emergency tree and returns it to the caller`,
  emergencyRemoved: (e, view) => `removes ${objectName(view, e.obj)} from the emergency tree`,
  emergencyFreed: () => 'frees the pages of the emergency object',
  tree: () => 'relinks the emergency tree',
  linuxCreated: (e, view) => `creates a cache of the Linux slab for ${cacheName(view, e.cache)}`,
  linuxDestroyed: (e) => `destroys the cache of the Linux slab with ${plural(e.live, 'object')} still in use`,
  linuxAlloc: (e, view) =>
    e.obj === 0 ? 'gets NULL from the Linux slab' : `gets ${objectName(view, e.obj)} from the Linux slab`,
  linuxListed: (e, view) => `is about to free ${objectName(view, e.obj)}, in use since boot`,
  linuxFree: () => 'returns an object to the Linux slab',
  reclaimCalled: (e, view) => `calls the reclaim callback of ${cacheName(view, e.cache)}`,
  reclaimFrees: (e, view) => `frees ${objectName(view, e.obj)} in the reclaim callback`,
  spin: (e, view) => `spins on skc_lock of ${cacheName(view, e.cache)}`,
  preempted: () => 'is preempted at the end of its time slice',
  zone: (e) => zoneWords(ZONE_FIELDS[e.field], e.value),
  frames: ({ first, count, owner }, view) => framesWords(view, first, count, owner),
  pressure: (e) =>
    `${HOLDERS.pressure} hold ${formatPages(e.held)} of the ${formatPages(e.wanted)} they want`,
  kswapd: (e) => `${e.awake === 1 ? 'wakes up' : 'goes back to sleep'} with ${plural(e.free, 'page')} free`,
  directReclaim: (e) =>
    e.begun === 1
      ? `finds memory short (${plural(e.free, 'page')} free) and starts direct reclaim`
      : `finishes direct reclaim with ${plural(e.free, 'page')} free`,
  shrinkCounted: (e) => `asks the shrinker, which counts ${plural(e.count, 'object')}`,
  shrinkScanned: (e) =>
    e.freed < 0
      ? `asks the shrinker to scan ${plural(e.nr, 'object')}: it answers SHRINK_STOP`
      : `asks the shrinker to scan ${plural(e.nr, 'object')}: it frees ${formatCount(e.freed)}`,
  outOfMemory: (e) =>
    `is out of memory: cannot get ${plural(2 ** e.order, 'page')} with ${formatCount(e.free)} free`,
  unknown: () => 'emits an event that this version does not know: the recording is damaged',
  panic: (e, view) =>
    `panics in ${e.fn}: ${view.panic === null ? 'a check failed' : `${view.panic.check}(${view.panic.expr})`}`,
};

/** What happens, in words that follow {@link eventWho}; `view` is the view right after the event. */
export function eventWords(event: Event, view: View): string {
  // The table has a sentence for the event's own kind, which the compiler cannot follow through the index.
  const sentence = SENTENCES[event.kind] as (event: Event, view: View) => string;
  return sentence(event, view);
}

/** Kinds of events that the machine itself causes when no task runs. */
const OF_THE_MACHINE: ReadonlySet<EventKind> = new Set<EventKind>([
  'picked',
  'jiffy',
  'timedOut',
  'due',
  'memoryMode',
  'faultCount',
  'tunable',
  'zone',
]);

/** The CPU and the task that cause an event; empty for what the machine itself causes. */
export function eventWho(event: Event, view: View): string {
  // Its words name other processes, whichever task notes it.
  if (event.kind === 'pressure') return '';
  if (event.task === 0 && OF_THE_MACHINE.has(event.kind)) return '';
  return `CPU ${event.cpu} · ${taskName(view, event.task)}`;
}

/** An event as a sentence; `view` is the view right after it. */
export function describeEvent(event: Event, view: View): string {
  const who = eventWho(event, view);
  const words = eventWords(event, view);
  return who === '' ? words : `${who} ${words}`;
}

function callWords(fn: FunctionName, caller: FunctionName | undefined): string | undefined {
  const isFull = fn === 'spl_cache_flush' && caller === 'spl_kmem_cache_free';
  return isFull ? 'finds its magazine full and returns the oldest objects' : CALL_WORDS[fn];
}

/** The frames themselves and their watermarks. */
function zoneWords(field: (typeof ZONE_FIELDS)[number] | undefined, pages: number): string {
  if (field === 'frames') return `the machine has ${plural(pages, 'page frame')}`;
  return `the ${field ?? 'unknown'} watermark is ${plural(pages, 'page')}`;
}

function framesWords(view: View, first: number, count: number, owner: number): string {
  const frames = count === 1 ? `frame ${first}` : `frames ${first} to ${first + count - 1}`;
  if (owner === FRAME_OWNER.free) return `frees ${frames}`;
  return `gives ${frames} to ${frameOwnerName(view, owner)}`;
}
