import { PLACE } from '../model/view.ts';
import type { Box } from '../scene/box.ts';
import { DRAWN_FROM, LEAST_OUTLINE } from '../scene/detail.ts';
import { roundBox } from '../scene/magazine-place.ts';
import { placeOf } from '../scene/place-of.ts';
import type { Scene } from '../scene/scene.ts';
import { cellBox } from '../scene/slab-card.ts';
import { insetBox, type Pen } from './pen.ts';
import { cardBox } from './visible-slabs.ts';

/** The most outlines: an answer about more things would outline everything. */
export const MOST_OUTLINES = 2000;

/** Outlines around the subjects of an answer: slabs, objects wherever they are, and CPUs. */
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
  const slabs = highlight.slabs.slice(0, MOST_OUTLINES).map((slab) => slabBox({ motion, now }, scene, slab));
  const objs = highlight.objs.slice(0, MOST_OUTLINES).map((obj) => objectBox(scene, obj));
  return [...cards, ...slabs, ...objs].filter((box) => box !== undefined);
}

/** The card of a slab where it is now; undefined if it is not on the stage. */
export function slabBox(
  { motion, now }: Pick<Pen, 'motion' | 'now'>,
  scene: Scene,
  slab: number,
): Box | undefined {
  const place = placeOf(scene, slab);
  if (place === null || scene.slabs === null) return undefined;
  return cardBox(scene.slabs, motion.cornerOf(slab, place, now));
}

/** Where an object is drawn: in its magazine, in the tree, or in its slab. */
function objectBox(scene: Scene, obj: number): Box | undefined {
  return scene.view.objPlace.get(obj) === PLACE.magazine
    ? (objectRound(scene, obj) ?? objectCell(scene, obj))
    : objectCell(scene, obj);
}

/** The round of an object in a magazine; undefined if rounds are not drawn one by one. */
export function objectRound({ view, cpus }: Scene, obj: number): Box | undefined {
  const magazine = cpus.cards[view.objCpu.get(obj)]?.magazine ?? null;
  const i = magazine?.objs.indexOf(obj) ?? -1;
  return magazine !== null && i >= 0 && magazine.cell > 0 ? roundBox(magazine, i) : undefined;
}

/** The diamond of an emergency object, or the cell of an object in its slab. */
export function objectCell(scene: Scene, obj: number): Box | undefined {
  const { view, slabs, tree } = scene;
  if (view.objPlace.get(obj) === PLACE.emergency) {
    const node = tree.nodes.find((one) => one.obj === obj);
    if (node === undefined) return undefined;
    const { x, y } = node.half;
    return { x: node.x - x, y: node.y - y, width: 2 * x, height: 2 * y };
  }
  const corner = placeOf(scene, view.objSlab.get(obj));
  if (corner === null || slabs === null) return undefined;
  return cellBox(slabs.card, corner.x, corner.y, view.objNumber.get(obj));
}
