import type { TunableInfo, TunableName } from '../../../engine/index.ts';

/** What each module parameter does, in a sentence. */
export const TUNABLE_WORDS: Readonly<Record<TunableName, string>> = {
  spl_kmem_cache_expire:
    'When magazines give back what nobody takes: after 15 s (1), when memory is low (2), both (3), never (0).',
  spl_kmem_cache_magazine_size:
    'Objects that each cpu keeps for itself: 2 to 256; 0 chooses by the size of the object.',
  spl_kmem_cache_reclaim:
    '1 lets the kernel’s shrinker make one pass and then says SHRINK_STOP; 0 lets it ask again and again.',
  spl_kmem_cache_obj_per_slab:
    'Objects that a new slab should hold: more means fewer calls below, and more that one object can pin.',
  spl_kmem_cache_obj_per_slab_min: 'Meant as the least that a slab holds; this version never reads it.',
  spl_kmem_cache_max_size: 'The largest slab, in MiB: objects that do not fit in one cannot have a cache.',
  spl_kmem_cache_slab_limit:
    'Caches whose objects are at most this large leave the work to the Linux slab; 0: none does.',
  spl_kmem_cache_kmem_limit: 'Objects at most this large come from page blocks, larger ones from vmalloc.',
  spl_kmem_cache_kmem_threads:
    'Threads that grow and age caches: a growth that waits for memory keeps one of them.',
};

/** When a new value is noticed. */
export const EFFECT_WORDS: Readonly<Record<TunableInfo['effect'], string>> = {
  'at once': 'takes effect at once',
  'next cache': 'for caches created from now on',
  'module load': 'only when the module is loaded',
  never: 'never read',
};

/** The values that it takes, the one at load, and its file mode. */
export function rangeWords({ min, max, preset, unit, mode }: TunableInfo): string {
  const of = unit === 'flags' ? '' : ` ${unit}`;
  return `${min} to ${max.toLocaleString('en')}${of} · at load ${preset.toLocaleString('en')} · 0${mode.toString(8)}`;
}

/** The values of flags in the reference's own words; a parameter that is none has no row. */
export const FLAG_WORDS: Partial<Readonly<Record<TunableName, readonly string[]>>> = {
  spl_kmem_cache_expire: ['0: never', 'KMC_EXPIRE_AGE', 'KMC_EXPIRE_MEM', 'KMC_EXPIRE_AGE | KMC_EXPIRE_MEM'],
  spl_kmem_cache_reclaim: ['0: again and again', 'KMC_RECLAIM_ONCE'],
};

/** What is wrong with a value as it was typed; null when it makes sense. */
export function problemOf({ min, max }: TunableInfo, text: string): string | null {
  const value = Number(text);
  const isRight = /^\d+$/.test(text.trim()) && value >= min && value <= max;
  return isRight ? null : `a whole number from ${min} to ${max}`;
}
