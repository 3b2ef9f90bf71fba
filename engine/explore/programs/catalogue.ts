import type { Program } from '../program.ts';
import { ageingOutlivesCache } from './ageing-outlives-cache.ts';
import { deadlockedWithEmergency } from './deadlocked-with-emergency.ts';
import { deadlockedWithoutGrowth } from './deadlocked-without-growth.ts';
import { destroyWaitsForEver } from './destroy-waits-for-ever.ts';
import { doubleFree } from './double-free.ts';
import { emergencyWhilePartial } from './emergency-while-partial.ts';
import { flushAndReap } from './flush-and-reap.ts';
import { growthWhilePartial } from './growth-while-partial.ts';
import { nosleepAfterGrowth } from './nosleep-after-growth.ts';
import { nosleepWithObjects } from './nosleep-with-objects.ts';
import { otherCpuAfterGrowth } from './other-cpu-after-growth.ts';
import { reapAndCallers } from './reap-and-callers.ts';
import { reapBeforeRef } from './reap-before-ref.ts';
import { reapStealsSlab } from './reap-steals-slab.ts';
import { shrinkerAndDestroy } from './shrinker-and-destroy.ts';
import { twoCallers } from './two-callers.ts';
import { twoReaps } from './two-reaps.ts';
import { twoWorkers } from './two-workers.ts';
import { youngGrowthDeadlocked } from './young-growth-deadlocked.ts';

/** The programs that come with Slabscope, by name. The first twelve show something, the others show that nothing is there. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  'ageing-outlives-cache': ageingOutlivesCache,
  'young-growth-deadlocked': youngGrowthDeadlocked,
  'deadlocked-without-growth': deadlockedWithoutGrowth,
  'reap-before-ref': reapBeforeRef,
  'nosleep-after-growth': nosleepAfterGrowth,
  'destroy-waits-for-ever': destroyWaitsForEver,
  'other-cpu-after-growth': otherCpuAfterGrowth,
  'deadlocked-with-emergency': deadlockedWithEmergency,
  'reap-steals-slab': reapStealsSlab,
  'emergency-while-partial': emergencyWhilePartial,
  'nosleep-with-objects': nosleepWithObjects,
  'growth-while-partial': growthWhilePartial,
  'two-callers': twoCallers,
  'reap-and-callers': reapAndCallers,
  'flush-and-reap': flushAndReap,
  'two-reaps': twoReaps,
  'shrinker-and-destroy': shrinkerAndDestroy,
  'two-workers': twoWorkers,
  'double-free': doubleFree,
};

/** Short names of the four races that the reference does not mention. */
export const SHORT_NAMES: Readonly<Record<string, string>> = {
  N1: 'ageing-outlives-cache',
  N2: 'young-growth-deadlocked',
  N3: 'deadlocked-without-growth',
  N4: 'reap-before-ref',
};
