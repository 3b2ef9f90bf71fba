import { describe, expect, test } from 'vitest';
import { ExampleMachine } from '../model/example-machine.fixture.ts';
import { NO_HIGHLIGHT } from '../model/selection.ts';
import { Motion } from '../scene/motion.ts';
import { type Eye, openSheet } from '../scene/open-sheet.ts';
import { placeOf } from '../scene/place-of.ts';
import type { Scene } from '../scene/scene.ts';
import { SceneMaker } from '../scene/scene-maker.ts';
import { byteRuns } from '../scene/slab-bytes.ts';
import { OVERVIEW } from '../scene/slab-zoom.ts';
import { LEAST_TEXT } from '../scene/text-size.ts';
import { PART_LABELS } from '../words/targets.ts';
import { NAMED_COLOURS } from './named-colours.fixture.ts';
import { paintSheet } from './paint-sheet.ts';
import { faultyTexts, type PictureLog, pictureLog } from './picture-log.fixture.ts';

const STAGES = [
  [852, 503],
  [1332, 681],
  [1972, 1041],
  [768, 371],
  [390, 380],
] as const;

/** The first slab of a scene in the middle of the view, at a step of the zoom. */
function eyeOn(scene: Scene, step: number): Eye {
  const { slabs } = scene;
  const block = slabs?.blocks.find(({ count }) => count > 0);
  if (slabs === null || block === undefined) throw new Error('the scene has no slab');
  const { width, height } = { width: (scene.width - OVERVIEW) / step, height: scene.height / step };
  const x = block.box.x + slabs.card.width / 2 - width / 2;
  const y = block.box.y + slabs.card.height / 2 - height / 2;
  return { k: step, home: 1, window: { x, y, width, height }, selection: null };
}

function paintedSheet(scene: Scene, step: number): { log: PictureLog; share: number } {
  const log = pictureLog();
  const eye = eyeOn(scene, step);
  const sheet = openSheet(scene, eye);
  const { cache, view } = scene;
  if (sheet === null || cache === null) throw new Error('no sheet is open');
  const { k, window } = eye;
  log.ctx.setTransform(k, 0, 0, k, -window.x * k, -window.y * k);
  const rest = { motion: new Motion(), highlight: NO_HIGHLIGHT, links: null, sentence: '' };
  paintSheet({ ctx: log.ctx, theme: NAMED_COLOURS, ratio: 1, now: 0, ...eye, ...rest }, view, cache, sheet);
  const share = (sheet.box.width * sheet.box.height) / (window.width * window.height);
  return { log, share };
}

describe.each([
  [32, ['VMEM']],
  [256, ['KMEM']],
  [3000, ['VMEM']],
  [20_480, ['VMEM']],
  [200_000, ['VMEM']],
  [4000, ['VMEM', 'OFFSLAB']],
] as const)('a slab of objects of %i bytes, %s', (size, flags) => {
  const m = new ExampleMachine(2, { spl_kmem_cache_obj_per_slab: 16 });
  m.create({ size, flags: [...flags] });
  m.alloc(60);
  const scenes = STAGES.map(([width, height]) =>
    new SceneMaker().make(
      { view: m.view, focus: 0, cpus: 2, hz: 10, width, height, queuedAt: () => -1 },
      null,
    ),
  );

  test('fills the stage when it is entered', () => {
    for (const scene of scenes) {
      const share = paintedSheet(scene, scene.slabs?.zoom.whole ?? 0).share;
      expect(share, `${scene.width}`).toBeGreaterThanOrEqual(0.8);
    }
  });

  test('has a whole label for each part at the closest zoom', () => {
    for (const scene of scenes) {
      const { log } = paintedSheet(scene, scene.slabs?.zoom.closest ?? 0);
      const room = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };
      expect(faultyTexts(log, room, LEAST_TEXT), `${scene.width}`).toEqual([]);
      const labels = log.texts.filter(({ text }) => Object.values(PART_LABELS).includes(text)).length;
      const runs = byteRuns(m.cache()).filter(({ part }) => part !== 'object');
      expect(labels, `${scene.width}`).toBe(runs.length);
    }
  });
});

test('a selected slab opens when it is entered, also at an edge of the stage, which keeps it from the middle', () => {
  const m = new ExampleMachine(6, { spl_kmem_cache_obj_per_slab: 27 });
  m.create({ size: 256, flags: ['VMEM'] });
  m.alloc(945);
  const size = { width: 1400, height: 750 };
  const scene = new SceneMaker().make(
    { view: m.view, focus: 0, cpus: 6, hz: 10, ...size, queuedAt: () => -1 },
    null,
  );
  const shown = scene.slabs?.blocks.flatMap(({ slabs }) => [...slabs]) ?? [];
  const eyes = shown.map((slab) => eyeOnSlab(scene, scene.slabs?.zoom.whole ?? 0, slab));
  const opened = eyes.map((eye, i) => {
    const selection = { kind: 'slab', slot: shown[i] ?? -1 } as const;
    return openSheet(scene, { ...eye, selection })?.slab;
  });
  expect(opened).toEqual(shown);
  // Without the selection, a neighbour opens at the edges.
  expect(eyes.map((eye) => openSheet(scene, eye)?.slab)).not.toEqual(shown);
});

/** A slab as near to the middle of the view as the edges of the world allow, at a step of the zoom. */
function eyeOnSlab(scene: Scene, step: number, slab: number): Eye {
  const place = placeOf(scene, slab);
  if (place === null || scene.slabs === null) throw new Error('the scene lacks the slab');
  const { card } = scene.slabs;
  const [width, height] = [(scene.width - OVERVIEW) / step, scene.height / step];
  const x = keptIn(place.x + card.width / 2 - width / 2, scene.width - width);
  const y = keptIn(place.y + card.height / 2 - height / 2, scene.height - height);
  return { k: step, home: 1, window: { x, y, width, height }, selection: null };
}

function keptIn(value: number, most: number): number {
  return Math.max(0, Math.min(most, value));
}
