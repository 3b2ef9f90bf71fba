import { describe, expect, test } from 'vitest';
import { KMC_BITS } from '../spl/flags.ts';
import type { spl_kmem_cache_t } from '../spl/types.ts';
import { CATALOGUE } from './catalogue.ts';
import { expiryByAge, expiryByMemory } from './expiry.ts';
import { Headless, parked } from './headless-run.ts';
import { magazineStranding } from './magazine-stranding.ts';
import { LOCK_STEPS, slabLock } from './slab-lock.ts';

/** A scenario of the catalogue, by name. */
function headless(name: string): Headless {
  const scenario = CATALOGUE[name];
  if (scenario === undefined) throw new Error(`no scenario ${name}`);
  return new Headless(scenario);
}

function isDeadlocked({ skc_flags }: spl_kmem_cache_t): boolean {
  return (skc_flags & (1 << KMC_BITS.DEADLOCKED)) !== 0;
}

describe('every scenario', () => {
  test.each(Object.keys(CATALOGUE))('%s runs to its end', (name) => {
    const { run } = headless(name).to();
    expect(run.engine.panic).toBeNull();
    expect(run.refusals).toEqual([]);
  });
});

describe('what the upstream tests require', () => {
  test.each(['slab-small', 'slab-large', 'slab-align'])(
    '%s constructs and destructs every object',
    (name) => {
      const done = headless(name).to();
      expect(done.count('constructed')).toBeGreaterThan(30);
      expect(done.count('destructed')).toBe(done.count('constructed'));
      expect(done.count('cacheFreed')).toBe(done.count('cacheListed') / 2);
      expect(done.count('slabFreed')).toBe(done.count('slabBuilt'));
    },
  );

  test('slab_reap gets everything back within a minute', () => {
    const done = headless('slab-reap').to(90);
    expect(done.cache('c1').skc_obj_alloc).toBe(1024);
    done.to();
    expect(done.cache('c1').skc_slab_total).toBe(0);
    expect(done.count('reclaimCalled')).toBeGreaterThanOrEqual(32);
  });

  test('slab_age frees all slabs within a minute, by ageing', () => {
    const done = headless('slab-age').to(10_000);
    const skc = done.cache('c1');
    expect(skc.skc_slab_max).toBe(131_072 / skc.skc_slab_objs);
    expect(parked(skc)).toBeGreaterThan(0);
    done.to();
    expect(skc.skc_slab_total).toBe(0);
  });

  test('slab_lock finishes every step within five seconds', () => {
    const done = new Headless(slabLock);
    for (const [i, { size, count }] of LOCK_STEPS.entries()) {
      done.to(i * 5000 + 4980);
      const callers = done.run.engine.callers.get(`lock_${size}_${count}`) ?? [];
      expect(callers.map(({ calls }) => calls)).toEqual(Array.from({ length: 32 }, () => 2 * count));
    }
    expect(done.count('spin')).toBeGreaterThan(1000);
  });

  test('slab_overcommit finishes although it requests four times the memory', () => {
    const done = headless('slab-overcommit').to();
    expect(done.count('objLoaded') * 16_384).toBeGreaterThan(3 * (64 << 20));
    expect(done.count('reclaimFrees')).toBeGreaterThan(1000);
    expect(done.count('outOfMemory')).toBe(0);
    expect(
      done.run.engine.kernel.tasks.filter(({ name, state }) => name.startsWith('thread') && state !== 'idle'),
    ).toEqual([]);
  });

  test('slab_reclaim gets three quarters of the slabs back within ten seconds', () => {
    const done = headless('slab-reclaim').to(400);
    const all = done.cache('c1').skc_slab_total;
    expect(all * done.cache('c1').skc_slab_size).toBeGreaterThan(64 << 20);
    done.to();
    expect(done.cache('c1').skc_slab_total).toBeLessThanOrEqual(all / 4);
    expect(done.count('shrinkScanned')).toBeGreaterThan(0);
  });
});

describe('the claims of the catalogue', () => {
  test('magazines strand memory on idle CPUs, and a reap empties one of them', () => {
    const done = new Headless(magazineStranding).to(1400);
    const skc = done.cache('c1');
    expect(parked(skc)).toBe(skc.skc_obj_alloc);
    expect(skc.skc_slab_alloc).toBeGreaterThan(30);
    expect(skc.skc_slab_alloc).toBeGreaterThanOrEqual(skc.skc_slab_total - 1);
    const before = parked(skc);
    done.to();
    expect(skc.skc_mag[0]?.skm_avail).toBe(0);
    expect(parked(skc)).toBeGreaterThan(before / 2);
  });

  test('five magazines of 204 objects and one of 4 pin 38 of 38 slabs, as a real machine printed', () => {
    const skc = headless('stranding-as-posted').to().cache('c1');
    expect(skc.skc_mag.map(({ skm_avail }) => skm_avail)).toEqual([204, 204, 204, 204, 204, 4]);
    expect([skc.skc_slab_alloc, skc.skc_slab_total]).toEqual([38, 38]);
    expect([skc.skc_obj_alloc, skc.skc_obj_total]).toEqual([1024, 1026]);
  });

  test('objects freed on another CPU need the lock far more often', () => {
    const done = headless('cross-cpu-free').to();
    const slow = done.count('alloc') + done.count('free');
    expect(slow).toBeGreaterThan(1000);
    expect(done.cache('c1').skc_mag[0]?.skm_avail).toBeLessThan(16);
  });

  test('large slabs are pinned by few objects', () => {
    const done = headless('pinned-slabs').to();
    const share = (id: string): number => done.cache(id).skc_obj_alloc / done.cache(id).skc_obj_total;
    expect(done.cache('c1').skc_obj_alloc).toBe(done.cache('c2').skc_obj_alloc);
    expect(share('c1')).toBeGreaterThan(3 * share('c2'));
  });

  test('age empties all magazines, low memory that of one CPU', () => {
    const byAge = new Headless(expiryByAge).to(19_900);
    const byMemory = new Headless(expiryByMemory).to(19_900);
    expect(parked(byMemory.cache('c1'))).toBeGreaterThan(150);
    expect(parked(byAge.cache('c1'))).toBeLessThan(parked(byMemory.cache('c1')));
    byAge.to();
    byMemory.to();
    expect(byAge.cache('c1').skc_slab_total).toBe(0);
    expect(byMemory.cache('c1').skc_mag.filter(({ skm_avail }) => skm_avail === 0)).toHaveLength(1);
  });

  test('RECLAIM_ONCE ends the loop of kswapd', () => {
    const done = headless('kswapd-loop').to(2900);
    const looped = done.count('shrinkScanned');
    done.to(4900);
    expect(looped).toBeGreaterThan(1000);
    expect(done.count('shrinkScanned') - looped).toBeLessThan(looped / 10);
  });

  test('the vmalloc deadlock arises by itself, and ends', () => {
    const done = headless('vmalloc-deadlock').to(2300);
    const skc = done.cache('c1');
    expect(isDeadlocked(skc)).toBe(true);
    expect(skc.skc_obj_emergency).toBeGreaterThan(50);
    done.to();
    expect(isDeadlocked(skc)).toBe(false);
    expect(skc.skc_obj_emergency).toBe(0);
    expect(skc.skc_obj_deadlock).toBeGreaterThan(0);
  });

  test('a destroy during a reap never returns', () => {
    const done = headless('endless-destroy').to();
    const t1 = done.run.engine.threads.get('t1');
    expect(t1?.state).toBe('blocked');
    expect(done.run.engine.threads.get('t0')?.state).toBe('idle');
  });

  test('reclaim frees what nothing holds, and magazines of other CPUs keep the rest', () => {
    const done = headless('memory-pressure').to(1500);
    const before = done.cache('c1').skc_slab_total + done.cache('c2').skc_slab_total;
    done.to();
    const skc = done.cache('c1');
    expect(done.cache('c2').skc_slab_total).toBe(0);
    expect(skc.skc_mag.map(({ skm_avail }) => skm_avail > 0)).toEqual([false, true, true, true]);
    expect(parked(skc)).toBe(skc.skc_obj_alloc);
    expect(skc.skc_slab_total).toBeLessThan(before / 2);
  });

  test('a write burst grows zio_buf_131072 and gives most of it back', () => {
    const done = headless('write-burst').to();
    expect(done.cache('c1').skc_slab_max).toBeGreaterThan(100);
    expect(done.count('slabFreed')).toBeGreaterThan(100);
  });
});
