import { beforeAll, describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../engine/index.ts';
import { NO_HIGHLIGHT } from '../model/selection.ts';
import type { Box, Point } from '../scene/box.ts';
import { coverageOf, eachMoment, sceneOf } from '../scene/coverage.fixture.ts';
import { flowPath } from '../scene/flow-path.ts';
import { Motion } from '../scene/motion.ts';
import type { Scene } from '../scene/scene.ts';
import { LEAST_TEXT } from '../scene/text-size.ts';
import { NAMED_COLOURS } from './named-colours.fixture.ts';
import { paint } from './paint.ts';
import { faultyTexts, type PictureLog, pictureLog } from './picture-log.fixture.ts';

/** The stage at the five sizes of the page, with its default panels. */
const STAGES = [
  [886, 525],
  [1360, 690],
  [2000, 1050],
  [768, 371],
  [390, 380],
] as const;
const SHARES = [0.25, 0.5, 0.9] as const;
/** With at least this many slabs, they fill the stage. */
const MANY = 8;

function painted(scene: Scene): PictureLog {
  const log = pictureLog();
  const window = { x: 0, y: 0, width: scene.width, height: scene.height };
  const rest = { motion: new Motion(), selection: null, highlight: NO_HIGHLIGHT, links: null, sentence: '' };
  paint({ ctx: log.ctx, theme: NAMED_COLOURS, k: 1, home: 1, ratio: 1, window, now: 0, ...rest }, scene, {
    paint: () => undefined,
  });
  return log;
}

/** How a scene leaves its room unused; empty if it does not. */
function unfilled(scene: Scene): readonly string[] {
  const slabs = scene.cache === null ? 0 : scene.cache.partial.length + scene.cache.complete.length;
  if (slabs < MANY) return [];
  const { blank, span, marks } = coverageOf(scene);
  const figures = `${slabs} slabs, blank ${blank.toFixed(2)}, span ${span.toFixed(2)}, marks ${marks.toFixed(2)}`;
  return blank > 0.15 || span < 0.85 || marks < 0.3 ? [figures] : [];
}

const PLACES = ['caller', 'magazine', 'slab', 'emergency'] as const;
/** Half the width of the widest flow. */
const FLOW = 2;

/** The texts that some flow would cross. */
function underFlows(scene: Scene, { texts }: PictureLog): readonly string[] {
  const lines: Box[] = [];
  for (const { cpu } of scene.cpus.cards) {
    for (const from of PLACES) {
      for (const to of PLACES) lines.push(...linesOf(flowPath(scene, { cpu, from, to }) ?? []));
    }
  }
  return faultyTexts({ texts, shapes: lines }, { x: 0, y: 0, width: scene.width, height: scene.height }, 0);
}

/** The lines of a path as boxes. */
function linesOf(path: readonly Point[]): Box[] {
  return path.slice(1).map((to, i) => {
    const from = path[i] ?? to;
    return {
      x: Math.min(from.x, to.x) - FLOW,
      y: Math.min(from.y, to.y) - FLOW,
      width: Math.abs(to.x - from.x) + 2 * FLOW,
      height: Math.abs(to.y - from.y) + 2 * FLOW,
    };
  });
}

describe.each(Object.keys(CATALOGUE))('in %s', (name) => {
  const poor: string[] = [];
  const faulty: string[] = [];
  const crossed: string[] = [];
  beforeAll(() => {
    eachMoment(name, SHARES, (share, view) => {
      for (const [width, height] of STAGES) {
        const scene = sceneOf(name, view, width, height);
        const where = `${100 * share} % at ${width} × ${height}: `;
        poor.push(...unfilled(scene).map((fault) => where + fault));
        const room = { x: 0, y: 0, width, height: scene.height };
        const picture = painted(scene);
        faulty.push(...faultyTexts(picture, room, LEAST_TEXT).map((fault) => where + fault));
        crossed.push(...underFlows(scene, picture).map((fault) => where + fault));
      }
    });
  });

  test('the stage is filled at each size', () => {
    expect(poor).toEqual([]);
  });

  test('every text of the stage is complete, large enough and not covered', () => {
    expect(faulty).toEqual([]);
  });

  test('flows do not cross the texts', () => {
    expect(crossed).toEqual([]);
  });
});
