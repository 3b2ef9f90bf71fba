import type { Scenario } from '../../../engine/index.ts';
import type { Chapter } from './chapter.ts';
import {
  crossCpuFree,
  endlessDestroy,
  expiryByAge,
  expiryByMemory,
  kswapdLoop,
  magazineScaling,
  magazineStranding,
  pinnedSlabs,
  strandingAsPosted,
} from './concepts.ts';
import { memoryPressure, vmallocDeadlock, writeBurst } from './demos.ts';
import { exploredChapters } from './explored.ts';
import {
  slabAge,
  slabAlign,
  slabLarge,
  slabLock,
  slabOvercommit,
  slabReap,
  slabReclaim,
  slabSmall,
} from './upstream.ts';

/** The chapters of every scenario of the catalogue, by its name. */
export const CHAPTERS: Readonly<Record<string, readonly Chapter[]>> = {
  'vmalloc-deadlock': vmallocDeadlock,
  'memory-pressure': memoryPressure,
  'write-burst': writeBurst,
  'magazine-stranding': magazineStranding,
  'stranding-as-posted': strandingAsPosted,
  'magazine-scaling': magazineScaling,
  'cross-cpu-free': crossCpuFree,
  'pinned-slabs': pinnedSlabs,
  'expiry-by-age': expiryByAge,
  'expiry-by-memory': expiryByMemory,
  'kswapd-loop': kswapdLoop,
  'endless-destroy': endlessDestroy,
  'slab-small': slabSmall,
  'slab-large': slabLarge,
  'slab-align': slabAlign,
  'slab-reap': slabReap,
  'slab-age': slabAge,
  'slab-lock': slabLock,
  'slab-overcommit': slabOvercommit,
  'slab-reclaim': slabReclaim,
};

/**
 * The scenarios of the catalogue by their titles. The worker that finds chapters needs only these of the catalogue, and would
 * otherwise contain all of it.
 */
export const NAMES: Readonly<Record<string, string>> = {
  'The vmalloc deadlock, and emergency objects': 'vmalloc-deadlock',
  'Reclaim under memory pressure': 'memory-pressure',
  'ZFS writes a burst every five seconds': 'write-burst',
  'Magazines strand memory on idle CPUs': 'magazine-stranding',
  '38 of 38 slabs stranded, as posted': 'stranding-as-posted',
  'Magazines, or one lock for all': 'magazine-scaling',
  'Allocated here, freed there': 'cross-cpu-free',
  'One object pins a slab': 'pinned-slabs',
  'Expiry by age': 'expiry-by-age',
  'Expiry when memory is low': 'expiry-by-memory',
  'kswapd asks again and again': 'kswapd-loop',
  'A destroy that never returns': 'endless-destroy',
  'slab_small: forty caches of all kinds': 'slab-small',
  'slab_large: objects of up to 16 MiB': 'slab-large',
  'slab_align: every alignment up to a page': 'slab-align',
  'slab_reap: reaped every tenth of a second': 'slab-reap',
  'slab_age: unused objects go back': 'slab-age',
  'slab_lock: 32 threads at one cache': 'slab-lock',
  'slab_overcommit: four times what there is': 'slab-overcommit',
  'slab_reclaim: taken back page by page': 'slab-reclaim',
};

/** The chapters of a scenario, also when its settings were changed; none for one that is not of the catalogue. */
export function chaptersOf({ title, explored }: Pick<Scenario, 'title' | 'explored'>): readonly Chapter[] {
  if (explored !== undefined) return exploredChapters(explored);
  const name = NAMES[title];
  return name === undefined ? [] : (CHAPTERS[name] ?? []);
}
