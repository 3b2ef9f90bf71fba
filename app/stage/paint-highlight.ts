import { PLACE } from '../model/view.ts';
import type { Box } from '../scene/box.ts';
import { roundBox } from '../scene/cpu-cards.ts';
import { DRAWN_FROM, LEAST_OUTLINE } from '../scene/detail.ts';
import { placeOf } from '../scene/motion.ts';
import type { Scene } from '../scene/scene.ts';
import { cellBox } from '../scene/slab-card.ts';
import { insetBox, type Pen } from './pen.ts';
import { cardBox } from './visible-slabs.ts';

/** The most outlines: an answer about more things is about everything. */
const MOST = 2000;

/** Outlines around what an answer is about: slabs, objects wherever they are, and CPUs. */
export function paintHighlight(pen: Pen, scene: Scene): void {
  const { ctx, theme, k, highlight } = pen;
  const { slabs, objs, cpus } = highlight;
  if (slabs.length + objs.length + cpus.length === 0) return;
  const boxes = boxesOf(pen, scene);
  ctx.strokeStyle = theme.accent;
  strokeBoxes(
    pen,
    1.5,
    boxes.filter((box) => !isLarge(box, k)),
  );
  ctx.setLineDash([4 / k, 3 / k]);
  strokeBoxes(
    pen,
    2,
    boxes.filter((box) => isLarge(box, k)),
  );
  ctx.setLineDash([]);
}

function isLarge({ width, height }: Box, k: number): boolean {
  return Math.min(width, height) * k >= DRAWN_FROM.dashedOutline;
}

/** Strokes the outlines of boxes, `line` CSS pixels thick. */
function strokeBoxes({ ctx, k }: Pen, line: number, boxes: readonly Box[]): void {
  if (boxes.length === 0) return;
  ctx.lineWidth = line / k;
  ctx.beginPath();
  for (const box of boxes) {
    const { x, y, width, height } = insetBox(box, -line / k);
    ctx.rect(x, y, Math.max(width, LEAST_OUTLINE / k), Math.max(height, LEAST_OUTLINE / k));
  }
  ctx.stroke();
}

function boxesOf({ highlight, motion, now }: Pen, scene: Scene): Box[] {
  const cards = highlight.cpus.map((cpu) => scene.cpus.cards[cpu]?.box);
  const slabs = highlight.slabs.slice(0, MOST).map((slab) => {
    const place = placeOf(scene, slab);
    return place === null || scene.slabs === null
      ? undefined
      : cardBox(scene.slabs, motion.cornerOf(slab, place, now));
  });
  const objs = highlight.objs.slice(0, MOST).map((obj) => objectBox(scene, obj));
  return [...cards, ...slabs, ...objs].filter((box) => box !== undefined);
}

/** Where an object is drawn: in its magazine, in the tree, or in its slab. */
function objectBox(scene: Scene, obj: number): Box | undefined {
  const { view, cpus, slabs, tree } = scene;
  const place = view.objPlace.get(obj);
  if (place === PLACE.magazine) {
    const magazine = cpus.cards[view.objCpu.get(obj)]?.magazine ?? null;
    const i = magazine?.objs.indexOf(obj) ?? -1;
    if (magazine !== null && i >= 0 && magazine.cell > 0) return roundBox(magazine, i);
  }
  if (place === PLACE.emergency) {
    const node = tree.nodes.find((one) => one.obj === obj);
    if (node === undefined) return undefined;
    const { x, y } = node.half;
    return { x: node.x - x, y: node.y - y, width: 2 * x, height: 2 * y };
  }
  const corner = placeOf(scene, view.objSlab.get(obj));
  if (corner === null || slabs === null) return undefined;
  return cellBox(slabs.card, corner.x, corner.y, view.objNumber.get(obj));
}
