import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** ZFS caches under a write burst. */
export const writeBurst: Scenario = scenario({
  title: 'ZFS writes a burst every five seconds',
  about:
    'Four writers keep dnodes, buffer headers and 128 KiB buffers; every five seconds a transaction group is written out and its buffers are freed. Watch the slabs of zio_buf_131072 come and go while the small caches stay.',
  memory: { mib: 512, reserved: 64 },
  caches: [
    cacheSpec({ id: 'c1', name: 'zio_buf_131072', size: 131_072, align: 4096 }),
    cacheSpec({ id: 'c2', name: 'dnode_t', size: 936, flags: ['VMEM'], ctor: true, dtor: true }),
    cacheSpec({ id: 'c3', name: 'arc_buf_hdr_t_full', size: 272, flags: ['VMEM'], ctor: true, dtor: true }),
  ],
  callers: [
    callerSpec({ name: 'txg_sync', cache: 'c1', pattern: { kind: 'sawtooth', size: 800, period: 5000 } }),
    callerSpec({
      name: 'writer',
      cache: 'c1',
      cpu: 0,
      threads: 4,
      pattern: {
        kind: 'steady',
        rate: 400,
        arrivals: 'poisson',
        lifetime: { kind: 'exponential', mean: 60 },
      },
    }),
    callerSpec({
      name: 'lookup',
      cache: 'c2',
      threads: 2,
      pattern: {
        kind: 'steady',
        rate: 500,
        arrivals: 'poisson',
        lifetime: { kind: 'logNormal', median: 400, sigma: 1 },
      },
    }),
    callerSpec({
      name: 'arc',
      cache: 'c3',
      threads: 2,
      pattern: {
        kind: 'ramp',
        from: 100,
        to: 1500,
        over: 15_000,
        arrivals: 'poisson',
        lifetime: { kind: 'exponential', mean: 3000 },
      },
    }),
  ],
  end: 20_000,
});
