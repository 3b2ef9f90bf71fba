import type { Box, Point } from '../scene/box.ts';
import { insetBox, type Pen } from './pen.ts';
import type { Surface } from './surface.ts';

/** A square with a notch at its upper right corner: an object in a magazine. */
export function notchedPath(ctx: Surface, { x, y, width, height }: Box): void {
  const notch = Math.min(width, height) * 0.4;
  ctx.moveTo(x, y);
  ctx.lineTo(x + width - notch, y);
  ctx.lineTo(x + width, y + notch);
  ctx.lineTo(x + width, y + height);
  ctx.lineTo(x, y + height);
  ctx.closePath();
}

/** A diamond: an emergency object. */
export function diamondPath(ctx: Surface, { x, y }: Point, half: Point): void {
  ctx.moveTo(x, y - half.y);
  ctx.lineTo(x + half.x, y);
  ctx.lineTo(x, y + half.y);
  ctx.lineTo(x - half.x, y);
  ctx.closePath();
}

/** The outline of the selection, 2 CSS pixels wide at any zoom. */
export function strokeSelected({ ctx, theme, k }: Pen, box: Box): void {
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 2 / k;
  const { x, y, width, height } = insetBox(box, -1.5 / k);
  ctx.strokeRect(x, y, width, height);
}
