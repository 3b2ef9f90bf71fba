import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../engine/index.ts';
import { NO_HIGHLIGHT } from '../model/selection.ts';
import { eachMoment, sceneOf } from '../scene/coverage.fixture.ts';
import { Motion } from '../scene/motion.ts';
import type { Scene } from '../scene/scene.ts';
import { LEAST_PRESENTED, LEAST_TEXT } from '../scene/text-size.ts';
import { NAMED_COLOURS } from './named-colours.fixture.ts';
import { paint } from './paint.ts';
import { faultyTexts, type PictureLog, pictureLog } from './picture-log.fixture.ts';

/** Stages at a zoom of 200 % on a laptop, in a frame of 600 × 338, and on a screen of 320 px. */
const SMALL = [
  [720, 240],
  [600, 226],
  [320, 300],
] as const;
/** Presenter mode at 1024 × 768, 1280 × 720, 1920 × 1080 and 2560 × 1440, in CSS pixels, and which of its scales. */
const PRESENTED = [
  [1017, 600, 0],
  [1273, 550, 0],
  [1913, 890, 1],
  [2553, 1220, 2],
] as const;
const SHARES = [0.25, 0.5, 0.9] as const;

/** How much larger presenter mode draws the stage: by default, on a large and on a very large screen. */
const SCALES = [
  ...readFileSync('app/ui/story/presenter.module.css', 'utf8').matchAll(/--magnified: ([\d.]+);/g),
].map(([, scale]) => Number(scale));

function painted(scene: Scene, k: number): PictureLog {
  const log = pictureLog();
  const window = { x: 0, y: 0, width: scene.width, height: scene.height };
  const rest = { motion: new Motion(), selection: null, highlight: NO_HIGHLIGHT, links: null, sentence: '' };
  log.ctx.setTransform(k, 0, 0, k, 0, 0);
  paint({ ctx: log.ctx, theme: NAMED_COLOURS, k, home: k, ratio: 1, window, now: 0, ...rest }, scene, {
    paint: () => undefined,
  });
  return log;
}

/** Whether cards of slabs are in the initially visible part of the stage. */
function showsSlabs({ slabs }: Scene, height: number): boolean {
  const first = slabs?.blocks.find(({ count }) => count > 0);
  if (first === undefined || slabs === null) return true;
  return first.box.y + Math.min(slabs.card.height, 24) <= height;
}

describe.each(Object.keys(CATALOGUE))('in %s', (name) => {
  const hidden: string[] = [];
  const faulty: string[] = [];
  const little: string[] = [];
  beforeAll(() => {
    eachMoment(name, SHARES, (share, view) => {
      for (const [width, height] of SMALL) {
        const scene = sceneOf(name, view, width, height);
        const where = `${100 * share} % at ${width} × ${height}`;
        if (!showsSlabs(scene, height)) hidden.push(where);
        const room = { x: 0, y: 0, width, height: scene.height };
        faulty.push(...faultyTexts(painted(scene, 1), room, LEAST_TEXT).map((fault) => `${where}: ${fault}`));
      }
      for (const [width, height, which] of PRESENTED) {
        const scale = SCALES[which] ?? 1;
        const scene = sceneOf(name, view, width / scale, height / scale);
        const room = { x: 0, y: 0, width, height: scene.height * scale };
        const faults = faultyTexts(painted(scene, scale), room, LEAST_PRESENTED);
        little.push(...faults.map((fault) => `${100 * share} % at ${width} × ${height}: ${fault}`));
      }
    });
  });

  test('small stages show slabs at once', () => {
    expect(hidden).toEqual([]);
  });

  test('every text of a small stage is complete, large enough and not covered', () => {
    expect(faulty).toEqual([]);
  });

  test('every text of the stage in presenter mode is at least 16 px high', () => {
    expect(little).toEqual([]);
  });
});
