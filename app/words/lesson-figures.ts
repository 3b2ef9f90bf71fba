/** The numbers that lessons ask for, by their names in lesson files. */
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
  waiting: 'threads waiting for a slab',
  growing: 'GROWING (1: set)',
  deadlocked: 'DEADLOCKED (1: set)',
  reaping: 'REAPING (1: set)',
  slabSize: 'bytes per slab',
  slabObjects: 'objects per slab',
  objectSize: 'bytes per object',
  objectSlot: 'bytes taken by each object',
  magazineSize: 'places in a magazine',
  refill: 'objects per refill',
  bytes: 'bytes held',
  payloadPercent: 'payload in percent',
  usedPercent: 'bytes in use in percent',
  caches: 'caches',
  freePages: 'free pages',
  heldByOthers: 'pages of other processes',
  minMark: 'min watermark in pages',
  lowMark: 'low watermark in pages',
  highMark: 'high watermark in pages',
  kswapdAwake: 'kswapd is awake (1: yes)',
  reclaiming: 'threads in reclaim',
  blockedThreads: 'blocked threads',
  spinning: 'spinning CPUs',
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

/** The bound that a lesson sets on a number, in words. */
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
