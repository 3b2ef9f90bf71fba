import type { Stretches } from '../../model/series/cache-tracks.ts';
import { momentAtX, type TimelineScene, xOf } from './timeline-scene.ts';

/** The left and right ends, in px, of the visible stretches; stretches within one pixel are joined into one band. */
export function bandsOf(scene: TimelineScene, stretches: Stretches): readonly (readonly [number, number])[] {
  const { width, recording } = scene;
  const last = momentAtX(scene, width);
  const bands: [number, number][] = [];
  let i = firstAfter(stretches, momentAtX(scene, 0));
  while (i < stretches.length && stretches.at(i) <= last) {
    const from = Math.max(bands.at(-1)?.[1] ?? 0, xOf(scene, stretches.at(i)));
    const end = i + 1 < stretches.length ? stretches.at(i + 1) : recording.length;
    const to = Math.min(width, Math.max(xOf(scene, end), from + 1));
    if (to > from) bands.push([from, to]);
    // Many stretches may lie within a pixel: skip them all at once.
    i = Math.max(i + 2, firstAfter(stretches, momentAtX(scene, to)));
  }
  return bands;
}

/** The index of the stretch that contains a moment, or else of the next one. Stretches begin at even indices. */
function firstAfter(stretches: Stretches, moment: number): number {
  return stretches.countUpTo(moment) & ~1;
}
