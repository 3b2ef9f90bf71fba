import { FUNCTIONS } from '../../engine/index.ts';
import { slabSplit } from '../model/layout/split.ts';
import { activityPhrase, address, objectAddress, objectName, slabName } from '../model/names/names.ts';
import type { CacheView } from '../model/plain-view.ts';
import { whereabouts } from '../model/queries/whereabouts.ts';
import type { View } from '../model/view.ts';
import { HOLDER, regionOf } from './page-map.ts';
import type { Scene } from './scene.ts';
import { counted, size } from './scene-words.ts';
import { runAddress } from './slab-bytes.ts';
import type { BytePart, Target } from './target.ts';
import { duration } from './task-words.ts';

/** What a target is called, and its fields by the reference's names. */
export interface Described {
  readonly title: string;
  readonly fields: readonly (readonly [string, string])[];
}

type Of<K extends Target['kind']> = Extract<Target, { kind: K }>;

/** What there is to read at a target; `hz` is jiffies in a second. Null for what needs no words. */
export function describeTarget(scene: Scene, target: Target, hz: number): Described | null {
  switch (target.kind) {
    case 'cpu':
      return describeCpu(scene, target);
    case 'magazine':
      return describeMagazine(scene, target.cpu);
    case 'round':
    case 'object':
    case 'emergency':
      return describeObject(scene.view, target.obj, hz);
    case 'slab':
      return describeSlab(scene, target.slab, hz);
    case 'bytes':
      return describeBytes(scene, target);
    case 'lamp':
      return LAMP_WORDS[target.lamp];
    case 'growth':
      return describeGrowth(scene, target.work);
    case 'block':
      return describeBlock(scene, target.block);
    case 'cache':
      return describeCache(scene.view, target.cache);
    default:
      return null;
  }
}

const LAMP_WORDS: Readonly<Record<Of<'lamp'>['lamp'], Described>> = {
  GROWING: { title: 'KMC_BIT_GROWING', fields: [['set while', 'a worker grows a slab']] },
  REAPING: { title: 'KMC_BIT_REAPING', fields: [['set while', 'the cache is being reaped']] },
  DEADLOCKED: {
    title: 'KMC_BIT_DEADLOCKED',
    fields: [['set since', 'growth took too long: emergency objects are made']],
  },
  DESTROY: { title: 'KMC_BIT_DESTROY', fields: [['set since', 'the cache is being destroyed']] },
};

function describeCpu({ view, cpus }: Scene, { cpu }: Of<'cpu'>): Described | null {
  const card = cpus.cards[cpu];
  const here = view.tasks.filter(
    (task) => task.id > 0 && task.cpu === cpu && activityPhrase(view, task) !== 'idle',
  );
  const fields = here.slice(0, 6).map((task): [string, string] => {
    const stack = task.stack.map((fn) => FUNCTIONS[fn] ?? '').join(' › ');
    return [task.name, [activityPhrase(view, task), stack].filter((part) => part !== '').join(' · ')];
  });
  const irq: [string, string][] = card?.irqOff === true ? [['interrupts', 'off']] : [];
  const all = [...irq, ...fields];
  return all.length === 0 ? null : { title: `CPU ${cpu}`, fields: all };
}

function describeMagazine({ cpus, cache }: Scene, cpu: number): Described | null {
  const magazine = cpus.cards[cpu]?.magazine;
  if (magazine === undefined || magazine === null || cache === null) return null;
  const seconds = (magazine.age * 15).toFixed(1);
  return {
    title: `spl_kmem_magazine_t of CPU ${cpu}`,
    fields: [
      ['skm_avail', `${magazine.objs.length} of ${magazine.size}`],
      ['skm_refill', String(cache.magRefill)],
      [
        'skm_age',
        `last taken from ${seconds} s ago${magazine.age >= 1 ? ' or more' : ''}; too old after 15 s`,
      ],
    ],
  };
}

function describeObject(view: View, obj: number, hz: number): Described {
  const since = view.objSince.get(obj);
  return {
    title: objectName(view, obj),
    fields: [
      ['where', whereabouts(view, obj)],
      ['since', `jiffy ${since} · ${duration(((view.jiffies - since) * 1000) / hz)} ago`],
      ['address', objectAddress(view, obj) ?? 'not simulated'],
    ],
  };
}

/** What is told of a slab above its name, as zooming in leaves room for more: the nearest first. */
export function slabCaption(view: View, cache: CacheView, slab: number): readonly string[] {
  const { used, parked, free } = slabSplit(view, slab, cache.slabObjs);
  return [
    `${used} with callers · ${parked} in magazines · ${free} free`,
    `sks_age: jiffy ${counted(view.slabAge.get(slab))}`,
    address(view.slabPage.get(slab), 0),
  ];
}

function describeSlab({ view, cache }: Scene, slab: number, hz: number): Described | null {
  if (cache === null || view.slabCache.get(slab) < 0) return null;
  const { used, parked, free } = slabSplit(view, slab, cache.slabObjs);
  const age = view.slabAge.get(slab);
  return {
    title: `${slabName(view, slab)} · ${LIST_WORDS.get(view.slabList.get(slab)) ?? ''}`,
    fields: [
      ['sks_ref', `${view.slabRef.get(slab)} of ${cache.slabObjs}`],
      ['objects', `${used} with callers, ${parked} in magazines, ${free} free`],
      ['sks_age', `jiffy ${age} · ${duration(((view.jiffies - age) * 1000) / hz)} ago`],
      ['address', address(view.slabPage.get(slab), 0)],
    ],
  };
}

const LIST_WORDS: ReadonlyMap<number, string> = new Map([
  [-1, 'skc_partial_list'],
  [-2, 'skc_complete_list'],
  [0, 'on no list'],
]);

const PART_WORDS: Readonly<Record<BytePart, string>> = {
  header: 'spl_kmem_slab_t',
  object: 'object',
  padding: 'padding',
  trailer: 'spl_kmem_obj_t',
  waste: 'left over',
};

function describeBytes({ view }: Scene, target: Of<'bytes'>): Described {
  const { slab, part, obj, from, to, memory } = target;
  const whole = memory > 0 ? 'its own memory' : 'the slab';
  const whose = obj < 0 ? slabName(view, slab) : objectName(view, obj);
  return {
    title: `${PART_WORDS[part]} · ${whose}`,
    fields: [
      [
        'bytes',
        `${counted(to - from)} B, ${counted(from - memory)} to ${counted(to - memory - 1)} of ${whole}`,
      ],
      ['address', runAddress(view, slab, target)],
      ...(obj < 0 ? [] : [['where', whereabouts(view, obj)] as const]),
    ],
  };
}

function describeGrowth({ slabs }: Scene, work: number): Described | null {
  const growth = slabs?.growth.find((one) => one.work.id === work);
  if (growth === undefined) return null;
  return {
    title: 'a slab on its way',
    fields: [['spl_cache_grow_work', `task ${work}`], ...growth.lines.map((line) => ['', line] as const)],
  };
}

const HOLDER_WORDS: Readonly<Record<number, string>> = {
  [HOLDER.free]: 'free',
  [HOLDER.kernel]: 'the kernel',
  [HOLDER.pressure]: 'the consumer outside',
  [HOLDER.focus]: 'this cache',
  [HOLDER.other]: 'other caches',
  [HOLDER.emergency]: 'emergency objects',
};

function describeBlock({ pages }: Scene, block: number): Described | null {
  const region = regionOf(pages, block);
  if (region === null) return null;
  const { pagesPerBlock, holder, held } = pages;
  const first = (block - region.firstBlock) * pagesPerBlock;
  const range =
    pagesPerBlock === 1
      ? `page ${counted(first)}`
      : `pages ${counted(first)} to ${counted(first + pagesPerBlock - 1)}`;
  return {
    title: `${range} · ${region.name}`,
    fields: [
      [
        'held',
        `${counted(held[block] ?? 0)} of ${counted(pagesPerBlock)} (a block is ${size(pagesPerBlock)})`,
      ],
      ['mostly by', HOLDER_WORDS[holder[block] ?? 0] ?? ''],
    ],
  };
}

function describeCache(view: View, index: number): Described | null {
  const cache = view.caches[index];
  if (cache === undefined || cache === null) return null;
  const own: [string, string][] =
    cache.linuxLive >= 0
      ? [['Linux slab', `${counted(cache.linuxLive)} objects out`]]
      : [
          ['skc_slab_alloc', `${counted(cache.slabAlloc)} of ${counted(cache.slabTotal)} slabs`],
          ['skc_obj_alloc', `${counted(cache.objAlloc)} of ${counted(cache.objTotal)} objects`],
        ];
  return { title: cache.name, fields: [...own, ['object size', `${counted(cache.objSize)} B`]] };
}
