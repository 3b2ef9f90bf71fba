import { taskState } from '../model/task-state.ts';
import {
  type BlockFigures,
  type Described,
  describeBit,
  describeBlock,
  describeBytes,
  describeCache,
  describeCpu,
  describeGrowth,
  describeMagazine,
  describeObject,
  describeSlab,
  describeStratum,
} from '../words/targets.ts';
import { AGEING_DELAY } from './magazine-place.ts';
import { HOLDER, regionOf } from './page-map.ts';
import type { Scene } from './scene.ts';
import { runAddress } from './slab-bytes.ts';
import type { Target } from './target.ts';

type Of<K extends Target['kind']> = Extract<Target, { kind: K }>;

/** The tooltip of a target; `hz` is jiffies in a second. Null where none is needed. */
export function describeTarget(scene: Scene, target: Target, hz: number): Described | null {
  const { view } = scene;
  switch (target.kind) {
    case 'cpu': {
      const here = view.tasks.filter((task) => task.id > 0 && task.cpu === target.cpu);
      return describeCpu(
        view,
        target.cpu,
        here.filter((task) => taskState(task) !== 'idle'),
      );
    }
    case 'magazine':
      return magazineAt(scene, target);
    case 'round':
    case 'object':
    case 'emergency':
      return describeObject(view, target.obj, hz);
    case 'slab':
      return slabAt(scene, target, hz);
    case 'bytes':
      return bytesAt(scene, target);
    case 'lamp':
      return describeBit(target.lamp);
    case 'growth':
      return growthAt(scene, target);
    case 'block':
      return blockAt(scene, target);
    case 'cache': {
      const cache = view.caches[target.cache] ?? null;
      return cache === null ? null : describeCache(cache);
    }
    case 'stratum':
      return describeStratum(target.name);
  }
}

function magazineAt({ cpus, cache }: Scene, { cpu }: Of<'magazine'>): Described | null {
  const magazine = cpus.cards[cpu]?.magazine ?? null;
  if (magazine === null || cache === null) return null;
  const idle = magazine.age * AGEING_DELAY;
  return describeMagazine(cache, cpu, { count: magazine.objs.length, idle, delay: AGEING_DELAY });
}

function slabAt({ view, cache }: Scene, { slab }: Of<'slab'>, hz: number): Described | null {
  return cache === null || view.slabCache.get(slab) < 0 ? null : describeSlab(view, cache, slab, hz);
}

function bytesAt({ view }: Scene, target: Of<'bytes'>): Described {
  const { part, slab, obj, memory } = target;
  return describeBytes(view, {
    part,
    slab,
    obj,
    from: target.from - memory,
    to: target.to - memory,
    isOutside: memory > 0,
    address: runAddress(view, slab, target),
  });
}

function growthAt({ slabs }: Scene, { work }: Of<'growth'>): Described | null {
  const growth = slabs?.growth.find((one) => one.work.id === work);
  return growth === undefined ? null : describeGrowth(work, growth.lines);
}

const HOLDER_NAMES: ReadonlyMap<number, BlockFigures['holder']> = new Map(
  Object.entries(HOLDER).map(([name, code]) => [code, name as BlockFigures['holder']] as const),
);

function blockAt({ pages }: Scene, { block }: Of<'block'>): Described | null {
  const region = regionOf(pages, block);
  if (region === null) return null;
  const { pagesPerBlock, holder, held } = pages;
  return describeBlock({
    region: region.name,
    first: (block - region.firstBlock) * pagesPerBlock,
    pages: pagesPerBlock,
    held: held[block] ?? 0,
    holder: HOLDER_NAMES.get(holder[block] ?? HOLDER.free) ?? 'free',
  });
}
