import type { Scenario } from '../scenario/scenario.ts';
import { crossCpuFree } from './cross-cpu-free.ts';
import { endlessDestroy } from './endless-destroy.ts';
import { expiryByAge, expiryByMemory } from './expiry.ts';
import { kswapdLoop } from './kswapd-loop.ts';
import { magazineScaling } from './magazine-scaling.ts';
import { magazineStranding } from './magazine-stranding.ts';
import { memoryPressure } from './memory-pressure.ts';
import { pinnedSlabs } from './pinned-slabs.ts';
import { slabAge } from './slab-age.ts';
import { slabAlign } from './slab-align.ts';
import { slabLarge } from './slab-large.ts';
import { slabLock } from './slab-lock.ts';
import { slabOvercommit } from './slab-overcommit.ts';
import { slabReap } from './slab-reap.ts';
import { slabReclaim } from './slab-reclaim.ts';
import { slabSmall } from './slab-small.ts';
import { strandingAsPosted } from './stranding-as-posted.ts';
import { vmallocDeadlock } from './vmalloc-deadlock.ts';
import { writeBurst } from './write-burst.ts';

const SCENARIOS: Readonly<Record<string, Scenario>> = {
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

/** The scenarios that come with the engine, by the name that links and commands use, which is also their id. */
export const CATALOGUE: Readonly<Record<string, Scenario>> = Object.fromEntries(
  Object.entries(SCENARIOS).map(([id, one]) => [id, { ...one, id }]),
);
