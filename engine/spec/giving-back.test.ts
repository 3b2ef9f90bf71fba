import { describe, expect, test } from 'vitest';
import { Machine, only } from './machine.ts';

/** Seconds in jiffies of the example machine. */
const SECOND = 10;

describe('ageing', () => {
  test('AGE1: every five seconds', () => {
    const m = new Machine({ spl_kmem_cache_expire: 1 });
    const events = [...m.create(), ...m.tick(10 * SECOND)];
    expect(only(events, 'delayed').map(({ expires }) => expires)).toEqual([50, 100, 150]);
  });

  test('AGE2: a magazine unused for fifteen seconds returns half of its objects, on every CPU', () => {
    const m = new Machine({ spl_kmem_cache_expire: 1 });
    m.create();
    m.free(m.alloc(4, 0), 0);
    m.free(m.alloc(3, 1), 1);
    m.tick(14 * SECOND);
    const before = m.cache()?.magazines.map(({ avail }) => avail);
    m.tick(2 * SECOND);
    expect(before).toEqual([4, 4]);
    expect(m.cache()?.magazines.map(({ avail }) => avail)).toEqual([2, 2]);
  });

  test('AGE3: when switched off, it ends at its next run and never resumes', () => {
    const m = new Machine({ spl_kmem_cache_expire: 1 });
    m.create();
    m.do({ op: 'tunable', name: 'spl_kmem_cache_expire', value: 0 });
    m.tick(6 * SECOND);
    m.do({ op: 'tunable', name: 'spl_kmem_cache_expire', value: 1 });
    expect(only(m.tick(60 * SECOND), 'taskRun')).toEqual([]);
  });

  test('AGE4: when switched on, it applies only to new caches', () => {
    const m = new Machine({ spl_kmem_cache_expire: 0 });
    m.create();
    m.do({ op: 'tunable', name: 'spl_kmem_cache_expire', value: 1 });
    const events = m.create({ cache: 'c2' });
    expect(only(events, 'delayed')).toHaveLength(1);
    expect(only(m.tick(5 * SECOND), 'taskRun')).toHaveLength(1);
  });
});

describe('reaping', () => {
  const reap = { op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 0 } as const;

  test('REAP1: flushes only the magazine of its own CPU, and only with KMC_EXPIRE_MEM', () => {
    const m = new Machine();
    m.create();
    m.free(m.alloc(4, 0), 0);
    m.free(m.alloc(4, 1), 1);
    m.do(reap);
    expect(m.cache()?.magazines.map(({ avail }) => avail)).toEqual([0, 4]);
    m.do({ op: 'tunable', name: 'spl_kmem_cache_expire', value: 1 });
    m.do({ ...reap, cpu: 1 });
    expect(m.cache()?.magazines[1]?.avail).toBe(4);
  });

  test('REAP2: frees all empty slabs, whatever number is requested', () => {
    const m = new Machine({ spl_kmem_cache_magazine_size: 16 });
    m.create();
    m.free(m.alloc(12, 0), 0);
    const events = m.do({ ...reap, count: 1 });
    expect(only(events, 'slabFreed').length).toBeGreaterThanOrEqual(3);
    expect(m.cache()?.slabTotal).toBe(0);
  });

  test('REAP3: the callback is called until a slab is empty or it frees nothing', () => {
    const m = new Machine({ spl_kmem_cache_magazine_size: 2 });
    m.create({ reclaim: { free: 3 } });
    m.alloc(8, 1);
    const events = m.do(reap);
    expect(only(events, 'reclaimCalled').length).toBeGreaterThan(1);
    const idle = new Machine();
    idle.create({ reclaim: { free: 0 } });
    idle.alloc(4);
    // The first call frees nothing, so there is no second one.
    expect(only(idle.do(reap), 'reclaimCalled')).toHaveLength(1);
  });

  test('REAP4: a second thread does not reap a cache that is being reaped', () => {
    const m = new Machine();
    m.create({ reclaim: { free: 0, sleep: 5 } });
    m.alloc(4);
    m.do(reap);
    const events = m.do({ ...reap, thread: 't1' });
    expect(m.result('t0')).toBeUndefined();
    expect(only(events, 'opEnded')).toHaveLength(1);
    expect(only(events, 'reclaimCalled')).toEqual([]);
  });

  test('REAP5: spl_kmem_reap reaps every cache', () => {
    const m = new Machine();
    m.create();
    m.create({ cache: 'c2' });
    m.free(m.alloc(2, 0));
    m.free(m.alloc(2, 0, 'KM_SLEEP', 't0', 'c2'));
    m.do({ op: 'kmem_reap', thread: 't0', cpu: 0 });
    expect([m.cache('c1')?.slabTotal, m.cache('c2')?.slabTotal]).toEqual([0, 0]);
  });
});

describe('the shrinker', () => {
  const shrink = { op: 'shrink', thread: 't0', cpu: 0, nr: 0 } as const;

  test('SHR1: counts objects that have left their slabs, in use or not', () => {
    const m = new Machine();
    m.create();
    m.create({ cache: 'c2' });
    m.alloc(2);
    m.free(m.alloc(2, 0, 'KM_SLEEP', 't0', 'c2'));
    m.do(shrink);
    expect(m.result()).toBe(4);
  });

  test('SHR2: returns how much the object count dropped', () => {
    const m = new Machine();
    m.create();
    m.free(m.alloc(4));
    m.do({ ...shrink, nr: 1 });
    expect(m.result()).toBe(4);
    expect(m.cache()?.slabTotal).toBe(0);
  });

  test('SHR3: stops inside a file system transaction', () => {
    const m = new Machine();
    m.create();
    m.free(m.alloc(4));
    m.do({ ...shrink, nr: 1, fstrans: true });
    expect(m.result()).toBe(-1);
    expect(m.cache()?.magazines[0]?.avail).toBe(4);
  });

  test('SHR4: returns SHRINK_STOP after one pass with KMC_RECLAIM_ONCE', () => {
    const m = new Machine({ spl_kmem_cache_reclaim: 1 });
    m.create();
    m.free(m.alloc(4));
    m.do({ ...shrink, nr: 1 });
    expect(m.result()).toBe(-1);
    expect(m.cache()?.slabTotal).toBe(0);
  });

  test('SHR5: holds the lock on the list of caches throughout', () => {
    const m = new Machine();
    m.create({ reclaim: { free: 0, sleep: 5 } });
    m.alloc(4);
    m.do({ ...shrink, nr: 1, thread: 't1' });
    m.create({ cache: 'c2' });
    expect(m.result('t0')).toBeUndefined();
    m.tick(5);
    expect(m.cache('c2')?.id).toBe('c2');
  });
});
