import type { MovePlace } from '../model/events/effects.ts';
import type { Point } from '../scene/box.ts';
import { centre } from '../scene/box.ts';
import { flowPath } from '../scene/flow-path.ts';
import { type Flow, flightBox, PULSE_MS } from '../scene/motion.ts';
import type { Scene } from '../scene/scene.ts';
import { diamondPath, notchedPath } from './object-marks.ts';
import { framePath, insetBox, type Pen } from './pen.ts';

/** Paints flows, flights and the highlights that replace them, above everything else. */
export function paintMotion(pen: Pen, scene: Scene): void {
  for (const flow of pen.motion.flows) paintFlow(pen, scene, flow);
  const { ctx, theme, motion, now, k } = pen;
  for (const flight of motion.flights) {
    const box = flightBox(flight, now);
    ctx.beginPath();
    if (flight.place === 'magazine') notchedPath(ctx, box);
    else if (flight.place === 'emergency')
      diamondPath(ctx, centre(box), { x: box.width / 2, y: box.height / 2 });
    else ctx.rect(box.x, box.y, box.width, box.height);
    ctx.fillStyle = flight.place === 'slab' ? theme.panel : colourOf(pen, flight.place);
    ctx.fill();
    ctx.strokeStyle = flight.place === 'slab' ? theme.free : theme.bg;
    ctx.lineWidth = 1 / k;
    ctx.stroke();
  }
  for (const { box, start } of motion.pulses) {
    ctx.globalAlpha = Math.max(0, 1 - (now - start) / PULSE_MS);
    ctx.beginPath();
    framePath(pen, insetBox(box, -2 / k), 2);
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = 2 / k;
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
}

/** The colour of objects that arrive at a place: that of their state there. */
function colourOf({ theme }: Pen, place: MovePlace): string {
  if (place === 'magazine') return theme.magazine;
  if (place === 'slab') return theme.free;
  return place === 'emergency' ? theme.emergency : theme.caller;
}

/** The widest flow, so the lanes of a gutter do not overlap. World units. */
const WIDEST = 4;

/** A flow: a line through the gutters, as wide as its rate, with an arrowhead. */
function paintFlow(pen: Pen, scene: Scene, flow: Flow): void {
  const path = flowPath(scene, flow) ?? [];
  const [start, before, tip] = [path[0], path.at(-2), path.at(-1)];
  if (start === undefined || before === undefined || tip === undefined) return;
  const { ctx, k } = pen;
  const width = Math.max(1 / k, Math.min(WIDEST, 0.8 + 0.5 * Math.log2(1 + flow.rate / 15)));
  ctx.globalAlpha = Math.min(0.8, 0.2 + flow.rate / 90);
  ctx.strokeStyle = colourOf(pen, flow.to);
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = width;
  ctx.lineJoin = 'round';
  ctx.setLineDash(flow.to === 'slab' ? [width * 1.6, width * 1.2] : []);
  ctx.beginPath();
  ctx.moveTo(start.x, start.y);
  for (const { x, y } of path.slice(1)) ctx.lineTo(x, y);
  ctx.stroke();
  ctx.setLineDash([]);
  paintArrowhead(pen, before, tip, 2 + width);
  ctx.globalAlpha = 1;
}

/** An arrowhead whose point is at `tip`, in the direction from `from`. */
function paintArrowhead({ ctx }: Pen, from: Point, tip: Point, size: number): void {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  for (const turn of [2.6, -2.6]) {
    ctx.lineTo(tip.x + Math.cos(angle + turn) * size, tip.y + Math.sin(angle + turn) * size);
  }
  ctx.fill();
}
