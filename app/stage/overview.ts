import { type Box, contains, type Point } from '../scene/box.ts';
import type { Scene } from '../scene/scene.ts';
import { OVERVIEW } from '../scene/slab-zoom.ts';
import type { StratumName } from '../scene/target.ts';
import { TEXT } from '../scene/text-size.ts';
import { OVERVIEW_WORDS } from '../words/stage-notes.ts';
import { type Pen, widthOf, write } from './pen.ts';

/** Where the strata are shown in the overview, from its edges, in CSS pixels. */
const INSET = 6;

/** The box of the whole world in the overview at the right edge of a canvas, in CSS pixels. */
function overviewBox(width: number, height: number): Box {
  return {
    x: width - OVERVIEW + INSET,
    y: INSET,
    width: OVERVIEW - 2 * INSET,
    height: height - 2 * INSET,
  };
}

/** The point of the world under a point of the overview; null outside of it. */
export function overviewPoint(
  scene: Scene,
  width: number,
  height: number,
  x: number,
  y: number,
): Point | null {
  const box = overviewBox(width, height);
  if (!contains(box, x, y)) return null;
  return { x: ((x - box.x) / box.width) * scene.width, y: ((y - box.y) / box.height) * scene.height };
}

/** Paints the strata by name beside the part of the stage in view, with a frame around what is in view. */
export function paintOverview(pen: Pen, scene: Scene, width: number, height: number): void {
  const { ctx, theme, ratio, window } = pen;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = theme.panel;
  ctx.fillRect(width - OVERVIEW, 0, OVERVIEW, height);
  const box = overviewBox(width, height);
  const bands = bandsOf(scene, box);
  ctx.fillStyle = theme.raised;
  for (const { top, tall } of bands) ctx.fillRect(box.x, top, box.width, tall);
  const across = box.width / scene.width;
  const down = box.height / scene.height;
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 2;
  ctx.strokeRect(
    box.x + window.x * across,
    box.y + window.y * down,
    Math.max(4, window.width * across),
    Math.max(4, window.height * down),
  );
  // The frame is behind the words.
  const flat = { ...pen, k: 1, window: { x: 0, y: 0, width, height } };
  const style = { colour: theme.dim, size: TEXT.small, face: 'sans' } as const;
  for (const { name, top, tall } of bands) {
    if (tall < LINE) continue;
    const words = OVERVIEW_WORDS[name];
    ctx.fillStyle = theme.raised;
    ctx.fillRect(box.x + 2, top + 2, widthOf(flat, words, style) + 4, LINE - 2);
    write(flat, words, box.x + 4, top + 12, style);
  }
}

/** The least height of a band with a name. */
const LINE = 15;

interface Band {
  readonly name: StratumName;
  readonly top: number;
  readonly tall: number;
}

/** The strata in the overview from top to bottom, each from its title to the next. */
function bandsOf({ headings, height }: Scene, overview: Box): readonly Band[] {
  const scale = overview.height / height;
  return headings.map(({ name, box }, i) => {
    const end = headings[i + 1]?.box.y ?? height;
    return { name, top: overview.y + box.y * scale, tall: (end - box.y) * scale - 2 };
  });
}
