import type { Overview } from '../../model/overview.ts';
import type { Recording } from '../../model/recording.ts';
import type { Range } from '../../model/series/pyramid.ts';
import type { Track } from '../../model/series/track.ts';
import type { ShadedBit } from '../../model/state-bits.ts';
import type { Theme } from '../../stage/theme.ts';
import { bandsOf } from './bands.ts';
import { type Curve, curvesOf } from './curves.ts';
import { hatch } from './hatch.ts';
import type { Row } from './timeline-rows.ts';
import type { TimelineScene } from './timeline-scene.ts';

/** Px that a row keeps free above its curve. */
const HEAD = 3;
/** Values that are looked at within a pixel, of which the middle one is drawn. */
const SAMPLES = 5;

/** The colour of the periods of each state bit, by its name in the theme. */
export const STATE_COLOUR: Readonly<Record<ShadedBit, 'dim' | 'text' | 'emergency'>> = {
  GROWING: 'dim',
  REAPING: 'text',
  DEADLOCKED: 'emergency',
};

/** Draws each curve in its row, and shades the times at which the cache was deadlocked or kswapd was awake. */
export function paintCurves(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  moments: Int32Array,
): void {
  paintShades(pen, scene, theme);
  const { recording, ghost } = scene;
  const then = ghost === null ? null : ghostMoments(recording, ghost.overview, moments);
  for (const [i, curve] of curvesOf(recording, scene.focus, ghost?.overview ?? null).entries()) {
    const row = scene.rows.curves[i];
    if (row === undefined) continue;
    paintCurve(pen, curve, row, theme, moments);
    if (then !== null) paintGhost(pen, curve, row, theme, then);
    pen.fillStyle = theme.line;
    pen.fillRect(0, row.top + row.height - 1, scene.width, 1);
  }
  paintStates(pen, scene, theme);
}

/** A curve: its values, as a band from the least to the greatest where many lie within a pixel, and the middle one as a line. */
function paintCurve(
  pen: CanvasRenderingContext2D,
  { track, max, colour, id }: Curve,
  { top, height }: Row,
  theme: Theme,
  moments: Int32Array,
): void {
  if (max === 0) return;
  const bottom = top + height - 1;
  const y = heightIn({ top, height }, max);
  const steps = stepsOf(track, moments);
  pen.fillStyle = theme[colour];
  pen.strokeStyle = theme[colour];
  pen.globalAlpha = 0.4;
  for (const { x, band } of steps) {
    if (band !== null) pen.fillRect(x, y(band.max), 1, Math.max(1, y(band.min) - y(band.max)));
  }
  pen.beginPath();
  pen.moveTo(0, y(track.before(moments[0] ?? 0)));
  for (const { x, from, to } of steps) {
    pen.lineTo(x + 0.5, y(from));
    pen.lineTo(x + 0.5, y(to));
  }
  pen.lineTo(moments.length - 1, y(track.before(moments.at(-1) ?? 0)));
  pen.lineWidth = 1.25;
  pen.lineJoin = 'round';
  pen.globalAlpha = 1;
  pen.stroke();
  pen.lineTo(moments.length - 1, bottom);
  pen.lineTo(0, bottom);
  pen.globalAlpha = id === 'emergency' ? 0.45 : 0.16;
  pen.fill();
  pen.globalAlpha = 1;
}

/** The moments of a run as it would be that are at the same time as those of a recording. */
function ghostMoments(recording: Recording, { times }: Overview, moments: Int32Array): Int32Array {
  return moments.map((moment) => times.momentAt(recording.timeBefore(moment)));
}

/** The curve of the run as it would be: a dashed line over the one of the run as it is. */
function paintGhost(
  pen: CanvasRenderingContext2D,
  { ghost, max }: Curve,
  { top, height }: Row,
  theme: Theme,
  moments: Int32Array,
): void {
  if (ghost === null || max === 0) return;
  const y = heightIn({ top, height }, max);
  pen.strokeStyle = theme.accent;
  pen.lineWidth = 1.5;
  pen.setLineDash([4, 2]);
  pen.beginPath();
  pen.moveTo(0, y(ghost.before(moments[0] ?? 0)));
  for (const { x, from, to } of stepsOf(ghost, moments)) {
    pen.lineTo(x + 0.5, y(from));
    pen.lineTo(x + 0.5, y(to));
  }
  pen.lineTo(moments.length - 1, y(ghost.before(moments.at(-1) ?? 0)));
  pen.stroke();
  pen.setLineDash([]);
}

/** What a curve does within a pixel: the line goes from one value to another, within a band if many values lie there. */
export interface CurveStep {
  readonly x: number;
  readonly from: number;
  readonly to: number;
  readonly band: Range | null;
}

/** The pixels in which a track changes; `moments`: at the edges of the pixels. */
export function stepsOf(track: Track, moments: Int32Array): readonly CurveStep[] {
  const steps: CurveStep[] = [];
  let last = track.before(moments[0] ?? 0);
  for (let x = 0; x + 1 < moments.length; x++) {
    const [start, stop] = [moments[x] ?? 0, moments[x + 1] ?? 0];
    const band = start === stop ? null : track.between(start, stop);
    if (band === null || (band.min === band.max && band.max === last)) continue;
    const end = track.before(stop);
    // Values beyond a step from the one before to the last one.
    if (band.max > Math.max(last, end) || band.min < Math.min(last, end)) {
      const middle = medianWithin(track, start, stop, end);
      steps.push({ x, from: middle, to: middle, band });
    } else {
      steps.push({ x, from: last, to: end, band: null });
    }
    last = end;
  }
  return steps;
}

/** The y of values in a row whose scale ends at `max`. */
function heightIn({ top, height }: Row, max: number): (value: number) => number {
  const bottom = top + height - 1;
  return (value) => bottom - (value / max) * (bottom - top - HEAD);
}

/** The middle one of some values within a pixel, the last of which is `end`. */
function medianWithin(track: Track, from: number, to: number, end: number): number {
  const values = [end];
  for (let i = 1; i < SAMPLES; i++) values.push(track.before(from + Math.ceil(((to - from) * i) / SAMPLES)));
  values.sort((a, b) => a - b);
  return values[SAMPLES >> 1] ?? 0;
}

function paintShades(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme): void {
  const { series } = scene.recording;
  const { curves } = scene.rows;
  const last = curves.at(-1);
  if (last !== undefined && series.frames > 0) {
    pen.globalAlpha = 0.14;
    pen.fillStyle = theme.complete;
    for (const [from, to] of bandsOf(scene, series.kswapdAwake)) {
      pen.fillRect(from, last.top, to - from, last.height);
    }
  }
  const bands = series.caches[scene.focus]?.bands;
  if (bands !== undefined && last !== undefined) {
    const height = last.top + last.height;
    pen.fillStyle = theme.emergency;
    for (const [from, to] of bandsOf(scene, bands.DEADLOCKED)) {
      pen.globalAlpha = 0.08;
      pen.fillRect(from, 0, to - from, height);
      pen.globalAlpha = 0.18;
      hatch(pen, theme.emergency, from, to, height);
    }
  }
  pen.globalAlpha = 1;
}

/** The periods of the state bits, one below the other. */
function paintStates(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme): void {
  const { states } = scene.rows;
  const bands = scene.recording.series.caches[scene.focus]?.bands;
  if (states === null || bands === undefined) return;
  const bits = ['GROWING', 'REAPING', 'DEADLOCKED'] as const;
  for (const [i, bit] of bits.entries()) {
    pen.fillStyle = theme[STATE_COLOUR[bit]];
    for (const [from, to] of bandsOf(scene, bands[bit])) {
      pen.fillRect(from, states.top + 1 + 3 * i, to - from, 2);
    }
  }
}
