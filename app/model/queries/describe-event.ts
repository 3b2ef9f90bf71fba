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
  KMC_BITS,
  OPS,
  TUNABLE_NAMES,
  ZONE_FIELDS,
} from '../../../engine/index.ts';
import { address, cacheName, objectName, slabName, taskName, waitPhrase } from '../names/names.ts';
import type { View } from '../view.ts';

type EventOf<K extends EventKind> = Extract<Event, { readonly kind: K }>;
type Sentences = { readonly [K in EventKind]: (event: EventOf<K>, view: View) => string };

const TASK_WORDS: Readonly<Record<string, string>> = {
  create: 'begins to create a cache',
  destroy: 'begins to destroy',
  alloc: 'asks for an object of',
  free: 'frees an object of',
  reap: 'begins to reap',
  shrink: 'calls the shrinker',
  kmem_reap: 'reaps all caches',
  freeAll: 'frees all objects of',
  reload: 'unloads the module and loads it anew',
};

/** What a call means where its place in the reference tells: all callers call it for this reason. */
const CALL_WORDS: Partial<Readonly<Record<FunctionName, string>>> = {
  spl_cache_refill: 'finds its magazine empty and refills it',
  spl_cache_grow: 'finds no partial slab and asks for a new one',
  spl_cache_grow_work: 'begins to make a new slab',
  spl_slab_alloc: 'asks for the memory of a slab',
  spl_slab_reclaim: 'looks for empty slabs to free',
  spl_emergency_alloc: 'finds the cache deadlocked and asks for an emergency object',
  spl_emergency_free: 'looks whether the object is an emergency object',
  spl_cache_age: 'looks for magazines that are too old',
};

/** The numbers of a cache under the names that the reference gives them. */
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
};

const bitName = (bit: number): string =>
  Object.entries(KMC_BITS).find(([, number]) => number === bit)?.[0] ?? `bit ${bit}`;

/** One sentence for each kind, to follow “CPU 1 · t0:”. The view is the one right after the event. */
const SENTENCES: Sentences = {
  jiffy: (e) => `jiffy ${e.jiffies} begins`,
  taskCreated: (e) => (e.worker === 1 ? 'joins the task queue' : 'comes into being'),
  opStarted: (e, view) => {
    const words = TASK_WORDS[OPS[e.op] ?? ''] ?? 'begins';
    return e.cache < 0 ? words : `${words} ${cacheName(view, e.cache)}`;
  },
  opEnded: (e, view) => {
    const op = OPS[e.op] ?? 'command';
    if (op === 'alloc') return e.ret === 0 ? 'gets NULL' : `gets ${objectName(view, e.ret)}`;
    if (op === 'shrink') return e.ret < 0 ? 'gets SHRINK_STOP' : `is told ${e.ret}`;
    if (op === 'create' && e.ret < 0) return 'gets no cache';
    return `is done (${op})`;
  },
  scheduled: () => 'gets the cpu',
  blocked: (e, view) =>
    `waits ${waitPhrase(view, e.on)}${e.timeout < 0 ? '' : `, ${e.timeout === 1 ? '1 jiffy' : `${e.timeout} jiffies`} at most`}`,
  woken: (e, view) => `wakes ${taskName(view, e.whom)}`,
  timedOut: (e, view) => `the wait of ${taskName(view, e.whom)} has taken too long`,
  migrated: (e, view) => `sends ${taskName(view, e.whom)} to CPU ${e.to}`,
  preemptArmed: (e, view) =>
    e.armed === 1 ? `marks ${taskName(view, e.whom)} to lose its cpu at the next chance` : 'loses its cpu',
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
  wakeCalled: (e, view) => `calls those who wait ${waitPhrase(view, e.on)}`,
  queued: (e, view) =>
    `gives ${FUNCTIONS[e.work] ?? 'work'} for ${cacheName(view, e.cache)} to the task queue, task ${e.id}`,
  delayed: (e) => `task ${e.id} will be due at jiffy ${e.expires}`,
  due: (e) => `task ${e.id} is due`,
  taskRun: (e) => `begins task ${e.id}`,
  taskDone: (e) => `ends task ${e.id}`,
  cancelled: (e) => `cancels task ${e.id}: ${CANCELLED[e.found] ?? 'none'}`,
  vmalloc: (e) =>
    e.page < 0
      ? `vmalloc of ${e.size >>> 0} bytes fails`
      : `gets ${e.size >>> 0} bytes from vmalloc at ${address(e.page, 0)}`,
  vfree: (e) => `gives ${address(e.page, 0)} back to vmalloc`,
  getPages: (e) =>
    e.page < 0 ? `finds no ${2 ** e.order} pages` : `gets ${2 ** e.order} pages at ${address(e.page, 0)}`,
  freePages: (e) => `gives ${2 ** e.order} pages at ${address(e.page, 0)} back`,
  kmallocFail: (e) => `gets no small piece of memory in ${e.fn}`,
  memoryMode: (e) => `${FAULT_TARGETS[e.target] ?? ''} is now in mode ${FAULT_MODES[e.mode] ?? ''}`,
  faultCount: (e) => `${FAULT_TARGETS[e.target] ?? ''}: ${e.isSkip ? 'skip' : 'fail next'} ${e.value}`,
  tunable: (e) => `${TUNABLE_NAMES[e.index] ?? ''} = ${e.value >>> 0}`,
  cacheCreated: (e, view) => `has memory for the cache ${cacheName(view, e.cache)}`,
  cacheField: (e, view) => {
    const field = CACHE_FIELDS[e.field];
    const value = field === 'flags' ? `0x${(e.value >>> 0).toString(16)}` : e.value >>> 0;
    const name = field === undefined ? 'a figure' : FIELD_NAMES[field];
    return `sets ${name} of ${cacheName(view, e.cache)} to ${value}`;
  },
  cacheListed: (e, view) =>
    `${e.listed === 1 ? 'adds' : 'takes'} ${cacheName(view, e.cache)} ${e.listed === 1 ? 'to' : 'off'} the list of caches`,
  cacheFreed: () => 'frees the cache itself',
  magazineMade: (e, view) => `makes the magazine of CPU ${e.owner} for ${cacheName(view, e.cache)}`,
  magazineFreed: (e, view) => `frees the magazine of CPU ${e.owner} of ${cacheName(view, e.cache)}`,
  slabBuilt: (e, view) => `has memory for a slab of ${cacheName(view, e.cache)}`,
  slabPlaced: (e) => `lays the slab out at ${address(e.page, 0)}`,
  slabCarved: () => 'threads the objects of the slab on its free list',
  slabAdded: (e, view) => `adds the slab to its cache as ${slabName(view, e.slab)}`,
  slabLinked: (e, view) =>
    `puts ${slabName(view, e.slab)} ${e.prev < 0 ? 'at the head of' : `behind ${slabName(view, e.prev)} on`} ${listName(view.slabList.get(e.slab))}`,
  slabUnlinked: (e, view) => `takes ${slabName(view, e.slab)} off ${listName(e.list)}`,
  slabDropped: (e, view) => `takes ${slabName(view, e.slab)}, which is empty, out of its cache`,
  slabFreed: () => 'gives the memory of the slab back',
  objLoaded: (e, view) => `moves ${objectName(view, e.obj)} from its slab to the magazine`,
  allocHit: (e, view) => `takes ${objectName(view, e.obj)} from the magazine`,
  alloc: (e, view) => `takes ${objectName(view, e.obj)} from the refilled magazine`,
  freeHit: (e, view) => `puts ${objectName(view, e.obj)} into the magazine`,
  free: (e, view) => `puts ${objectName(view, e.obj)} into the magazine`,
  objReturned: (e, view) =>
    `moves ${objectName(view, e.obj)} from the magazine of CPU ${e.owner} back to its slab`,
  constructed: (e, view) => `constructs ${objectName(view, e.obj)}`,
  destructed: (e, view) => `destructs ${objectName(view, e.obj)}`,
  objPlaced: (e, view) => `finds room for ${objectName(view, e.obj)} at ${address(e.page, 0)}`,
  emergencyMade: (e, view) => `has pages for the emergency object ${objectName(view, e.obj)}`,
  emergencyAdded: (e, view) =>
    `adds ${objectName(view, e.obj)} to the emergency tree and hands it to the caller`,
  emergencyRemoved: (e, view) => `takes ${objectName(view, e.obj)} out of the emergency tree`,
  emergencyFreed: () => 'gives the pages of the emergency object back',
  tree: () => 'links and balances the emergency tree',
  linuxCreated: (e, view) => `has the Linux slab make a cache for ${cacheName(view, e.cache)}`,
  linuxDestroyed: (e) => `has the Linux slab destroy its cache, ${e.live} objects still out`,
  linuxAlloc: (e, view) =>
    e.obj === 0 ? 'finds no object in the Linux slab' : `gets ${objectName(view, e.obj)} from the Linux slab`,
  linuxFree: () => 'gives an object back to the Linux slab',
  reclaimCalled: (e, view) => `calls the reclaim callback of ${cacheName(view, e.cache)}`,
  reclaimFrees: (e, view) => `frees ${objectName(view, e.obj)} in the reclaim callback`,
  spin: (e, view) => `spins on skc_lock of ${cacheName(view, e.cache)}`,
  preempted: () => 'has had its time slice and lets others have the cpu',
  zone: (e) => `${ZONE_FIELDS[e.field] ?? 'a figure'} of the page frames: ${e.value} pages`,
  frames: ({ first, count, owner }, view) =>
    `hands ${count === 1 ? `frame ${first}` : `frames ${first} to ${first + count - 1}`} to ${frameOwner(view, owner)}`,
  pressure: (e) => `holds ${e.held} of the ${e.wanted} pages that it wants outside the caches`,
  kswapd: (e) =>
    e.awake === 1 ? `wakes up: ${e.free} pages are free` : `goes back to sleep: ${e.free} pages are free`,
  directReclaim: (e) =>
    e.begun === 1
      ? `finds memory short (${e.free} pages free) and reclaims some itself`
      : `is done reclaiming: ${e.free} pages are free`,
  shrinkCounted: (e) => `asked the shrinker, which counts ${e.count} objects`,
  shrinkScanned: (e) =>
    e.freed < 0
      ? `had the shrinker scan ${e.nr} objects; it wants to be left alone`
      : `had the shrinker scan ${e.nr} objects; ${e.freed} were freed`,
  outOfMemory: (e) => `is out of memory: 2^${e.order} pages cannot be had, ${e.free} are free`,
  unknown: () => 'did something that this version does not know: the recording is damaged',
  panic: (e, view) =>
    `panics in ${e.fn}: ${view.panic === null ? 'a check failed' : `${view.panic.check}(${view.panic.expr})`}`,
};

/** What happened, in words that follow {@link eventWho}; `view` is the view right after the event. */
export function eventWords(event: Event, view: View): string {
  // The table has a sentence for the event's own kind, which the compiler cannot follow through the index.
  const sentence = SENTENCES[event.kind] as (event: Event, view: View) => string;
  return sentence(event, view);
}

/** Kinds that the machine itself brings about when no task runs. */
const OF_THE_MACHINE: ReadonlySet<EventKind> = new Set<EventKind>([
  'jiffy',
  'timedOut',
  'due',
  'memoryMode',
  'faultCount',
  'tunable',
  'zone',
]);

/** On which cpu which task did it; empty for what the machine itself did. */
export function eventWho(event: Event, view: View): string {
  if (event.task === 0 && OF_THE_MACHINE.has(event.kind)) return '';
  return `CPU ${event.cpu} · ${taskName(view, event.task)}`;
}

/** An event as a plain sentence; `view` is the view right after it. */
export function describeEvent(event: Event, view: View): string {
  const who = eventWho(event, view);
  const words = eventWords(event, view);
  return who === '' ? words : `${who} ${words}`;
}

function callWords(fn: FunctionName, caller: FunctionName | undefined): string | undefined {
  const isFull = fn === 'spl_cache_flush' && caller === 'spl_kmem_cache_free';
  return isFull ? 'finds its magazine full and gives the oldest objects back' : CALL_WORDS[fn];
}

function frameOwner(view: View, owner: number): string {
  if (owner === FRAME_OWNER.free) return 'nobody: free';
  if (owner === FRAME_OWNER.kernel) return 'the kernel itself';
  if (owner === FRAME_OWNER.pressure) return 'the consumer outside';
  return cacheName(view, owner - FRAME_OWNER.cache);
}

function listName(code: number): string {
  return code === -1 ? 'skc_partial_list' : 'skc_complete_list';
}
