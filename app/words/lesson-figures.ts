/** The numbers that lessons ask for, by the names that lesson files have for them. */
const FIGURES: Readonly<Record<string, string>> = {
  slabs: 'slabs',
  partialSlabs: 'slabs on the partial list',
  completeSlabs: 'slabs on the complete list',
  emptySlabs: 'empty slabs',
  pinnedSlabs: 'pinned slabs',
  objects: 'objects',
  inUse: 'objects in use',
  inMagazines: 'objects in magazines',
  free: 'free objects',
  emergency: 'emergency objects',
  mostEmergency: 'most emergency objects at once',
  deadlocks: 'waits that timed out',
  waiting: 'threads that wait for a slab',
  growing: 'GROWING (1: set)',
  deadlocked: 'DEADLOCKED (1: set)',
  reaping: 'REAPING (1: set)',
  slabSize: 'bytes of a slab',
  slabObjects: 'objects of a slab',
  objectSize: 'bytes of an object',
  objectSlot: 'bytes that an object takes',
  magazineSize: 'places in a magazine',
  refill: 'objects of a refill',
  bytes: 'bytes held',
  payloadPercent: 'payload in percent',
  usedPercent: 'bytes in use in percent',
  caches: 'caches',
  freePages: 'free pages',
  heldByOthers: 'pages of other processes',
  minMark: 'pages at the min mark',
  lowMark: 'pages at the low mark',
  highMark: 'pages at the high mark',
  kswapdAwake: 'kswapd is awake (1: yes)',
  reclaiming: 'threads that reclaim',
  blockedThreads: 'blocked threads',
  spinning: 'CPUs that spin',
  halted: 'the machine has halted (1: yes)',
  ms: 'ms since the start',
};

/** Events that lessons count, in words; any other by its kind. */
const EVENTS: Readonly<Record<string, string>> = {
  allocHit: 'allocations from a magazine',
  alloc: 'allocations after a refill',
  spin: 'times a CPU found skc_lock taken',
  slabAdded: 'slabs added',
  shrinkScanned: 'passes of the shrinker',
};

/** A number of a lesson in words: `inMagazines on 3` is “objects in magazines, CPU 3”. */
export function figureWords(text: string): string {
  const [, name = text, of, cpu] = /^(\S+)(?: of (.+?))?(?: on (\d+))?$/.exec(text) ?? [];
  if (name === 'events') return EVENTS[of ?? ''] ?? `events “${of ?? ''}”`;
  if (name === 'blocked') return `${of ?? ''} is blocked (1: yes)`;
  if (name === 'result') return `result of the last call of ${of ?? ''} (0: NULL)`;
  const words = FIGURES[name] ?? name;
  return `${words}${of === undefined ? '' : ` of ${of}`}${cpu === undefined ? '' : `, CPU ${cpu}`}`;
}

/** What a number of a lesson has to be, in words. */
export function boundWords({
  kind,
  value,
}: {
  readonly kind: 'is' | 'atLeast' | 'atMost';
  readonly value: number;
}): string {
  const number = value.toLocaleString('en');
  if (kind === 'is') return number;
  return `${kind === 'atLeast' ? 'at least' : 'at most'} ${number}`;
}
