import { type Box, contains, type Point } from './box.ts';
import { placeOf } from './place-of.ts';
import type { Scene } from './scene.ts';
import type { SlabCard } from './slab-card.ts';
import { type SlabSheet, sheetOf } from './slab-sheet.ts';
import { slabOf } from './slab-walk.ts';
import { nearestCard, sheetBox } from './slab-zoom.ts';
import type { Picked, Target } from './target.ts';

/** The camera's view of a scene. */
export interface Eye {
  /** CSS pixels per world unit, now and with everything in view. */
  readonly k: number;
  readonly home: number;
  /** The part of the world in view. */
  readonly window: Box;
  readonly selection: Picked;
}

/** The sheet of the slab that the camera is on, which opens when it is close; null when it is not. */
export function openSheet(scene: Scene, eye: Eye): SlabSheet | null {
  const { slabs, cache } = scene;
  const { k, home, window } = eye;
  if (slabs === null || cache === null || k / home <= slabs.zoom.bytes) return null;
  const found = nearestCard(slabs, aimOf(scene, slabs.card, eye));
  if (found === null) return null;
  return sheetOf(cache, found.slab, sheetBox(slabs.zoom, k / home, found.box, window), k / home);
}

/**
 * The point that the camera is on: the middle of the view. At an edge of the world, where a slab cannot be brought into
 * the middle, the selected one counts as there.
 */
function aimOf(scene: Scene, card: SlabCard, { window, selection }: Eye): Point {
  const { x, y, width, height } = window;
  const middle = { x: x + width / 2, y: y + height / 2 };
  const slab = slabOf(scene.view, selection);
  const place = slab < 0 ? null : placeOf(scene, slab);
  if (place === null) return middle;
  return {
    x: aimAlong(middle.x, place.x + card.width / 2, x, width, scene.width),
    y: aimAlong(middle.y, place.y + card.height / 2, y, height, scene.height),
  };
}

/** `wanted`, if the edge of the world keeps it from being in the middle of the view; else the middle. */
function aimAlong(middle: number, wanted: number, from: number, length: number, world: number): number {
  const isKept =
    wanted < middle ? from < NEAR && wanted > from : from + length > world - NEAR && wanted < from + length;
  return isKept ? wanted : middle;
}

/** World units within which the view is at an edge of the world. */
const NEAR = 1;

/** What a sheet shows at a point; null outside of it. */
export function hitSheet({ view }: Scene, sheet: SlabSheet, { x, y }: Point): Target | null {
  if (!contains(sheet.box, x, y)) return null;
  const { slab } = sheet;
  const part = [...sheet.parts, ...sheet.scale].find(({ box }) => contains(box, x, y));
  if (part === undefined) return { kind: 'slab', slab };
  const obj = part.run.i < 0 ? -1 : view.slabFirst.get(slab) + part.run.i;
  return { ...part.run, kind: 'bytes', slab, obj };
}
