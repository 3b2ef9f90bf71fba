import { describe, expect, test } from 'vitest';
import { ExampleMachine } from '../model/example-machine.fixture.ts';
import { slabsFrom } from '../model/layout/split.ts';
import { nextSelection, type SlabRows, slabOf } from './slab-walk.ts';

/** Five complete slabs of 4 objects in rows of 2. */
function fiveSlabs(): { m: ExampleMachine; rows: SlabRows } {
  const m = new ExampleMachine();
  m.create();
  m.alloc(20);
  const slabs = [...slabsFrom(m.view, m.cache().complete.head)];
  return { m, rows: { slabs, objs: 4, columns: 2 } };
}

describe('arrow keys', () => {
  const { m, rows } = fiveSlabs();
  const [first = -1, second = -1, third = -1] = rows.slabs;
  const objectOf = (slab: number, i: number): { kind: 'object'; slot: number } => ({
    kind: 'object',
    slot: m.view.slabFirst.get(slab) + i,
  });

  test('begin at the head of the list; other keys do nothing', () => {
    expect(rows.slabs).toHaveLength(5);
    expect(nextSelection('ArrowDown', m.view, rows, null)).toEqual({ kind: 'slab', slot: first });
    expect(nextSelection('Enter', m.view, rows, null)).toBeNull();
    expect(nextSelection('ArrowDown', m.view, { ...rows, slabs: [] }, null)).toBeNull();
  });

  test('up and down go by rows and stop at the ends', () => {
    expect(nextSelection('ArrowDown', m.view, rows, objectOf(first, 2))).toEqual({
      kind: 'slab',
      slot: third,
    });
    expect(nextSelection('ArrowUp', m.view, rows, { kind: 'slab', slot: first })).toEqual({
      kind: 'slab',
      slot: first,
    });
  });

  test('left and right go by objects and continue in the adjacent slab', () => {
    expect(nextSelection('ArrowRight', m.view, rows, { kind: 'slab', slot: first })).toEqual(
      objectOf(first, 0),
    );
    expect(nextSelection('ArrowRight', m.view, rows, objectOf(first, 3))).toEqual(objectOf(second, 0));
    expect(nextSelection('ArrowLeft', m.view, rows, objectOf(second, 0))).toEqual(objectOf(first, 3));
  });

  test('know the slab of an object', () => {
    expect(slabOf(m.view, objectOf(second, 1))).toBe(second);
    expect(slabOf(m.view, null)).toBe(-1);
  });
});
