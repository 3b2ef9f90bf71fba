import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Box } from './box.ts';
import { busyMachine, deadlockedMachine, exampleScene } from './example-scene.fixture.ts';
import { hit } from './hit.ts';
import { roundBox } from './magazine-place.ts';
import { type Eye, openSheet } from './open-sheet.ts';
import { blockBox } from './page-map.ts';
import type { Scene } from './scene.ts';
import { cellBox } from './slab-card.ts';
import { cardAt } from './slab-layout.ts';
import type { Target } from './target.ts';

/** A shape of a scene, and its target. */
interface Shape {
  readonly box: Box;
  readonly target: Target;
}

/** All shapes without smaller ones on top, as painted when everything is in view. */
function* shapesOf(scene: Scene): Generator<Shape> {
  for (const { box, cache } of scene.strip.tiles)
    yield { box, target: { kind: 'cache', cache: cache.index } };
  for (const { box, name } of scene.lamps) yield { box, target: { kind: 'lamp', lamp: name } };
  for (const { cpu, magazine } of scene.cpus.cards) {
    for (const [i, obj] of (magazine?.objs ?? []).entries()) {
      if (magazine !== null) yield { box: roundBox(magazine, i), target: { kind: 'round', cpu, obj } };
    }
  }
  yield* slabShapes(scene);
  for (const { x, y, half, obj } of scene.tree.nodes) {
    // A diamond fills the middle of its box.
    const box = { x: x - half.x / 2, y: y - half.y / 2, width: half.x * 0.99, height: half.y * 0.99 };
    yield { box, target: { kind: 'emergency', obj } };
  }
  for (const { firstBlock, blocks } of scene.pages.regions) {
    for (let block = firstBlock; block < firstBlock + blocks; block++) {
      yield { box: blockBox(scene.pages, block), target: { kind: 'block', block } };
    }
  }
}

function* slabShapes({ slabs, view }: Scene): Generator<Shape> {
  if (slabs === null) return;
  for (const { box, work } of slabs.growth) yield { box, target: { kind: 'growth', work: work.id } };
  for (const block of slabs.blocks) {
    for (const [index, slab] of block.slabs.entries()) {
      const { x, y } = cardAt(slabs.card, block, index);
      for (let i = 0; i < slabs.objs; i++) {
        const obj = view.slabFirst.get(slab) + i;
        yield { box: cellBox(slabs.card, x, y, i), target: { kind: 'object', slab, obj } };
      }
    }
  }
}

describe('a point inside a drawn shape hits it', () => {
  for (const [name, machine] of [
    ['a busy cache', busyMachine()],
    ['a deadlocked cache', deadlockedMachine()],
  ] as const) {
    test(name, () => {
      const scene = exampleScene(machine.view);
      const shapes = [...shapesOf(scene)];
      expect(shapes.length).toBeGreaterThan(15);
      const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true });
      fc.assert(
        fc.property(fc.constantFrom(...shapes), inside, inside, ({ box, target }, across, down) => {
          const found = hit(scene, box.x + across * box.width, box.y + down * box.height, {
            k: 1,
            home: 1,
            window: { x: 0, y: 0, width: scene.width, height: scene.height },
            selection: null,
          });
          expect(found).toEqual(target);
        }),
        { numRuns: 500 },
      );
    });
  }
});

test('the closer the camera, the more precise the target', () => {
  const scene = exampleScene(busyMachine().view);
  const [shape] = [...slabShapes(scene)];
  const card = scene.slabs?.card;
  if (shape === undefined || card === undefined) throw new Error('the example has no slab');
  const { x, y } = shape.box;
  const eye = (k: number): Eye => {
    const [width, height] = [scene.width / k, scene.height / k];
    const window = { x: x + card.width / 2 - width / 2, y: y + card.height / 2 - height / 2, width, height };
    return { k, home: 1, window, selection: null };
  };
  expect(hit(scene, x + 2, y + 2, eye(1 / card.cell))?.kind).toBe('slab');
  expect(hit(scene, x + 2, y + 2, eye(1))?.kind).toBe('object');
  const close = eye(scene.slabs?.zoom.closest ?? 0);
  const box = openSheet(scene, close)?.parts[0]?.box ?? shape.box;
  expect(hit(scene, box.x + box.width / 2, box.y + box.height / 2, close)?.kind).toBe('bytes');
});
