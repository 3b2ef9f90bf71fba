import { describe, expect, test } from 'vitest';
import { describeDifferences } from '../../words/differences.ts';
import { ExampleMachine } from '../example-machine.fixture.ts';
import { differences } from './differences.ts';

/** A cache of slabs of 4 objects with some objects out. */
function machine(objs: number, freed: readonly string[] = []): ExampleMachine {
  const m = new ExampleMachine();
  m.create();
  m.alloc(objs);
  for (const obj of freed) m.do({ op: 'free', thread: 't0', cpu: 1, obj });
  return m;
}

describe('what differs', () => {
  test('is nothing in two machines that did the same', () => {
    const found = differences(machine(6).view, machine(6).view, 0);
    expect(found.marks).toEqual({ slabs: [], objs: [], cpus: [] });
    expect(describeDifferences(found)).toBe('Slabs and magazines are identical.');
  });

  test('is the magazine that holds more, and no slab while its objects are out', () => {
    const found = differences(machine(6, ['o2']).view, machine(6).view, 0);
    expect(found.marks).toEqual({ slabs: [], objs: [], cpus: [1] });
    expect(describeDifferences(found)).toBe('1 magazine differs.');
  });

  test('is a slab that the other has not', () => {
    const [one, other] = [machine(12), machine(4)];
    const found = differences(one.view, other.view, 0);
    const names = found.marks.slabs.map((slab) => one.view.slabNumber.get(slab));
    expect(names).not.toContain(1);
    expect(names.length).toBeGreaterThan(0);
    expect(describeDifferences(found)).toMatch(/^\d slabs? .*differ\.$/);
    // From the other side it is missing, and nothing can be marked for it.
    expect(differences(other.view, one.view, 0).marks.slabs.length).toBeLessThan(found.marks.slabs.length);
  });

  test('is not asked of slabs of another size', () => {
    const small = machine(6);
    const large = new ExampleMachine(2, { spl_kmem_cache_obj_per_slab: 32 });
    large.create();
    large.alloc(6);
    expect(describeDifferences(differences(large.view, small.view, 0))).toMatch(
      /^Slabs hold \d+ objects, not \d+: they are not compared one by one\./,
    );
  });

  test('is the cache itself where one machine has none', () => {
    const empty = new ExampleMachine();
    expect(describeDifferences(differences(machine(1).view, empty.view, 0))).toBe(
      'Only one of the machines has the cache.',
    );
    expect(describeDifferences(differences(empty.view, empty.view, 0))).toBe('The cache does not exist yet.');
  });
});
