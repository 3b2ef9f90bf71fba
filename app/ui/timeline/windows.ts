import { extent, panned, placeOf, type Window, zoomed } from '../../model/series/window.ts';
import type { TimelineScene } from './timeline-scene.ts';

/** The least stretch that a brush zooms into, in px: a shorter drag counts as a slip. */
const LEAST_BRUSH = 5;
/** The factor by which a key zooms, and the share of the window by which it moves. */
const KEY_ZOOM = 1.5;
const KEY_PAN = 0.5;

/** The part that was brushed; null for a slip. */
export function brushed({ window, width }: TimelineScene, [a, b]: readonly [number, number]): Window | null {
  if (Math.abs(b - a) < LEAST_BRUSH) return null;
  const place = (x: number): number => window.from + (x / width) * (window.to - window.from);
  return { ...window, from: place(Math.max(0, Math.min(a, b))), to: place(Math.min(width, Math.max(a, b))) };
}

/** The window, centred where the overview was pressed. */
export function centred({ recording, length, window, width }: TimelineScene, x: number): Window {
  const size = window.to - window.from;
  const middle = (x / width) * extent(recording, window.measure, length);
  return panned(recording, { ...window, from: middle - size / 2, to: middle + size / 2 }, 0);
}

/** The window after the wheel zoomed by `factor` around an x, or moved by a share of the width. */
export function wheeled(
  { recording, window, width }: TimelineScene,
  factor: number,
  x: number,
  pan: number,
): Window {
  if (pan !== 0) return panned(recording, window, pan);
  return zoomed(recording, window, factor, window.from + (x / width) * (window.to - window.from));
}

/** The window after a key; null for keys that the timeline does not use. */
export function keyed({ recording, window, moment }: TimelineScene, key: string): Window | null {
  const playhead = placeOf(recording, window, moment);
  switch (key) {
    case 'ArrowUp':
      return zoomed(recording, window, 1 / KEY_ZOOM, playhead);
    case 'ArrowDown':
      return zoomed(recording, window, KEY_ZOOM, playhead);
    case 'shift PageUp':
      return panned(recording, window, -KEY_PAN);
    case 'shift PageDown':
      return panned(recording, window, KEY_PAN);
    default:
      return null;
  }
}
