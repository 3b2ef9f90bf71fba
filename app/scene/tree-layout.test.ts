import { expect, test } from 'vitest';
import { ExampleMachine } from '../model/example-machine.fixture.ts';
import { exampleScene } from './example-scene.fixture.ts';
import { layOutTree } from './tree-layout.ts';

/** A cache with a balanced tree of `count` emergency objects, written directly into the view. */
function treeOf(count: number) {
  const m = new ExampleMachine();
  m.create();
  const link = (low: number, high: number): number => {
    if (low > high) return 0;
    const obj = (low + high) >> 1;
    m.view.treeLeft.set(obj, link(low, obj - 1));
    m.view.treeRight.set(obj, link(obj + 1, high));
    return obj;
  };
  const cache = { ...m.cache(), treeRoot: link(1, count), objEmergency: count };
  return { view: m.view, cache };
}

const box = { x: 14, y: 0, width: 822 };

test.each([1, 7, 100, 1000, 4096])('a tree of %i nodes is drawn whole, in the order of its keys', (count) => {
  const { view, cache } = treeOf(count);
  const { nodes, hidden, height } = layOutTree(view, cache, 150, box);
  expect(hidden).toBe(0);
  expect(new Set(nodes.map(({ obj }) => obj)).size).toBe(count);
  expect(height).toBeLessThanOrEqual(150);
  for (const { x, y, half } of nodes) {
    expect(x - half.x).toBeGreaterThanOrEqual(box.x);
    expect(x + half.x).toBeLessThanOrEqual(box.x + box.width);
    expect(y + half.y).toBeLessThanOrEqual(height);
  }
  const edged = nodes.filter(({ obj, parent }) => parent !== null || obj === cache.treeRoot);
  const byPlace = edged.toSorted((a, b) => a.x - b.x).map(({ obj }) => obj);
  expect(byPlace).toEqual(byPlace.toSorted((a, b) => a - b));
});

test('nodes of a level are at least 6 px apart, deeper ones are packed', () => {
  const { view, cache } = treeOf(2047);
  const { nodes } = layOutTree(view, cache, 400, box);
  const levels = new Map<number, number[]>();
  for (const { x, y, parent } of nodes) if (parent !== null) levels.set(y, [...(levels.get(y) ?? []), x]);
  expect(levels.size).toBe(7);
  for (const xs of levels.values()) {
    xs.sort((a, b) => a - b);
    for (const [i, x] of xs.entries()) if (i > 0) expect(x - (xs[i - 1] ?? 0)).toBeGreaterThanOrEqual(6);
  }
});

test('an empty tree has no height', () => {
  const m = new ExampleMachine();
  m.create();
  expect(exampleScene(m.view).tree.height).toBe(0);
});
