import type { Predicate } from './predicate.ts';

/** The names of the built-in predicates. */
export const PREDICATE_NAMES = [
  'use-after-free',
  'ageing-after-destroy',
  'stuck',
  'panic',
  'nosleep-fails-after-growth',
  'nosleep-fails-with-objects',
  'deadlocked-young-growth',
  'deadlocked-without-growth',
  'deadlocked-with-emergency',
  'ref-unprotected-reap',
  'double-owner',
  'foreign-magazine',
  'lost-object',
  'counters-wrong',
  'slab-freed-with-parked-object',
  'slab-freed-unused',
  'two-growths',
  'two-reaps',
  'other-cpu-after-growth',
  'emergency-while-partial',
  'growth-while-partial',
] as const;

/** The name of a predicate. */
export type PredicateName = (typeof PREDICATE_NAMES)[number];

const youngGrowth: Predicate = {
  all: [{ event: 'flag', where: { bit: 14, isSet: true } }, { growth: 'young' }],
};

/** The built-in predicates, by name. app/words/explore.ts has a title and an explanation for each. */
export const NAMED: Readonly<Record<PredicateName, Predicate>> = {
  /** Code uses a cache that destroy has freed, or its freed memory. */
  'use-after-free': { check: 'freed cache used' },
  /** The ageing task keeps a successor that it dispatched after destroy had begun (in N1, before). */
  'ageing-after-destroy': { check: 'ageing queued too late' },
  /** A thread waits and nothing can wake it. */
  stuck: { stuck: 'any' },
  /** A check of the reference fails. */
  panic: { panic: {} },
  /** KM_NOSLEEP returns NULL although the growth that it waited for has added a slab. */
  'nosleep-fails-after-growth': {
    all: [
      { returned: 'alloc', flags: 'KM_NOSLEEP', isNull: true },
      { during: 'slabAdded', by: 'any' },
    ],
  },
  /** KM_NOSLEEP returns NULL although its CPU's magazine has objects. */
  'nosleep-fails-with-objects': {
    all: [{ returned: 'alloc', flags: 'KM_NOSLEEP', isNull: true }, { magazine: 'not empty' }],
  },
  /** DEADLOCKED is set although the growth in progress has not taken HZ/10 yet. */
  'deadlocked-young-growth': youngGrowth,
  /** DEADLOCKED is set although no growth is in progress. */
  'deadlocked-without-growth': {
    all: [{ flag: 'DEADLOCKED', isSet: true }, { flag: 'GROWING', isSet: false }, { lockHeld: false }],
  },
  /** DEADLOCKED is set while an emergency object is out. */
  'deadlocked-with-emergency': {
    all: [
      { flag: 'DEADLOCKED', isSet: true },
      { figure: 'emergency', atLeast: 1 },
    ],
  },
  /** A cache is freed although a reap of it has begun. */
  'ref-unprotected-reap': {
    all: [{ event: 'cacheFreed' }, { inside: 'spl_kmem_cache_reap_now' }],
  },
  /** An object is handed out while a caller holds it. */
  'double-owner': { check: 'object with two holders' },
  /** Code on one CPU takes objects from another CPU's magazine, or puts them there. */
  'foreign-magazine': { check: 'magazine of another CPU' },
  /** An object is in no slab, in no magazine and held by no caller. */
  'lost-object': { check: 'object lost' },
  /** The counters of a cache differ from what its lists and magazines hold. */
  'counters-wrong': { check: 'counters wrong' },
  /** A slab is freed while a magazine or a caller has one of its objects. */
  'slab-freed-with-parked-object': { check: 'slab freed with an object out' },
  /** A new slab is freed before any object was taken from it. */
  'slab-freed-unused': { check: 'slab freed before use' },
  /** Two growths of one cache are in progress. */
  'two-growths': { check: 'two growths' },
  /** Two reaps of one cache are in progress. */
  'two-reaps': { check: 'two reaps' },
  /** An allocation waits for a growth on one CPU and returns on another. */
  'other-cpu-after-growth': {
    all: [
      { returned: 'alloc', moved: true },
      { during: 'slabAdded', by: 'any' },
    ],
  },
  /** A caller gets an emergency object although a slab has free objects. */
  'emergency-while-partial': { all: [{ event: 'emergencyAdded' }, { list: 'partial', isEmpty: false }] },
  /** A growth is requested although a slab has free objects. */
  'growth-while-partial': {
    all: [
      { event: 'queued', fn: 'spl_cache_grow' },
      { list: 'partial', isEmpty: false },
    ],
  },
};
