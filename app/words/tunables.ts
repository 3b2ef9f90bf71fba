import type { CacheLayout, Preview, TunableInfo, TunableName } from '../../engine/index.ts';
import type { Outdated } from '../model/layout/layout-with.ts';
import type { CacheView } from '../model/plain-view.ts';
import { hasBit } from '../model/state-bits.ts';
import { formatBytes, formatCount, listed, plural } from './numbers.ts';

/** What each module parameter does, in a sentence. */
export const TUNABLE_WORDS: Readonly<Record<TunableName, string>> = {
  spl_kmem_cache_expire:
    'When idle magazines are flushed: after 15 s (KMC_EXPIRE_AGE, 1), when memory is low (KMC_EXPIRE_MEM, 2), both (3), never (0).',
  spl_kmem_cache_magazine_size: 'Objects each CPU keeps in its magazine: 2 to 256; 0 chooses by object size.',
  spl_kmem_cache_reclaim:
    'KMC_RECLAIM_ONCE (1): one shrinker pass, then SHRINK_STOP; 0: as many passes as the kernel asks for.',
  spl_kmem_cache_obj_per_slab:
    'Target objects per slab. More means fewer page allocations, but one object can pin more memory.',
  spl_kmem_cache_obj_per_slab_min:
    'Meant as the minimum number of objects per slab; this version never reads it.',
  spl_kmem_cache_max_size: 'Largest slab in MiB. Objects too large for it cannot have a cache.',
  spl_kmem_cache_slab_limit: 'Caches of objects up to this size use the Linux slab allocator; 0: none do.',
  spl_kmem_cache_kmem_limit: 'Objects up to this size come from page blocks, larger ones from vmalloc.',
  spl_kmem_cache_kmem_threads:
    'Threads that grow and age caches; one is tied up while a growth waits for memory.',
};

/** The name of a module parameter without the prefix that all share. */
export function shortTunable(name: TunableName): string {
  return name.replace('spl_kmem_cache_', '');
}

/** When a new value takes effect. */
export const EFFECT_WORDS: Readonly<Record<TunableInfo['effect'], string>> = {
  'at once': 'takes effect at once',
  'next cache': 'applies to caches created from now on',
  'module load': 'applies when the module is loaded',
  never: 'never read',
};

/** The range of a module parameter, its value at load, and its file mode. */
export function rangeWords({ min, max, preset, unit, mode }: TunableInfo): string {
  const of = unit === 'flags' ? '' : ` ${unit}`;
  return `${formatCount(min)} to ${formatCount(max)}${of} · at load ${formatCount(preset)} · 0${mode.toString(8)}`;
}

/** The values of module parameters that are flags, by their names in the reference without the prefix. */
export const FLAG_WORDS: Partial<Readonly<Record<TunableName, readonly string[]>>> = {
  spl_kmem_cache_expire: ['0: never', 'AGE', 'MEM', 'AGE | MEM'],
  spl_kmem_cache_reclaim: ['0: unlimited', 'ONCE'],
};

/** What a typed value must be, to follow “must be”; null if it is valid. */
export function problemOf({ min, max }: TunableInfo, text: string): string | null {
  const value = Number(text);
  const isRight = /^\d+$/.test(text.trim()) && value >= min && value <= max;
  return isRight ? null : `a whole number from ${formatCount(min)} to ${formatCount(max)}`;
}

const OUTDATED: Readonly<Record<Outdated['what'], (count: number) => string>> = {
  slabObjs: (count) => `${plural(count, 'object')} per slab`,
  slabSize: (count) => `slabs of ${formatBytes(count)}`,
  magSize: (count) => `magazines of ${plural(count, 'object')}`,
};

/** The figures that a cache would have if it were created now, each with the one it has. */
export function outdatedWords(outdated: readonly Outdated[]): string {
  return listed(
    outdated.map(({ what, has, would }) => `${OUTDATED[what](would)} instead of ${OUTDATED[what](has)}`),
  );
}

/** The outcome of creating a cache of objects of `size` bytes; `isChosen`: the module chooses its backing. */
export function previewWords(preview: Preview, size: number, isChosen: boolean): string {
  if (preview.kind === 'null') return 'Returns NULL: no slab can hold objects of this size.';
  if (preview.kind === 'panic') return `Panics: ${preview.reason}.`;
  const { backing, slabSize, slabObjs, magSize } = preview.layout;
  const why = isChosen ? ' (chosen by size)' : '';
  if (backing === 'SLAB') return `SLAB${why}: handled by the Linux slab allocator.`;
  return `${backing}${why}: slabs of ${formatBytes(slabSize)} with ${plural(slabObjs, 'object')}, ${overheadWords(preview.layout, size)} overhead; magazines of ${magSize}.`;
}

/** Why a cache would not be created, to follow “would not be created:”. */
export function refusalWords(preview: Exclude<Preview, { kind: 'made' }>): string {
  return preview.kind === 'null' ? 'no slab can hold objects of this size' : `panic, ${preview.reason}`;
}

/** Why another value of a module parameter leaves the layout of a cache as it is. */
export function unchangedWords(name: TunableName, cache: Pick<CacheView, 'flags'>): string {
  switch (name) {
    case 'spl_kmem_cache_expire':
    case 'spl_kmem_cache_reclaim':
      return 'has the same layout: this changes when objects are freed, not how slabs are laid out.';
    case 'spl_kmem_cache_kmem_threads':
      return 'has the same layout: this changes how many slabs can grow at a time.';
    case 'spl_kmem_cache_obj_per_slab_min':
      return 'has the same layout: this version never reads the parameter.';
    case 'spl_kmem_cache_slab_limit':
    case 'spl_kmem_cache_kmem_limit': {
      const flag = (['KMEM', 'VMEM'] as const).find((one) => hasBit(cache, one));
      return flag === undefined
        ? 'has the same layout.'
        : `has the same layout: it is created with KMC_${flag}, so the limits do not apply.`;
    }
    default:
      return 'has the same layout.';
  }
}

/** The share of a slab that is not payload. */
export function overheadWords(
  { slabSize, slabObjs }: Pick<CacheLayout, 'slabSize' | 'slabObjs'>,
  objSize: number,
): string {
  return slabSize === 0 ? '—' : `${((1 - (slabObjs * objSize) / slabSize) * 100).toFixed(1)} %`;
}
