import type { Point } from '../scene/box.ts';
import { type Flow, flightPoint, PULSE_MS } from '../scene/motion.ts';
import type { Scene } from '../scene/scene.ts';
import type { MovePlace } from '../scene/touched.ts';
import { diamondPath, notchedPath } from './marks.ts';
import type { Pen } from './pen.ts';

/** Edge of an object in flight, world units. */
const SIDE = 11;

/** Paints what moves above all that stands: flows, flights, and highlights in their place. */
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

/** A flow: a line as wide as its rate, with a head that tells its direction. */
function paintFlow(pen: Pen, scene: Scene, { cpu, from, to, rate }: Flow): void {
  const start = endOf(scene, cpu, from, to);
  const end = endOf(scene, cpu, to, from);
  if (start === null || end === null) return;
  const { ctx, k } = pen;
  const width = Math.min(12, 0.8 + 1.3 * Math.log2(1 + rate / 10));
  const bend = { x: (start.x + end.x) / 2 + (end.y - start.y) * 0.16, y: (start.y + end.y) / 2 };
  ctx.globalAlpha = Math.min(0.75, 0.15 + rate / 60);
  ctx.strokeStyle = colourOf(pen, to === 'slab' ? 'magazine' : to);
  ctx.fillStyle = ctx.strokeStyle;
  ctx.lineWidth = Math.max(width, 1 / k);
  ctx.lineCap = 'round';
  ctx.setLineDash(to === 'slab' ? [1, width + 4] : []);
  ctx.beginPath();
  ctx.moveTo(start.x, start.y);
  ctx.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.lineCap = 'butt';
  const angle = Math.atan2(end.y - bend.y, end.x - bend.x);
  const head = 5 + width;
  ctx.beginPath();
  ctx.moveTo(end.x + Math.cos(angle) * head * 0.5, end.y + Math.sin(angle) * head * 0.5);
  ctx.lineTo(end.x + Math.cos(angle + 2.5) * head, end.y + Math.sin(angle + 2.5) * head);
  ctx.lineTo(end.x + Math.cos(angle - 2.5) * head, end.y + Math.sin(angle - 2.5) * head);
  ctx.fill();
  ctx.globalAlpha = 1;
}

/** Where a flow begins or ends; the two directions of a way stand beside one another. */
function endOf(scene: Scene, cpu: number, place: MovePlace, other: MovePlace): Point | null {
  const card = scene.cpus.cards[cpu];
  if (card === undefined) return null;
  const { x, y, width, height } = card.box;
  const side = place === 'slab' || other === 'caller' ? 8 : -8;
  if (place === 'caller') return { x: x + width * 0.62 + side, y: y + 10 };
  if (place === 'magazine') {
    const box = card.magazine?.box ?? card.box;
    return { x: box.x + box.width / 2 + side, y: other === 'caller' ? box.y : box.y + box.height };
  }
  if (place === 'emergency') return { x: x + width / 2, y: scene.pages.box.y };
  const block = scene.slabs?.blocks[0];
  return block === undefined ? null : { x: x + width / 2 + side, y: Math.max(block.box.y, y + height + 30) };
}
