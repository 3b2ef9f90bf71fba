import { type Box, contains, type Point } from '../scene/box.ts';
import type { Scene } from '../scene/scene.ts';
import type { Theme } from './theme.ts';

const WIDTH = 148;
const MARGIN = 12;

/** The box of the minimap on a canvas, in CSS pixels. */
export function minimapBox(width: number, height: number): Box {
  const tall = Math.min(WIDTH * 1.4, (WIDTH * height) / width);
  return { x: width - WIDTH - MARGIN, y: height - tall - MARGIN, width: WIDTH, height: tall };
}

/** The point of the world under a point of the minimap; null outside of it. */
export function minimapPoint(scene: Scene, box: Box, x: number, y: number): Point | null {
  if (!contains(box, x, y)) return null;
  return { x: ((x - box.x) / box.width) * scene.width, y: ((y - box.y) / box.height) * scene.height };
}

/** Paints the whole world in small, with a frame around the part in view. The context takes CSS pixels. */
export function paintMinimap(
  ctx: CanvasRenderingContext2D,
  theme: Theme,
  scene: Scene,
  box: Box,
  window: Box,
): void {
  const scale = box.width / scene.width;
  const part = ({ x, y, width, height }: Box): void => {
    ctx.rect(box.x + x * scale, box.y + y * scale, Math.max(1, width * scale), Math.max(1, height * scale));
  };
  ctx.globalAlpha = 0.94;
  ctx.fillStyle = theme.raised;
  ctx.fillRect(box.x, box.y, box.width, box.height);
  ctx.globalAlpha = 1;
  ctx.beginPath();
  for (const card of scene.cpus.cards) part(card.box);
  ctx.fillStyle = theme.magazine;
  ctx.globalAlpha = 0.5;
  ctx.fill();
  ctx.beginPath();
  for (const block of scene.slabs?.blocks ?? []) {
    const rows = Math.ceil(block.slabs.length / block.columns);
    if (rows > 0)
      part({
        ...block.box,
        width: Math.min(block.columns, block.slabs.length) * (scene.slabs?.card.pitchX ?? 0),
      });
  }
  part(scene.pages.box);
  ctx.fillStyle = theme.caller;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.beginPath();
  part(window);
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.strokeStyle = theme.line;
  ctx.lineWidth = 1;
  ctx.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
}
