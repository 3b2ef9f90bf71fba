import { cacheSpec, callerSpec, type Scenario, scenario } from '../scenario/scenario.ts';

/** Ageing versus expiry when memory is low: the same burst under a value of spl_kmem_cache_expire. */
function expiry(expire: number, title: string, about: string): Scenario {
  return scenario({
    title,
    about,
    memory: { mib: 64, reserved: 8 },
    tunables: { spl_kmem_cache_expire: expire },
    caches: [cacheSpec({ id: 'c1', name: 'zio_buf_16384', size: 16_384, align: 4096 })],
    callers: [
      callerSpec({
        name: 'burst',
        cache: 'c1',
        cpu: 0,
        threads: 4,
        stop: 500,
        pattern: { kind: 'burst', size: 300, every: 60_000, hold: 100 },
      }),
    ],
    commands: [
      { at: 20_000, command: { op: 'pressure', pages: 15_000 } },
      { at: 26_000, command: { op: 'pressure', pages: 0 } },
    ],
    end: 30_000,
  });
}

/** KMC_EXPIRE_AGE. */
export const expiryByAge: Scenario = expiry(
  1,
  'Expiry by age',
  'A burst is over after 0.1 s and its objects are in the magazines. With spl_kmem_cache_expire = 1 they are flushed in portions once nothing has been taken for 15 s, whether memory is needed or not; memory pressure comes at 20 s and finds less to take.',
);

/** KMC_EXPIRE_MEM, as at load. */
export const expiryByMemory: Scenario = expiry(
  2,
  'Expiry when memory is low',
  'The same burst with spl_kmem_cache_expire = 2, the value at load: the magazines keep their objects until memory pressure at 20 s makes kswapd reap the cache, which empties only the magazine of kswapd’s own CPU.',
);
