import { describe, expect, test } from 'vitest';
import { createTask } from '../kernel/kernel.ts';
import { KernelPanic } from '../kernel/panic.ts';
import { blockOn, makeRunnable, settle } from '../kernel/scheduler.ts';
import { spin_lock, spin_lock_init } from '../kernel/spinlock.ts';
import { Engine } from '../machine/engine.ts';
import { spl_kmem_cache_fini } from '../spl/init.ts';
import { spl_kmem_cache_set_move } from '../spl/move.ts';
import { defaultTunables } from '../spl/tunables.ts';
import { Machine, only } from './machine.ts';

describe('creation', () => {
  test.each([
    [16_384, 'SLAB'],
    [16_385, 'VMEM'],
  ])('CRT1: %d bytes are backed by %s', (size, backing) => {
    const m = new Machine();
    m.create({ size, flags: [] });
    expect(m.cache()?.flags).toContain(backing);
    const noLinux = new Machine({ spl_kmem_cache_slab_limit: 0 });
    noLinux.create({ size: 2008, flags: [] });
    noLinux.create({ cache: 'c2', size: 2009, flags: [] });
    expect([noLinux.cache('c1')?.flags, noLinux.cache('c2')?.flags]).toEqual([['KMEM'], ['VMEM']]);
  });

  test.each([12, 4, 8192])('CRT2: an alignment of %d is a panic', (align) => {
    const m = new Machine();
    m.create({ align });
    expect(m.engine.panic?.fn).toBe('spl_kmem_cache_create');
  });

  test.each(['NOMAGAZINE', 'NOHASH', 'QCACHE'] as const)('CRT3: KMC_%s is a panic', (flag) => {
    const m = new Machine();
    m.create({ flags: [flag] });
    expect(m.engine.panic?.expr).toBe(`flags & KMC_${flag}`);
  });

  test.each([0, 1, 3, 4])('CRT4: when allocation %d fails, there is no cache and nothing is left', (skip) => {
    const m = new Machine();
    m.do({ op: 'memory', target: 'kmalloc', failNext: 1, skip });
    const events = m.create();
    expect(m.cache()).toBeUndefined();
    expect(only(events, 'cacheFreed')).toHaveLength(only(events, 'cacheCreated').length);
    const tooLarge = new Machine({ spl_kmem_cache_max_size: 1 });
    tooLarge.create({ size: 2 ** 21 });
    expect(tooLarge.cache()).toBeUndefined();
  });

  test('CRT5: a slab is sized for obj_per_slab objects, within max_size', () => {
    const m = new Machine({ spl_kmem_cache_obj_per_slab: 8, spl_kmem_cache_max_size: 1 });
    m.create({ size: 20_480, align: 4096 });
    m.create({ cache: 'c2', size: 300_000 });
    expect([m.cache()?.slabObjs, m.cache()?.slabSize]).toEqual([8, 200_704]);
    expect(m.cache('c2')?.slabObjs).toBe(3);
  });

  test('CRT6: a slab of page blocks is a power of two', () => {
    const m = new Machine({ spl_kmem_cache_obj_per_slab: 8 });
    m.create({ size: 112, align: 64, flags: ['KMEM'] });
    m.create({ cache: 'c2', size: 4000, flags: ['KMEM'] });
    expect([m.cache()?.slabSize, m.cache()?.slabObjs]).toEqual([8192, 42]);
    expect(m.cache('c2')?.slabSize).toBe(16_384);
  });

  test('CRT7: obj_per_slab_min changes nothing', () => {
    const m = new Machine({ spl_kmem_cache_obj_per_slab_min: 64 });
    m.create();
    expect(m.cache()?.slabObjs).toBe(4);
  });

  test('CRT8: a living cache keeps its layout', () => {
    const m = new Machine();
    m.create();
    m.do({ op: 'tunable', name: 'spl_kmem_cache_obj_per_slab', value: 64 });
    m.alloc();
    expect(m.cache()).toMatchObject({ slabObjs: 4, objTotal: 4 });
  });

  test('CRT9: each off-slab object has a power of two of memory', () => {
    const m = new Machine();
    m.create({ size: 5000, flags: ['VMEM', 'OFFSLAB'] });
    const events = m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'first' });
    const sizes = only(events, 'vmalloc').map(({ size }) => size);
    expect(sizes.slice(0, 5)).toEqual([4096, 16_384, 16_384, 16_384, 16_384]);
  });
});

describe('destruction', () => {
  const destroy = { op: 'destroy', thread: 't0', cpu: 0, cache: 'c1' } as const;

  test('DST1: leaves nothing behind', () => {
    const m = new Machine({ spl_kmem_cache_expire: 3 });
    m.create();
    m.free(m.alloc(9));
    m.do(destroy);
    expect(m.engine.panic).toBeNull();
    expect(m.engine.kernel.spl_kmem_cache_taskq.delayed).toEqual([]);
    expect(m.engine.kernel.vmalloc.alloc(1)).toBe(0);
  });

  test('DST2: with objects in use it is a panic', () => {
    const m = new Machine();
    m.create();
    m.alloc();
    m.do(destroy);
    expect(m.engine.panic?.expr).toBe('skc->skc_slab_alloc == 0');
  });

  test('DST3: waits forever if a growth is in progress', () => {
    const m = new Machine();
    m.create();
    m.vmalloc('stall');
    m.alloc(1, 1, 'KM_NOSLEEP', 't1');
    m.do({ op: 'alloc', thread: 't1', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'waits' });
    m.do(destroy);
    m.vmalloc('ok');
    m.tick(100);
    expect(m.cache()?.ref).toBe(0);
    expect(m.result('t0')).toBeUndefined();
  });
});

describe('caches of the Linux slab', () => {
  test('LNX1: have no magazines, slabs or counters', () => {
    const m = new Machine();
    m.create({ flags: ['SLAB'] });
    m.alloc(3);
    expect(m.cache()).toMatchObject({ linuxLive: 3, magazines: [], objAlloc: 0, slabTotal: 0 });
    expect(m.cache()?.flags).toEqual(['NOMAGAZINE', 'SLAB']);
  });

  test('LNX2: an allocation that may sleep tries until it succeeds', () => {
    const m = new Machine();
    m.create({ flags: ['SLAB'] });
    m.do({ op: 'memory', target: 'slab', failNext: 2, skip: 0 });
    const events = m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'first' });
    expect(only(events, 'linuxAlloc').map(({ obj }) => obj > 0)).toEqual([false, false, true]);
  });

  test('LNX3: large objects are refused', () => {
    const m = new Machine();
    m.create({ flags: ['SLAB'], size: 16_385 });
    expect(m.cache()).toBeUndefined();
  });
});

describe('flags and callbacks', () => {
  test('FLG1: KM_ZERO is a panic', () => {
    const m = new Machine();
    m.create();
    m.alloc(1, 0, 'KM_SLEEP|KM_ZERO');
    expect(m.engine.panic?.expr).toBe('flags & ~KM_PUBLIC_MASK');
  });

  test('FLG2: constructors run at allocations, destructors at frees', () => {
    const m = new Machine();
    const made = m.create({ ctor: true, dtor: true });
    const events = [
      ...made,
      ...m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'first' }),
    ];
    expect(only(events, 'constructed')).toHaveLength(1);
    expect(only(m.free(['first']), 'destructed')).toHaveLength(1);
  });

  test('FLG3: a move callback must not be null, and is never called', () => {
    const m = new Machine();
    m.create();
    const skc = m.engine.owners.caches.get('c1')?.skc;
    if (skc === undefined) throw new Error('c1 is missing');
    expect(() => spl_kmem_cache_set_move(m.engine.kernel, skc, () => {})).not.toThrow();
    expect(() => spl_kmem_cache_set_move(m.engine.kernel, skc, null)).toThrow(KernelPanic);
  });
});

describe('the simulated kernel', () => {
  const boot = (): Engine => new Engine({ machine: { cpus: 1, hz: 10 }, tunables: defaultTunables() }, null);

  test('KRN1: sleeping with a spinlock held is a panic', () => {
    const { kernel: k } = boot();
    const lock = spin_lock_init(0);
    const task = createTask(k, 't0', 0, false);
    task.body = (function* () {
      yield* spin_lock(k, lock);
      blockOn(k, 0, -1);
      yield;
    })();
    makeRunnable(k, task);
    expect(() => settle(k)).toThrow(/spinlock held/);
  });

  test('KRN2: a caller that may not fail, while memory always fails, is a soft lockup', () => {
    const m = new Machine();
    m.create();
    m.vmalloc('fail');
    m.alloc();
    expect(m.engine.panic?.expr).toMatch(/^soft lockup/);
  });

  test('KRN3: unloading ends the workers once their work is done', () => {
    const { kernel: k } = boot();
    const task = createTask(k, 't0', 0, false);
    task.body = spl_kmem_cache_fini(k);
    makeRunnable(k, task);
    settle(k);
    expect(k.spl_kmem_cache_taskq.workers.every(({ state }) => state === 'idle')).toBe(true);
    expect(k.shrinkers).toEqual([]);
  });
});
