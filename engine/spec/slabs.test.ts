import { describe, expect, test } from 'vitest';
import { Machine, only } from './machine.ts';

/** A machine whose CPU 1 holds all objects of two full slabs; their names in the order in which they were taken. */
function twoFullSlabs(): { m: Machine; names: string[] } {
  const m = new Machine({ spl_kmem_cache_magazine_size: 2 });
  m.create();
  const names = m.alloc(8, 1);
  return { m, names };
}

/** Returns objects to their slabs at once: frees them on CPU 0 and reaps there. */
function giveBack(m: Machine, names: readonly string[]): void {
  m.free(names, 0);
  m.do({ op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 0 });
}

describe('refill and slabs', () => {
  test('RFL1: objects leave a slab in the order of its free list', () => {
    const m = new Machine();
    m.create();
    m.alloc();
    expect(m.cache()?.slabs['s1']?.free).toEqual([2, 3]);
    expect(m.result()).toBe(2);
  });

  test('RFL2: a slab that becomes full moves to the head of the complete list', () => {
    const { m } = twoFullSlabs();
    expect(m.cache()?.complete).toEqual(['s2', 's1']);
  });

  test('RFL3: a returned object goes to the head of the free list', () => {
    const { m, names } = twoFullSlabs();
    giveBack(m, names.slice(1, 2));
    giveBack(m, names.slice(3, 4));
    expect(m.cache()?.slabs['s1']?.free).toEqual([3, 1]);
  });

  test('RFL4: a slab no longer full goes to the head of the partial list, an empty one to the tail', () => {
    const { m, names } = twoFullSlabs();
    giveBack(m, names.slice(0, 1));
    giveBack(m, names.slice(4, 5));
    expect(m.cache()?.partial.slice(0, 2)).toEqual(['s2', 's1']);
    const reap = { op: 'reap' as const, thread: 't0', cpu: 0, cache: 'c1', count: 0 };
    const events = [...m.free(names.slice(5, 8), 0), ...m.do(reap)];
    // The last object of s2 puts it behind s1; then the reap frees it.
    expect(only(events, 'slabLinked').at(-1)).toMatchObject({ slab: 1, prev: 0 });
    expect(only(events, 'slabFreed').map(({ slab }) => slab)).toEqual([1]);
  });

  test('RFL5: reclaim frees empty slabs and stops at the first that is not', () => {
    const { m, names } = twoFullSlabs();
    m.free(names.slice(0, 4), 0);
    const events = m.do({ op: 'reap', thread: 't0', cpu: 0, cache: 'c1', count: 0 });
    expect(only(events, 'slabFreed').length).toBeGreaterThan(0);
    expect(m.cache()?.partial.every((slab) => (m.cache()?.slabs[slab]?.ref ?? 0) > 0)).toBe(true);
  });

  test('RFL6: skc_obj_alloc counts objects in magazines', () => {
    const m = new Machine();
    m.create();
    m.free(m.alloc());
    expect(m.cache()?.objAlloc).toBe(2);
    expect(m.cache()?.magazines[0]?.avail).toBe(2);
  });

  test('RFL7: the maxima count only objects that had left their slabs, and those slabs', () => {
    const { m, names } = twoFullSlabs();
    m.alloc(1, 1);
    expect(m.cache()).toMatchObject({ objTotal: 12, objMax: 9, slabMax: 3 });
    giveBack(m, names);
    expect(m.cache()).toMatchObject({ objTotal: 4, objAlloc: 1, objMax: 9, slabMax: 3 });
  });

  test('RFL8: created, destroyed and failed slabs are not counted', () => {
    const { m, names } = twoFullSlabs();
    giveBack(m, names.slice(0, 2));
    m.vmalloc('fail');
    m.alloc(1, 0, 'KM_NOSLEEP');
    expect([m.cache()?.slabFail, m.cache()?.slabCreate, m.cache()?.slabDestroy]).toEqual([0, 0, 0]);
  });
});
