import { describe, expect, test } from 'vitest';
import { ExampleMachine } from '../example-machine.fixture.ts';
import { type Branch, emergencyBranches } from './emergency-branches.ts';

/** A machine in which `count` callers got emergency objects. */
function withEmergencies(count: number): ExampleMachine {
  const m = new ExampleMachine();
  m.create();
  m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
  m.alloc(1);
  m.do({ op: 'tick', n: 1 });
  for (let n = 2; n <= count; n++) {
    m.do({ op: 'alloc', thread: 't0', cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: `o${n}` });
  }
  return m;
}

/** The objects of a tree from the leftmost to the rightmost. */
function inOrder({ obj, children: [left, right] }: Branch): number[] {
  if (obj === 0) return [];
  return [...(left ? inOrder(left) : []), obj, ...(right ? inOrder(right) : [])];
}

describe('the branches of the emergency tree', () => {
  test('are in order of address from left to right', () => {
    const m = withEmergencies(11);
    const objs = inOrder(emergencyBranches(m.view, m.cache().treeRoot, 9));
    const pages = objs.map((obj) => m.view.objPage.get(obj));
    expect(objs).toHaveLength(11);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
  });

  test('keep an only child on its side', () => {
    const m = withEmergencies(2);
    const { children } = emergencyBranches(m.view, m.cache().treeRoot, 9);
    expect(children.map(({ obj }) => obj === 0)).toEqual([true, false]);
  });

  test('end at the level asked for', () => {
    const m = withEmergencies(40);
    expect(inOrder(emergencyBranches(m.view, m.cache().treeRoot, 3))).toHaveLength(7);
  });
});
