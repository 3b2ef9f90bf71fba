import { describe, expect, test } from 'vitest';
import { Machine, only } from './machine.ts';

/** A machine whose vmalloc stalls, with one thread that waits for the first slab of c1. */
function stalled(cpus = 2): Machine {
  const m = new Machine({}, cpus);
  m.create();
  m.vmalloc('stall');
  m.alloc();
  return m;
}

/** The same after a tenth of a second, when the waiting thread has got an emergency object. */
function deadlocked(): Machine {
  const m = stalled();
  m.tick(1);
  return m;
}

describe('growth', () => {
  test('GRW1: a worker makes one slab and links it at the tail of the partial list', () => {
    const m = new Machine();
    m.create();
    const events = m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'first' });
    expect(only(events, 'slabAdded').map(({ task }) => m.engine.kernel.tasks[task]?.name)).toEqual(['w0']);
    expect(only(events, 'slabLinked')[0]).toMatchObject({ prev: -1 });
  });

  test('GRW2: a second caller waits for the same slab', () => {
    const m = stalled();
    const events = m.do({ op: 'alloc', thread: 't1', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'other' });
    expect(only(events, 'queued')).toEqual([]);
    expect(m.vmalloc('ok').filter(({ kind }) => kind === 'slabAdded')).toHaveLength(1);
    expect([m.result('t0'), m.result('t1')].every((obj) => (obj ?? 0) > 0)).toBe(true);
  });

  test('GRW3: the first refill fails although the slab is there', () => {
    const m = new Machine();
    m.create();
    const events = m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'first' });
    const refills = events.filter(({ kind, fn }) => kind === 'entered' && fn === 'spl_cache_refill');
    expect(refills).toHaveLength(2);
  });

  test('GRW4: after a tenth of a second the cache counts as deadlocked', () => {
    const m = stalled();
    expect(m.cache()?.flags).not.toContain('DEADLOCKED');
    m.tick(1);
    expect(m.cache()?.flags).toContain('DEADLOCKED');
    expect(m.cache()?.objDeadlock).toBe(1);
  });

  test('GRW5: the end of a growth clears both bits and wakes all waiters', () => {
    const m = deadlocked();
    m.vmalloc('ok');
    expect(m.cache()?.flags).toEqual(['VMEM']);
    const other = new Machine();
    other.create();
    other.vmalloc('fail');
    const events = other.do({
      op: 'alloc',
      thread: 't0',
      cpu: 0,
      cache: 'c1',
      flags: 'KM_NOSLEEP',
      as: 'none',
    });
    expect(only(events, 'wakeCalled')).toHaveLength(1);
    expect(other.cache()?.flags).toEqual(['VMEM']);
  });

  test('GRW6: a growth waits for a reap in progress', () => {
    const m = new Machine();
    m.create({ reclaim: { free: 0, sleep: 5 } });
    m.alloc(4);
    m.do({ op: 'reap', thread: 't1', cpu: 1, cache: 'c1', count: 0 });
    m.alloc(1, 0, 'KM_SLEEP', 't0');
    const waiting = m.engine.threads.get('t0');
    expect(waiting?.state).toBe('blocked');
    m.tick(5);
    expect(m.result('t0')).toBeGreaterThan(0);
  });

  test('GRW7: a growth for a caller that may not sleep fails during a stall', () => {
    const m = new Machine();
    m.create();
    m.vmalloc('stall');
    const events = m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_NOSLEEP', as: 'first' });
    expect(only(events, 'vmalloc')).toMatchObject([{ page: -1 }]);
    expect(m.result()).toBe(0);
  });

  test('GRW8: without memory for the request there is no growth', () => {
    const m = new Machine();
    m.create();
    m.do({ op: 'memory', target: 'kmalloc', failNext: 1, skip: 0 });
    const events = m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_NOSLEEP', as: 'first' });
    expect(only(events, 'queued')).toEqual([]);
    expect(m.cache()?.flags).toEqual(['VMEM']);
  });

  test('GRW9: a thread that was moved while it waited fills the magazine of its new CPU', () => {
    const m = stalled();
    m.do({ op: 'migrate', thread: 't0', cpu: 1 });
    m.vmalloc('ok');
    expect(m.cache()?.magazines.map(({ avail }) => avail)).toEqual([0, 1]);
  });
});

describe('emergency objects', () => {
  test('EMG1: a deadlocked cache hands out objects with pages of their own', () => {
    const m = deadlocked();
    const events = m.do({ op: 'alloc', thread: 't1', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'other' });
    expect(only(events, 'getPages')).toMatchObject([{ order: 0 }]);
    expect(m.cache()?.objEmergency).toBe(2);
  });

  test('EMG2: a slab that has arrived meanwhile is used instead', () => {
    const m = deadlocked();
    m.do({ op: 'preempt', thread: 't1' });
    m.do({ op: 'alloc', thread: 't1', cpu: 1, cache: 'c1', flags: 'KM_SLEEP', as: 'other' });
    m.vmalloc('ok');
    m.do({ op: 'resume', thread: 't1' });
    expect(m.cache()?.objEmergency).toBe(1);
    expect(m.cache()?.slabAlloc).toBe(1);
  });

  test('EMG3: they are in a tree by address until they are freed', () => {
    const m = deadlocked();
    m.alloc(2, 1, 'KM_SLEEP', 't1');
    expect(m.cache()?.emergency).toMatchObject({
      obj: 'e2',
      red: false,
      left: { obj: 'e1' },
      right: { obj: 'e3' },
    });
    const events = m.free(['o1']);
    expect(only(events, 'freePages')).toHaveLength(1);
    expect(m.cache()?.emergency).toMatchObject({ obj: 'e2', left: null });
  });

  test('EMG4: they count in skc_obj_total, not in skc_obj_alloc', () => {
    expect(deadlocked().cache()).toMatchObject({
      objTotal: 1,
      objAlloc: 0,
      objEmergency: 1,
      objEmergencyMax: 1,
    });
  });

  test('EMG5: objects in vmalloc are freed without a search', () => {
    const m = deadlocked();
    m.vmalloc('ok');
    const names = m.alloc(1, 1);
    const events = m.free(names, 1);
    expect(events.filter(({ fn }) => fn === 'spl_emergency_search')).toEqual([]);
    expect(m.free(['o1']).some(({ fn }) => fn === 'spl_emergency_search')).toBe(true);
  });

  test('EMG6: a cache with KMC_NOEMERGENCY gets emergency objects all the same', () => {
    const m = new Machine();
    m.create({ flags: ['VMEM', 'NOEMERGENCY'] });
    m.vmalloc('stall');
    m.alloc();
    m.tick(1);
    expect(m.cache()?.objEmergency).toBe(1);
  });
});
