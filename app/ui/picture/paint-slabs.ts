import { slabName } from '../../model/queries/names.ts';
import { slabSplit } from '../../model/queries/split.ts';
import { PLACE, type View } from '../../model/view.ts';
import type { Selection } from '../../state/session.ts';
import { type Box, barBox, cardBox, cellBox, type SlabGrid } from './slab-layout.ts';

/** The colours of the marks, as CSS colours. */
export interface Palette {
  readonly free: string;
  readonly magazine: string;
  readonly caller: string;
  readonly complete: string;
  readonly line: string;
  readonly text: string;
  readonly dim: string;
  readonly accent: string;
  readonly panel: string;
  readonly mono: string;
}

/** What to paint of a list. */
export interface SlabScene {
  readonly view: View;
  readonly slabs: readonly number[];
  readonly objs: number;
  readonly grid: SlabGrid;
  readonly isComplete: boolean;
  readonly selection: Selection;
}

/** Paints the cards of rows `from` to before `to` of a list; the canvas begins at `top` of the list. */
export function paintSlabs(
  ctx: CanvasRenderingContext2D,
  scene: SlabScene,
  palette: Palette,
  top: number,
  [from, to]: readonly [number, number],
): void {
  const { grid, slabs } = scene;
  ctx.save();
  ctx.translate(0, -top);
  for (let index = from * grid.columns; index < Math.min(slabs.length, to * grid.columns); index++) {
    const slab = slabs[index];
    if (slab !== undefined) paintSlab(ctx, scene, palette, slab, cardBox(grid, index));
  }
  ctx.restore();
}

function paintSlab(
  ctx: CanvasRenderingContext2D,
  scene: SlabScene,
  palette: Palette,
  slab: number,
  card: Box,
): void {
  const { view, objs, grid, isComplete, selection } = scene;
  const ref = view.slabRef.get(slab);
  const isSelected = selection?.kind === 'slab' && selection.slot === slab;
  ctx.fillStyle = palette.panel;
  ctx.fillRect(card.x, card.y, card.width, card.height);
  ctx.lineWidth = isSelected ? 2 : 1;
  ctx.setLineDash(ref === 0 ? [4, 3] : []);
  ctx.strokeStyle = isSelected ? palette.accent : isComplete ? palette.complete : palette.line;
  ctx.strokeRect(card.x + 0.5, card.y + 0.5, card.width - 1, card.height - 1);
  ctx.setLineDash([]);
  ctx.font = `11px ${palette.mono}`;
  ctx.textBaseline = 'top';
  ctx.textAlign = 'left';
  ctx.fillStyle = palette.text;
  ctx.fillText(slabName(view, slab), card.x + 7, card.y + 6);
  ctx.textAlign = 'right';
  ctx.fillStyle = palette.dim;
  ctx.fillText(`${ref}/${objs}`, card.x + card.width - 7, card.y + 6);
  if (grid.cells.perRow === 0) paintBar(ctx, scene, palette, slab, barBox(card));
  else paintCells(ctx, scene, palette, slab, card);
}

function paintCells(
  ctx: CanvasRenderingContext2D,
  scene: SlabScene,
  palette: Palette,
  slab: number,
  card: Box,
): void {
  const { view, objs, grid, selection } = scene;
  const first = view.slabFirst.get(slab);
  for (let i = 0; i < objs; i++) {
    const { x, y, width, height } = cellBox(grid, card, i);
    const place = view.objPlace.get(first + i);
    if (place === PLACE.slab) {
      ctx.strokeStyle = palette.free;
      ctx.lineWidth = 1;
      ctx.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1);
    } else {
      ctx.fillStyle = place === PLACE.magazine ? palette.magazine : palette.caller;
      ctx.fillRect(x, y, width, height);
      if (place === PLACE.magazine) notch(ctx, palette, x, y, width);
    }
    if (selection?.kind === 'object' && selection.slot === first + i) {
      ctx.strokeStyle = palette.accent;
      ctx.lineWidth = 2;
      ctx.strokeRect(x - 1, y - 1, width + 2, height + 2);
    }
  }
}

/** The corner that tells an object in a magazine from one with a caller, without its colour. */
function notch(ctx: CanvasRenderingContext2D, palette: Palette, x: number, y: number, width: number): void {
  const size = Math.max(4, Math.round(width / 2.4));
  ctx.fillStyle = palette.panel;
  ctx.beginPath();
  ctx.moveTo(x + width - size, y);
  ctx.lineTo(x + width, y);
  ctx.lineTo(x + width, y + size);
  ctx.fill();
}

function paintBar(
  ctx: CanvasRenderingContext2D,
  scene: SlabScene,
  palette: Palette,
  slab: number,
  bar: Box,
): void {
  const { used, parked } = slabSplit(scene.view, slab, scene.objs);
  const scale = bar.width / scene.objs;
  ctx.fillStyle = palette.caller;
  ctx.fillRect(bar.x, bar.y, used * scale, bar.height);
  ctx.fillStyle = palette.magazine;
  ctx.fillRect(bar.x + used * scale, bar.y + bar.height / 4, parked * scale, bar.height / 2);
  ctx.strokeStyle = palette.free;
  ctx.lineWidth = 1;
  ctx.strokeRect(bar.x + 0.5, bar.y + 0.5, bar.width - 1, bar.height - 1);
}
