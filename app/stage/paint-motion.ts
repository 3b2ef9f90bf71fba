import type { MovePlace } from '../model/events/effects.ts';
import type { Point } from '../scene/box.ts';
import { type Flow, flightPoint, PULSE_MS } from '../scene/motion.ts';
import type { Scene } from '../scene/scene.ts';

import { diamondPath, notchedPath } from './object-marks.ts';
import type { Pen } from './pen.ts';

/** Side of an object in flight, world units. */
const SIDE = 11;

/** Paints flows, flights and the highlights that replace them, above everything else. */
export function paintMotion(pen: Pen, scene: Scene): void {
  for (const flow of pen.motion.flows) paintFlow(pen, scene, flow);
  const { ctx, theme, motion, now, k } = pen;
  for (const flight of motion.flights) {
    const { x, y } = flightPoint(flight, now);
    const box = { x: x - SIDE / 2, y: y - SIDE / 2, width: SIDE, height: SIDE };
    ctx.beginPath();
    if (flight.place === 'magazine') notchedPath(ctx, box);
    else if (flight.place === 'emergency') diamondPath(ctx, { x, y }, { x: SIDE / 2, y: SIDE / 2 });
    else ctx.rect(box.x, box.y, SIDE, SIDE);
    ctx.fillStyle = flight.place === 'slab' ? theme.panel : colourOf(pen, flight.place);
    ctx.fill();
    ctx.strokeStyle = flight.place === 'slab' ? theme.free : theme.bg;
    ctx.lineWidth = 1.2 / k;
    ctx.stroke();
  }
  for (const { x, y, start } of motion.pulses) {
    ctx.globalAlpha = Math.max(0, 1 - (now - start) / PULSE_MS);
    ctx.beginPath();
    ctx.arc(x, y, 11, 0, 2 * Math.PI);
    ctx.strokeStyle = theme.accent;
    ctx.lineWidth = 2 / k;
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
}

function colourOf({ theme }: Pen, place: MovePlace): string {
  if (place === 'magazine') return theme.magazine;
  return place === 'emergency' ? theme.emergency : theme.caller;
}

/** A flow: a line as wide as its rate, with an arrowhead. */
function paintFlow(pen: Pen, scene: Scene, { cpu, from, to, rate }: Flow): void {
  // The two directions run side by side.
  const side = RANK[to] < RANK[from] ? -7 : 7;
  const start = endOf(scene, cpu, from, to, side);
  const end = endOf(scene, cpu, to, from, side);
  if (start === null || end === null) return;
  const { ctx, k } = pen;
  const width = Math.max(1 / k, Math.min(7, 0.8 + 0.75 * Math.log2(1 + rate / 15)));
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  const bend = { x: (start.x + end.x) / 2 + side * 0.02 * length, y: (start.y + end.y) / 2 };
  ctx.globalAlpha = Math.min(0.6, 0.12 + rate / 90);
  ctx.strokeStyle = colourOf(pen, to === 'slab' ? 'magazine' : to);
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = width;
  ctx.setLineDash(to === 'slab' ? [width * 1.6, width * 1.2] : []);
  ctx.beginPath();
  ctx.moveTo(start.x, start.y);
  ctx.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
  ctx.stroke();
  ctx.setLineDash([]);
  const angle = Math.atan2(end.y - bend.y, end.x - bend.x);
  const head = 3.5 + width;
  ctx.beginPath();
  ctx.moveTo(end.x + Math.cos(angle) * head * 0.7, end.y + Math.sin(angle) * head * 0.7);
  ctx.lineTo(end.x + Math.cos(angle + 2.4) * head, end.y + Math.sin(angle + 2.4) * head);
  ctx.lineTo(end.x + Math.cos(angle - 2.4) * head, end.y + Math.sin(angle - 2.4) * head);
  ctx.fill();
  ctx.globalAlpha = 1;
}

/** The places from top to bottom. */
const RANK: Readonly<Record<MovePlace, number>> = { caller: 0, magazine: 1, slab: 2, emergency: 3 };

/** Where a flow starts or ends. */
function endOf(scene: Scene, cpu: number, place: MovePlace, other: MovePlace, side: number): Point | null {
  const card = scene.cpus.cards[cpu];
  if (card === undefined) return null;
  const { x, y, width, height } = card.box;
  const middle = x + 0.68 * width + side;
  if (place === 'caller') return { x: middle, y: y + Math.min(14, height / 4) };
  if (place === 'magazine') {
    const box = card.magazine?.box ?? card.box;
    return { x: middle, y: other === 'caller' ? box.y : Math.min(y + height - 6, box.y + box.height + 8) };
  }
  if (place === 'emergency') return { x: middle, y: scene.pages.box.y };
  const block = scene.slabs?.blocks.find((one) => one.slabs.length > 0) ?? scene.slabs?.blocks[0];
  return block === undefined ? null : { x: middle, y: block.box.y + 6 };
}
