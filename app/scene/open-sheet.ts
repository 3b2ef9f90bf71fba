import type { Box } from './box.ts';
import { contains, type Point } from './box.ts';
import type { Scene } from './scene.ts';
import { type SlabSheet, sheetOf } from './slab-sheet.ts';
import { nearestCard, sheetBox } from './slab-zoom.ts';
import type { Target } from './target.ts';

/** The camera's view of a scene. */
export interface Eye {
  /** CSS pixels per world unit, now and with everything in view. */
  readonly k: number;
  readonly home: number;
  /** The part of the world in view. */
  readonly window: Box;
}

/** The sheet of the slab in the middle of the view, which opens when the camera is close; null when it is not. */
export function openSheet({ slabs, cache }: Scene, { k, home, window }: Eye): SlabSheet | null {
  if (slabs === null || cache === null || k / home <= slabs.zoom.bytes) return null;
  const middle = { x: window.x + window.width / 2, y: window.y + window.height / 2 };
  const found = nearestCard(slabs, middle);
  if (found === null) return null;
  return sheetOf(cache, found.slab, sheetBox(slabs.zoom, k / home, found.box, window), k / home);
}

/** What a sheet shows at a point; null outside of it. */
export function hitSheet({ view }: Scene, sheet: SlabSheet, { x, y }: Point): Target | null {
  if (!contains(sheet.box, x, y)) return null;
  const { slab } = sheet;
  const part = [...sheet.parts, ...sheet.scale].find(({ box }) => contains(box, x, y));
  if (part === undefined) return { kind: 'slab', slab };
  const obj = part.run.i < 0 ? -1 : view.slabFirst.get(slab) + part.run.i;
  return { ...part.run, kind: 'bytes', slab, obj };
}
