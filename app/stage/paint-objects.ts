import { PLACE } from '../model/view.ts';
import type { Scene, SlabScene } from '../scene/scene.ts';
import { cellArea, cellBox, cellSize } from '../scene/slab-card.ts';
import { notchedPath, strokeSelected } from './object-marks.ts';
import type { Pen } from './pen.ts';
import type { Surface } from './surface.ts';
import type { VisibleSlab } from './visible-slabs.ts';

/** Corners of cells, x and y in turn; reused between frames, since there may be tens of thousands. */
class Corners {
  #xy = new Float64Array(4096);
  length = 0;

  push(x: number, y: number): void {
    if (this.length + 2 > this.#xy.length) {
      const xy = new Float64Array(this.#xy.length * 2);
      xy.set(this.#xy);
      this.#xy = xy;
    }
    this.#xy[this.length] = x;
    this.#xy[this.length + 1] = y;
    this.length += 2;
  }

  /** Adds all cells to paths of a limited length, each of which `end` paints. */
  paint(ctx: Surface, add: (x: number, y: number) => void, end: () => void): void {
    for (let from = 0; from < this.length; from += 2 * PART) {
      ctx.beginPath();
      const to = Math.min(this.length, from + 2 * PART);
      for (let i = from; i < to; i += 2) add(this.#xy[i] ?? 0, this.#xy[i + 1] ?? 0);
      end();
    }
  }
}

/** Cells in a path. The browser takes longer to fill one path of tens of thousands than many small ones. */
const PART = 64;

const corners = { free: new Corners(), caller: new Corners(), magazine: new Corners() };

/** Paints a cell for each object: hollow if free, filled if in use, notched if in a magazine. */
export function paintCells(pen: Pen, scene: Scene, slabs: SlabScene, visible: readonly VisibleSlab[]): void {
  for (const list of Object.values(corners)) list.length = 0;
  for (const one of visible) collect(scene, slabs, one);
  const { ctx, theme, k } = pen;
  const { width, height } = cellSize(slabs.card);
  const fill = (): void => ctx.fill();
  ctx.fillStyle = theme.caller;
  corners.caller.paint(ctx, (x, y) => ctx.rect(x, y, width, height), fill);
  ctx.fillStyle = theme.magazine;
  corners.magazine.paint(ctx, (x, y) => notchedPath(ctx, { x, y, width, height }), fill);
  const half = 0.5 / k;
  ctx.strokeStyle = theme.free;
  ctx.lineWidth = 1 / k;
  const outline = (x: number, y: number): void =>
    ctx.rect(x + half, y + half, width - 2 * half, height - 2 * half);
  corners.free.paint(ctx, outline, () => ctx.stroke());
  paintSelectedCell(pen, scene, slabs, visible);
}

function collect({ view }: Scene, { card, objs }: SlabScene, one: VisibleSlab): void {
  const first = view.slabFirst.get(one.slab);
  const { perRow, cell, cellX, left, top } = card;
  for (let i = 0; i < objs; i++) {
    const place = view.objPlace.get(first + i);
    const list = place === PLACE.slab ? 'free' : place === PLACE.magazine ? 'magazine' : 'caller';
    corners[list].push(one.x + left + (i % perRow) * cellX, one.y + top + Math.floor(i / perRow) * cell);
  }
}

function paintSelectedCell(
  pen: Pen,
  { view }: Scene,
  slabs: SlabScene,
  visible: readonly VisibleSlab[],
): void {
  const { selection } = pen;
  if (selection?.kind !== 'object') return;
  const slab = view.objSlab.get(selection.slot);
  const one = visible.find((candidate) => candidate.slab === slab);
  if (slab < 0 || one === undefined) return;
  strokeSelected(pen, cellBox(slabs.card, one.x, one.y, view.objNumber.get(selection.slot)));
}

/** Paints a bar for each slab: objects in use, then, thinner, those in magazines. */
export function paintBars(
  { ctx, theme }: Pen,
  scene: Scene,
  slabs: SlabScene,
  visible: readonly VisibleSlab[],
): void {
  const parked = parkedBySlab(scene);
  const { view } = scene;
  const bar = (x: number, y: number, from: number, to: number, inset: number): void => {
    const area = cellArea(slabs.card, x, y);
    const height = area.height * (1 - 2 * inset);
    ctx.rect(
      area.x + (area.width * from) / slabs.objs,
      area.y + area.height * inset,
      (area.width * (to - from)) / slabs.objs,
      height,
    );
  };
  ctx.fillStyle = theme.caller;
  ctx.beginPath();
  for (const { slab, x, y } of visible) bar(x, y, 0, view.slabRef.get(slab) - (parked.get(slab) ?? 0), 0.1);
  ctx.fill();
  ctx.fillStyle = theme.magazine;
  ctx.beginPath();
  for (const { slab, x, y } of visible) {
    const here = parked.get(slab) ?? 0;
    const ref = view.slabRef.get(slab);
    if (here > 0) bar(x, y, ref - here, ref, 0.3);
  }
  ctx.fill();
}

/** How many objects of each slab are in magazines. */
function parkedBySlab({ cache, view }: Scene): ReadonlyMap<number, number> {
  const parked = new Map<number, number>();
  for (const skm of cache?.magazines ?? []) {
    for (const obj of skm?.objs ?? []) {
      const slab = view.objSlab.get(obj);
      parked.set(slab, (parked.get(slab) ?? 0) + 1);
    }
  }
  return parked;
}
