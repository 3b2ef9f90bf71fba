import { expect, test } from 'vitest';
import { coverageOf, eachMoment, sceneOf } from './coverage.fixture.ts';

/** Stages of a laptop, a projector, a desk, a wall and a phone. */
const STAGES = [
  [850, 482],
  [770, 400],
  [1330, 662],
  [1970, 1022],
  [390, 420],
] as const;
const SHARES = [0.25, 0.5, 0.9] as const;

test.each(['magazine-stranding', 'slab-small', 'pinned-slabs', 'slab-reclaim'])(
  'the stage is filled in %s',
  (name) => {
    const poor: string[] = [];
    eachMoment(name, SHARES, (share, view) => {
      for (const [width, height] of STAGES) {
        const scene = sceneOf(name, view, width, height);
        const slabs = scene.slabs?.blocks.reduce((sum, block) => sum + block.slabs.length, 0) ?? 0;
        if (slabs < 8) continue;
        const { blank, span, marks } = coverageOf(scene);
        const figures = `${slabs} slabs, blank ${blank.toFixed(2)}, span ${span.toFixed(2)}, marks ${marks.toFixed(2)}`;
        if (blank > 0.15 || span < 0.85 || marks < 0.3)
          poor.push(`${100 * share} % at ${width} × ${height}: ${figures}`);
      }
    });
    expect(poor).toEqual([]);
  },
);
