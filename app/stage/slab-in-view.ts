import { openSheet } from '../scene/open-sheet.ts';
import { placeOf } from '../scene/place-of.ts';
import type { Scene } from '../scene/scene.ts';
import type { Picked } from '../scene/target.ts';
import type { Camera } from './camera.ts';

/** A slab that fills the view. */
export interface SlabInView {
  readonly slab: number;
  /** The zoom, relative to the one at which the slab just fills the view. */
  readonly zoom: number;
  /** The point of the slab's card that is in the middle of the view, or nearest to it: 0 to 1. */
  readonly across: number;
  readonly down: number;
}

/** From this zoom on, relative to the one at which it just fills the view, a slab counts as filling it. */
const FILLS = 0.9;

/** The slab that fills the view of a scene; null if none does. */
export function slabInView(scene: Scene, camera: Camera, selection: Picked): SlabInView | null {
  const { slabs } = scene;
  const { look, window } = camera;
  if (slabs === null || look.zoom < FILLS * slabs.zoom.whole) return null;
  const slab = openSheet(scene, { k: look.zoom, home: 1, window, selection })?.slab ?? -1;
  const place = placeOf(scene, slab);
  if (place === null) return null;
  const across = (window.x + window.width / 2 - place.x) / slabs.card.width;
  const down = (window.y + window.height / 2 - place.y) / slabs.card.height;
  return { slab, zoom: look.zoom / slabs.zoom.whole, across: share(across), down: share(down) };
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Lets a slab fill the view, in a movement of `ms`. Returns whether the scene has the slab. */
export function fillView(
  scene: Scene,
  { slab, zoom, across, down }: SlabInView,
  camera: Camera,
  magnified: number,
  ms?: number,
): boolean {
  const { slabs } = scene;
  const place = placeOf(scene, slab);
  if (place === null || slabs === null) return false;
  const { width, height } = slabs.card;
  const k = zoom * slabs.zoom.whole * magnified;
  camera.centre(place.x + across * width, place.y + down * height, k, ms);
  return true;
}
