import { METRIC_NAMES, METRICS, type Metric } from '../model/outcome/outcome.ts';
import type { GlossaryEntry } from './glossary-type.ts';
import { METRIC_WORDS } from './metrics.ts';

/** What a metric counts, the lesson about it, and the rule of engine/SPEC.md if there is one. */
type Meaning = Required<Pick<GlossaryEntry, 'sentence' | 'lesson'>> & Pick<GlossaryEntry, 'spec'>;

const MEANINGS: Readonly<Record<Metric, Meaning>> = {
  operations: { sentence: 'Calls that gave or took an object.', lesson: 'magazines', spec: 'MAG1' },
  hitRate: {
    sentence: 'The share of operations that a magazine served alone, without the lock of the cache.',
    lesson: 'magazines',
    spec: 'MAG1',
  },
  hits: {
    sentence: 'Operations that a magazine served alone, without the lock of the cache.',
    lesson: 'magazines',
    spec: 'MAG1',
  },
  meanBytes: {
    sentence: 'Bytes of slabs and emergency objects, on average over time.',
    lesson: 'diagnosis',
    spec: 'CRT5',
  },
  peakBytes: {
    sentence: 'The most bytes of slabs and emergency objects at once.',
    lesson: 'diagnosis',
    spec: 'RFL7',
  },
  used: {
    sentence: 'The share of the memory held that callers use, on average over time.',
    lesson: 'diagnosis',
    spec: 'RFL6',
  },
  meanHeaders: {
    sentence: 'Bytes of slabs that no object can use: headers, trailers and padding, on average over time.',
    lesson: 'geometry',
    spec: 'CRT5',
  },
  meanFree: {
    sentence: 'Bytes of objects that are free in their slabs, on average over time.',
    lesson: 'slab-lists',
    spec: 'RFL5',
  },
  meanParked: {
    sentence: 'Bytes of objects that lie in magazines, on average over time.',
    lesson: 'stranded-memory',
    spec: 'REAP1',
  },
  lockAcquisitions: {
    sentence: 'How often the one lock of a cache was taken: to refill, to flush or to reclaim.',
    lesson: 'one-lock',
    spec: 'MAG1',
  },
  spins: {
    sentence: 'How often a CPU found the lock of a cache taken and had to wait for it.',
    lesson: 'one-lock',
    spec: 'MAG1',
  },
  spinTime: {
    sentence: 'How long CPUs waited for the locks of caches, all together.',
    lesson: 'one-lock',
    spec: 'MAG1',
  },
  slabsGrown: { sentence: 'Slabs that were added to caches.', lesson: 'growing-asleep', spec: 'GRW1' },
  slabsFreed: { sentence: 'Empty slabs that gave their memory back.', lesson: 'reaping', spec: 'RFL5' },
  pageCalls: {
    sentence: 'Calls that got memory for slabs and emergency objects or gave it back.',
    lesson: 'growing-asleep',
    spec: 'CRT1',
  },
  scanned: {
    sentence: 'Objects that the kernel asked shrinkers to free when memory ran short.',
    lesson: 'memory-pressure',
    spec: 'SHR2',
  },
  reclaimed: {
    sentence: 'Objects that shrinkers reported as freed.',
    lesson: 'memory-pressure',
    spec: 'SHR2',
  },
  reclaimEfficiency: {
    sentence: 'How many of the objects that the kernel asked for were reported as freed.',
    lesson: 'memory-pressure',
    spec: 'SHR2',
  },
  emergencies: {
    sentence: 'Objects with pages of their own, handed out while a growth took too long.',
    lesson: 'emergency',
    spec: 'EMG1',
  },
  deadlocks: {
    sentence: 'How often a growth took longer than a tenth of a second, as skc_obj_deadlock counts it.',
    lesson: 'emergency',
    spec: 'GRW4',
  },
  deadlockTime: {
    sentence: 'How long caches were DEADLOCKED, until the growth ended.',
    lesson: 'emergency',
    spec: 'GRW5',
  },
  stalls: {
    sentence: 'How often a caller slept until a slab was added.',
    lesson: 'growing-asleep',
    spec: 'GRW2',
  },
  stallTime: {
    sentence: 'How long callers slept until a slab was added, all together.',
    lesson: 'growing-asleep',
    spec: 'GRW2',
  },
  time: { sentence: 'How far the clock of the simulated machine got.', lesson: 'one-lock' },
};

const BETTER = { less: ' Less is better.', more: ' More is better.', neither: '' } as const;

/** The metrics of Compare and Sweep as terms. */
export const METRIC_TERMS: readonly GlossaryEntry[] = METRIC_NAMES.map((metric) => ({
  ...MEANINGS[metric],
  term: METRIC_WORDS[metric],
  sentence: MEANINGS[metric].sentence + BETTER[METRICS[metric].better],
}));
