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

/** The chapters of every scenario of the catalogue, by its id. */
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

/** The chapters of a scenario, even with a changed title or settings; none for one outside the catalogue. */
export function chaptersOf({ id, explored }: Pick<Scenario, 'id' | 'explored'>): readonly Chapter[] {
  if (explored !== undefined) return exploredChapters(explored);
  return id === undefined ? [] : (CHAPTERS[id] ?? []);
}
