import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** The deadlock that emergency objects were made for, and their end. */
export const vmallocDeadlock: Scenario = scenario({
  title: 'The vmalloc deadlock, and emergency objects',
  about:
    'Writers need a buffer before they can free others. Memory is all but gone: the worker that grows the cache waits for pages, the writers wait for the worker. After a tenth of a second the cache counts as deadlocked, and writers get emergency objects from the reserve. When pressure goes, the slab arrives and the tree empties.',
  memory: { mib: 64, reserved: 8, marks: { min: 1024, low: 1280, high: 1536 } },
  caches: [cacheSpec({ id: 'c1', name: 'zio_buf_16384', size: 16_384, align: 4096 })],
  callers: [
    callerSpec({
      name: 'writer',
      cache: 'c1',
      cpu: 0,
      threads: 4,
      flags: 'KM_PUSHPAGE',
      pattern: {
        kind: 'ramp',
        from: 500,
        to: 4000,
        over: 4000,
        arrivals: 'poisson',
        lifetime: { kind: 'exponential', mean: 60 },
      },
    }),
  ],
  commands: [
    { at: 1000, command: { op: 'pressure', pages: 16_384 } },
    { at: 2400, command: { op: 'pressure', pages: 0 } },
  ],
  end: 5000,
});
