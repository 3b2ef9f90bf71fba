import { NS_PER_S } from '../../engine/index.ts';
import { slabSplit } from '../model/layout/split.ts';
import { address, objectAddress, objectName, slabName } from '../model/names/names.ts';
import type { CacheView, TaskView } from '../model/plain-view.ts';
import type { PageRun } from '../model/selection.ts';
import type { StateBit } from '../model/state-bits.ts';
import type { View } from '../model/view.ts';
import { HOLDERS, REGION_WORDS } from './holders.ts';
import { formatBytes, formatCount, formatPages, plural } from './numbers.ts';
import { listName, splitWords, whereabouts } from './places.ts';
import { activityPhrase, stackWords } from './tasks.ts';
import { formatDuration, formatSince } from './times.ts';

/** A tooltip on the stage: a title, and fields by the reference's names. */
export interface Described {
  readonly title: string;
  readonly fields: readonly (readonly [string, string])[];
  /** The term of the glossary that explains what it is. */
  readonly term?: string;
}

/** Tasks of a CPU that its tooltip lists. */
const MOST_TASKS = 6;

/** When each state bit of a cache is set. */
const BITS: Readonly<Record<StateBit, readonly [string, string]>> = {
  GROWING: ['set while', 'a worker grows a slab'],
  REAPING: ['set while', 'the cache is being reaped'],
  DEADLOCKED: ['set since', 'a growth took too long: allocations get emergency objects'],
  DESTROY: ['set since', 'destruction of the cache began'],
};

/** A state bit of a cache. */
export function describeBit(bit: StateBit): Described {
  return { title: `KMC_BIT_${bit}`, fields: [BITS[bit]], ...(bit === 'DESTROY' ? {} : { term: bit }) };
}

/** The titles of the strata of the stage, and the terms that explain what is in them. */
export const STRATA = {
  threads: { title: 'Threads and magazines', term: 'magazine' },
  slabs: { title: 'Slabs', term: 'slab' },
  emergency: { title: 'Emergency objects', term: 'emergency object' },
  pages: { title: 'Pages', term: 'page' },
} as const;

/** A stratum of the stage. */
export function describeStratum(name: keyof typeof STRATA): Described {
  return { ...STRATA[name], fields: [] };
}

/** A CPU with the tasks that are busy there; null if there is nothing to say. */
export function describeCpu(view: View, cpu: number, busy: readonly TaskView[]): Described | null {
  const irq: [string, string][] = view.irqsOff[cpu] === true ? [['interrupts', 'off']] : [];
  const tasks = busy.slice(0, MOST_TASKS).map((task): [string, string] => {
    const stack = stackWords(task);
    return [task.name, `${activityPhrase(view, task)}${stack === '' ? '' : ` · ${stack}`}`];
  });
  const fields = [...irq, ...tasks];
  return fields.length === 0 ? null : { title: `CPU ${cpu}`, fields };
}

/** A magazine. `idle`: how long nothing was taken from it, in s, at most `delay`, after which it is too old. */
export function describeMagazine(
  cache: CacheView,
  cpu: number,
  { count, idle, delay }: { readonly count: number; readonly idle: number; readonly delay: number },
): Described {
  const since = `last taken from ${formatDuration(idle * NS_PER_S)} ago${idle >= delay ? ' or more' : ''}`;
  return {
    title: `spl_kmem_magazine_t of CPU ${cpu}`,
    term: 'magazine',
    fields: [
      ['skm_avail', `${count} of ${cache.magSize}`],
      ['skm_refill', String(cache.magRefill)],
      ['skm_age', `${since}; flushed after ${delay} s`],
    ],
  };
}

/** An object; `hz` is jiffies in a second. */
export function describeObject(view: View, obj: number, hz: number): Described {
  return {
    title: objectName(view, obj),
    fields: [
      ['where', whereabouts(view, obj)],
      ['since', formatSince(view.jiffies, view.objSince.get(obj), hz)],
      ['address', objectAddress(view, obj) ?? 'not simulated'],
    ],
  };
}

/** A slab; `hz` is jiffies in a second. */
export function describeSlab(view: View, cache: CacheView, slab: number, hz: number): Described {
  return {
    title: `${slabName(view, slab)} · ${listName(view.slabList.get(slab))}`,
    term: 'slab',
    fields: [
      ['sks_ref', `${view.slabRef.get(slab)} of ${cache.slabObjs}`],
      ['objects', splitWords(slabSplit(view, slab, cache.slabObjs))],
      ['sks_age', formatSince(view.jiffies, view.slabAge.get(slab), hz)],
      ['address', address(view.slabPage.get(slab), 0)],
    ],
  };
}

/** The lines above a slab's name, nearest first; closer zooms show more of them. */
export function slabCaption(view: View, cache: CacheView, slab: number): readonly string[] {
  return [
    splitWords(slabSplit(view, slab, cache.slabObjs)),
    `sks_age: jiffy ${formatCount(view.slabAge.get(slab))}`,
    address(view.slabPage.get(slab), 0),
  ];
}

/** What the parts of a slab's memory are called. */
export const PART_WORDS = {
  header: 'spl_kmem_slab_t',
  object: 'object',
  padding: 'alignment padding',
  trailer: 'spl_kmem_obj_t',
  waste: 'unused',
} as const;

/** What the parts of a slab's memory are called where there is little room. */
export const PART_LABELS: Readonly<Record<keyof typeof PART_WORDS, string>> = {
  ...PART_WORDS,
  padding: 'padding',
};

/** The title of the bytes of a slab: its name, list and count, what its objects do, its age and address. */
export function sheetTitle(view: View, cache: CacheView, slab: number): string {
  const counts = `${slabName(view, slab)} · ${view.slabRef.get(slab)}/${cache.slabObjs} · ${listName(view.slabList.get(slab))}`;
  return [counts, ...slabCaption(view, cache, slab)].join(' · ');
}

/** A run of bytes of a slab, or of the memory of an object outside of it; the last byte is `to` − 1. */
export interface BytesFigures {
  readonly part: keyof typeof PART_WORDS;
  readonly slab: number;
  /** The object that they belong to, −1 for none. */
  readonly obj: number;
  readonly from: number;
  readonly to: number;
  /** Whether they are outside of the slab, in the object's own memory. */
  readonly isOutside: boolean;
  readonly address: string;
}

/** A run of bytes. */
export function describeBytes(view: View, run: BytesFigures): Described {
  const { part, slab, obj, from, to, isOutside } = run;
  const whose = obj < 0 ? slabName(view, slab) : objectName(view, obj);
  const range = `${formatCount(from)} to ${formatCount(to - 1)} of ${isOutside ? 'its own memory' : 'the slab'}`;
  return {
    title: `${PART_WORDS[part]} · ${whose}`,
    fields: [
      ['bytes', `${formatCount(to - from)} B, ${range}`],
      ['address', run.address],
      ...(obj < 0 ? [] : [['where', whereabouts(view, obj)] as const]),
    ],
  };
}

/** A slab that is being grown as work number `work`, with the lines on its card. */
export function describeGrowth(work: number, lines: readonly string[]): Described {
  const fields = [
    ['spl_cache_grow_work', `task ${work}`],
    ...lines.map((line) => ['', line] as const),
  ] as const;
  return { title: 'a slab being grown', fields, term: 'growth' };
}

/** Who a block of pages mostly belongs to. */
const BLOCK_HOLDERS = {
  ...HOLDERS,
  focus: 'this cache',
  other: 'other caches',
  emergency: 'emergency objects',
} as const;

/** A block of pages of the map: its pages from `first` on, how many of them are held, and by whom mostly. */
export interface BlockFigures {
  readonly region: PageRun['region'];
  readonly first: number;
  readonly pages: number;
  readonly held: number;
  readonly holder: 'free' | 'kernel' | 'pressure' | 'focus' | 'other' | 'emergency';
}

/** A block of pages. */
export function describeBlock({ region, first, pages, held, holder }: BlockFigures): Described {
  const range =
    pages === 1
      ? `page ${formatCount(first)}`
      : `pages ${formatCount(first)} to ${formatCount(first + pages - 1)}`;
  return {
    title: `${range} · ${REGION_WORDS[region]}`,
    fields: [
      ['held', `${formatCount(held)} of ${formatCount(pages)} (a block is ${formatPages(pages)})`],
      ['mostly by', BLOCK_HOLDERS[holder]],
    ],
  };
}

/** A cache. */
export function describeCache(cache: CacheView): Described {
  const own: [string, string][] =
    cache.linuxLive >= 0
      ? [['Linux slab', `${plural(cache.linuxLive, 'object')} in use`]]
      : [
          ['skc_slab_alloc', `${formatCount(cache.slabAlloc)} of ${plural(cache.slabTotal, 'slab')}`],
          ['skc_obj_alloc', `${formatCount(cache.objAlloc)} of ${plural(cache.objTotal, 'object')}`],
        ];
  return { title: cache.name, fields: [...own, ['object size', formatBytes(cache.objSize)]] };
}
