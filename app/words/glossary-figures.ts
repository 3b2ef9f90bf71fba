import type { GlossaryEntry } from './glossary-type.ts';
import { TUNABLE_WORDS } from './tunables.ts';

/** Settings, state bits and counters, by alphabet. */
export const FIGURES: readonly GlossaryEntry[] = [
  {
    term: 'alignment',
    identifiers: ['skc_obj_align'],
    sentence: 'Object and trailer each start at a multiple of it: 8 bytes by default, up to a page.',
    lesson: 'geometry',
    spec: 'CRT2',
  },
  {
    term: 'DEADLOCKED',
    identifiers: ['KMC_BIT_DEADLOCKED', 'skc_obj_deadlock'],
    sentence:
      'A growth has taken longer than a tenth of a second: allocations get emergency objects until it ends.',
    lesson: 'emergency',
    spec: 'GRW4',
  },
  {
    term: 'DESTROY',
    identifiers: ['KMC_BIT_DESTROY', 'spl_kmem_cache_destroy'],
    sentence: 'The cache is being destroyed: nothing may enter it any more.',
    lesson: 'races',
    spec: 'DST3',
  },
  {
    term: 'expiry',
    identifiers: ['spl_kmem_cache_expire', 'KMC_EXPIRE_MEM'],
    sentence:
      'When objects leave magazines by themselves: by age (1), when memory is low (2), both (3) or never (0).',
    lesson: 'expiry',
    spec: 'REAP1',
  },
  {
    term: 'GROWING',
    identifiers: ['KMC_BIT_GROWING'],
    sentence: 'A slab is being added: callers that need one wait for it instead of asking for another.',
    lesson: 'growing-asleep',
    spec: 'GRW2',
  },
  {
    term: 'largest slab',
    identifiers: ['spl_kmem_cache_max_size'],
    sentence: TUNABLE_WORDS.spl_kmem_cache_max_size,
    lesson: 'geometry',
    spec: 'CRT5',
  },
  {
    term: 'Linux slab limit',
    identifiers: ['spl_kmem_cache_slab_limit'],
    sentence: TUNABLE_WORDS.spl_kmem_cache_slab_limit,
    lesson: 'geometry',
    spec: 'CRT1',
  },
  {
    term: 'magazine size',
    identifiers: ['spl_kmem_cache_magazine_size', 'skm_size', 'skc_mag_size'],
    sentence: 'How many objects a magazine can hold: by default 4 to 256, fewer for larger objects.',
    lesson: 'one-lock',
    spec: 'MAG5',
  },
  {
    term: 'objects per slab',
    identifiers: ['spl_kmem_cache_obj_per_slab', 'spl_kmem_cache_obj_per_slab_min', 'skc_slab_objs'],
    sentence:
      'How many objects a slab should hold, 8 by default. More means fewer allocations and more pinned memory.',
    lesson: 'slab-lists',
    spec: 'CRT5',
  },
  {
    term: 'page-block limit',
    identifiers: ['spl_kmem_cache_kmem_limit'],
    sentence: TUNABLE_WORDS.spl_kmem_cache_kmem_limit,
    lesson: 'geometry',
    spec: 'CRT1',
  },
  {
    term: 'peaks',
    identifiers: ['skc_slab_max', 'skc_obj_max'],
    sentence: 'The most slabs and objects that were out at once, since the cache was created.',
    lesson: 'diagnosis',
    spec: 'RFL7',
  },
  {
    term: 'REAPING',
    identifiers: ['KMC_BIT_REAPING'],
    sentence: 'The cache is being reaped: no second reap begins, and growths wait for it.',
    lesson: 'reaping',
    spec: 'REAP4',
  },
  {
    term: 'RECLAIM_ONCE',
    identifiers: ['KMC_RECLAIM_ONCE', 'spl_kmem_cache_reclaim'],
    sentence: 'The shrinker stops the kernel after one pass, whatever it freed.',
    lesson: 'memory-pressure',
    spec: 'SHR4',
  },
  {
    term: 'state bits',
    identifiers: ['skc_flags'],
    sentence: 'What a cache is doing: GROWING, REAPING, DEADLOCKED, DESTROY.',
    lesson: 'growing-asleep',
    spec: 'GRW5',
  },
  {
    term: 'total',
    identifiers: ['skc_obj_total'],
    sentence: 'All objects of a cache: in use, in magazines, free, and emergency objects.',
    lesson: 'diagnosis',
    spec: 'EMG4',
  },
];
