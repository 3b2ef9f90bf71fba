import { type CacheSpec, type Scenario, scenario, type TimedCommand } from '../scenario/scenario.ts';
import type { KmcFlag } from '../spl/flags.ts';
import { PAGE_SIZE } from '../units.ts';
import { Random } from '../workload/random.ts';

const CACHES = 40;
const OBJECTS = 128;
/** Ms from one cache to the next: to create it, to use it, to destroy it. */
const TURN = 20;

/** Caches one after another: each is created, used with `objects` objects at a time, and destroyed. */
export function oneByOne(specs: readonly Omit<CacheSpec, 'id'>[], objects: number): TimedCommand[] {
  return specs.flatMap((spec, i) => {
    const at = i * TURN;
    const cache = `c${i + 1}`;
    const pattern = { kind: 'burst', size: objects, every: 1000, hold: 1 } as const;
    const caller = {
      name: spec.name,
      cache,
      cpu: 0,
      threads: 1,
      flags: 'KM_SLEEP',
      start: 0,
      stop: at + TURN - 4,
    };
    return [
      { at, command: { op: 'create', thread: 't0', cpu: 0, cache, ...spec } },
      { at: at + 1, command: { op: 'startCaller', spec: { ...caller, pattern } } },
      { at: at + TURN - 2, command: { op: 'destroy', thread: 't0', cpu: 0, cache } },
    ];
  });
}

/** Flags as the upstream tests draw them: a backing or none, and one time in ten each of two more. */
export function drawFlags(random: Random): KmcFlag[] {
  const flags: KmcFlag[] = [];
  const backing = ([null, 'KMEM', 'VMEM', 'SLAB'] as const)[random.integer(0, 3)];
  if (backing !== null && backing !== undefined) flags.push(backing);
  if (random.integer(1, 10) === 1) flags.push('OFFSLAB');
  if (random.integer(1, 10) === 1) flags.push('NOEMERGENCY');
  return flags;
}

function drawCaches(): Omit<CacheSpec, 'id'>[] {
  const random = new Random(1);
  return Array.from({ length: CACHES }, (_, i) => {
    const size = random.integer(32, PAGE_SIZE);
    return {
      name: `small_${i}`,
      size,
      align: 8 << random.integer(0, 9),
      flags: drawFlags(random),
      ctor: true,
      dtor: true,
    };
  });
}

/** SPLAT kmem:slab_small. */
export const slabSmall: Scenario = scenario({
  title: 'slab_small: forty caches of all kinds',
  about:
    'The upstream test slab_small: caches with random object sizes from 32 to 4,096 bytes, alignments and backings are created, filled with 128 objects and destroyed, one after another. Every object that was constructed is destructed.',
  commands: oneByOne(drawCaches(), OBJECTS),
  end: CACHES * TURN,
});
