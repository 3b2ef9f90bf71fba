import { expect, test } from 'vitest';
import { ExampleMachine } from '../model/example-machine.fixture.ts';
import { deadlockedMachine, exampleScene } from './example-scene.fixture.ts';
import { SceneMaker } from './scene-maker.ts';

/** Stage sizes of a laptop, a projector, a desktop and a wall, without the gauge of scarce memory. */
const STAGES = [
  [850, 482],
  [770, 400],
  [1330, 662],
  [1970, 1022],
] as const;

test.each(STAGES)('a stage of %i × %i shows all strata of a cache in trouble at once', (width, height) => {
  const { view } = deadlockedMachine();
  const scene = new SceneMaker().make(
    { view, focus: 0, cpus: 4, hz: 10, width, height, queuedAt: () => -1 },
    null,
  );
  expect(scene.headings.map(({ name }) => name)).toEqual(['threads', 'slabs', 'emergency', 'pages']);
  expect(scene.least).toBeLessThanOrEqual(height);
});

test('the cards of the CPUs keep their size while the tree grows', () => {
  const m = new ExampleMachine();
  m.create();
  m.do({ op: 'memory', target: 'vmalloc', mode: 'stall' });
  const maker = new SceneMaker();
  const sizes = new Set<string>();
  for (let n = 0; n < 12; n++) {
    m.do({ op: 'alloc', thread: `t${n + 1}`, cpu: 0, cache: 'c1', flags: 'KM_SLEEP', as: `e${n}` });
    m.do({ op: 'tick', n: 2 });
    const scene = exampleScene(m.view, maker);
    if (scene.tree.nodes.length > 0) sizes.add(scene.cpus.cards.map(({ size }) => size).join());
  }
  expect(exampleScene(m.view, maker).tree.nodes.length).toBeGreaterThan(5);
  expect(sizes.size).toBe(1);
});
