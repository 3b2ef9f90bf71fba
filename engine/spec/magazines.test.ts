import { describe, expect, test } from 'vitest';
import { Machine, only } from './machine.ts';

describe('magazines', () => {
  test('MAG1: an allocation takes the newest object of its CPU and touches no slab', () => {
    const m = new Machine();
    m.create();
    m.alloc();
    const before = m.cache();
    const events = m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: 'second' });
    expect(before?.magazines[0]?.objs).toEqual(['s1.0']);
    expect(only(events, 'allocHit')).toHaveLength(1);
    expect(m.cache()?.slabs).toEqual(before?.slabs);
  });

  test('MAG2: a free goes into the magazine of the CPU it runs on', () => {
    const m = new Machine();
    m.create();
    m.free(m.alloc(1, 0), 1);
    expect(m.cache()?.magazines.map(({ avail }) => avail)).toEqual([1, 1]);
  });

  test('MAG3: a full magazine returns its oldest objects first, and empty slabs are freed', () => {
    const m = new Machine();
    m.create();
    const names = m.alloc(4, 0);
    const events = m.free([...names, ...m.alloc(1, 1)], 0);
    expect(only(events, 'objReturned').map(({ owner }) => owner)).toEqual([0, 0]);
    expect(m.cache()?.magazines[0]?.objs).toHaveLength(3);
  });

  test.each([
    [3, 2],
    [4, 2],
    [7, 4],
  ])('MAG4: a magazine of %d refills %d', (size, refill) => {
    const m = new Machine({ spl_kmem_cache_magazine_size: size });
    m.create();
    expect([m.cache()?.magSize, m.cache()?.magRefill]).toEqual([size, refill]);
  });

  test.each([
    [1024 * 1024, 4],
    [128 * 1024, 16],
    [4096, 64],
    [1000, 128],
    [984, 256],
  ])('MAG5: for objects of %d bytes a magazine holds %d', (size, objects) => {
    const m = new Machine({ spl_kmem_cache_magazine_size: 0 });
    m.create({ size });
    expect(m.cache()?.magSize).toBe(objects);
  });

  test.each([
    [1, 2],
    [16, 16],
    [1000, 256],
  ])('MAG6: a magazine_size of %d gives %d', (wanted, size) => {
    const m = new Machine({ spl_kmem_cache_magazine_size: wanted });
    m.create();
    expect(m.cache()?.magSize).toBe(size);
  });

  test('MAG7: allocating sets skm_age, freeing does not', () => {
    const m = new Machine();
    m.create();
    m.tick(3);
    const [name = ''] = m.alloc();
    m.tick(4);
    m.free([name]);
    expect(m.cache()?.magazines[0]?.age).toBe(3);
  });

  test('MAG8: a caller that may not sleep gets NULL although the refill worked', () => {
    const m = new Machine();
    m.create();
    m.alloc(1, 0);
    m.alloc(1, 1, 'KM_NOSLEEP');
    expect(m.result()).toBe(0);
    expect(m.cache()?.magazines[1]?.objs).toEqual(['s1.2', 's1.3']);
  });

  test('MAG9: a cache is created although its array of magazines could not be allocated', () => {
    const m = new Machine();
    m.do({ op: 'memory', target: 'kmalloc', failNext: 1, skip: 2 });
    m.create();
    expect(m.cache()?.magazines).toHaveLength(2);
  });
});
