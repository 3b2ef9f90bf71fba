import type { Box } from '../scene/box.ts';
import { LEAST_OUTLINE } from '../scene/detail.ts';
import { blockBox, blocksOf } from '../scene/page-map.ts';
import type { Scene } from '../scene/scene.ts';
import { MOST_OUTLINES, objectCell, objectRound, slabBox } from './paint-highlight.ts';
import { framePath, insetBox, type Pen } from './pen.ts';

/** Objects smaller than this on the screen, in CSS pixels, are marked only through their slab. */
const LEAST_CELL = 2.5;

/** Smaller objects get only a thin line, so their own colour stays visible. In CSS pixels. */
const SMALL_CELL = 11;

/** Highlights what belongs to the thing under the pointer or selected: slabs, objects, CPUs and pages. */
export function paintLinks(pen: Pen, scene: Scene): void {
  const { links } = pen;
  if (links === null) return;
  const objs = links.objs.slice(0, MOST_OUTLINES);
  const marks = [
    ...objs.map((obj) => objectCell(scene, obj)),
    ...objs.map((obj) => objectRound(scene, obj)),
    ...links.pages
      .slice(0, MOST_OUTLINES)
      .flatMap((run) => blocksOf(scene.pages, run))
      .map((block) => blockBox(scene.pages, block)),
  ].filter((box): box is Box => box !== undefined && box.width * pen.k >= LEAST_CELL);
  const holders = [
    ...links.slabs.slice(0, MOST_OUTLINES).map((slab) => slabBox(pen, scene, slab)),
    ...links.cpus.map((cpu) => scene.cpus.cards[cpu]?.box),
  ];
  const isSmall = ({ width }: Box): boolean => width * pen.k < SMALL_CELL;
  outline(pen, 0.8, marks.filter(isSmall));
  outline(
    pen,
    1.5,
    marks.filter((box) => !isSmall(box)),
  );
  outline(pen, 2, holders);
}

/** Strokes the outlines of boxes, `line` CSS pixels thick, around them. */
function outline(pen: Pen, line: number, boxes: readonly (Box | undefined)[]): void {
  const { ctx, theme, k } = pen;
  ctx.beginPath();
  for (const box of boxes) {
    if (box === undefined) continue;
    const around = insetBox(box, -line / 2 / k);
    const least = line === 2 ? LEAST_OUTLINE / k : 0;
    framePath(
      pen,
      { ...around, width: Math.max(around.width, least), height: Math.max(around.height, least) },
      2,
    );
  }
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = line / k;
  ctx.stroke();
}
