import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';
import { every } from './every.ts';

const MIB = 256;
/** 128 KiB objects that fill a quarter of the machine. */
const OBJECTS = (MIB / 4) * 8;

/** SPLAT kmem:slab_reclaim. */
export const slabReclaim: Scenario = scenario({
  title: 'slab_reclaim: taken back page by page',
  about:
    'The upstream test slab_reclaim: objects of 128 KiB fill a quarter of memory, then another process takes page after page until reclaim has taken three quarters of the slabs back. It must happen within 10 s.',
  memory: { mib: MIB, reserved: 16 },
  caches: [cacheSpec({ id: 'c1', name: 'reclaim', size: 131_072, reclaim: { free: 32 } })],
  callers: [
    callerSpec({
      name: 'filler',
      cache: 'c1',
      cpu: 0,
      pattern: { kind: 'burst', size: OBJECTS, every: 60_000, hold: 60_000 },
    }),
  ],
  commands: every(500, 9000, 100, { op: 'tick', n: 0 }).map(({ at }) => ({
    at,
    command: { op: 'pressure', pages: Math.round(((at - 400) / 6000) * MIB * 256) },
  })),
  end: 10_000,
});
