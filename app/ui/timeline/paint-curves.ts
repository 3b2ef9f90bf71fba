import type { Overview } from '../../model/overview.ts';
import type { Recording } from '../../model/recording.ts';
import type { ShadedBit } from '../../model/state-bits.ts';
import type { Theme } from '../../stage/theme.ts';
import { bandsOf } from './bands.ts';
import { lineThrough, stepsOf } from './curve-steps.ts';
import { type Curve, curvesOf } from './curves.ts';
import { hatch } from './hatch.ts';
import type { Row } from './timeline-rows.ts';
import type { TimelineScene } from './timeline-scene.ts';

/** Px that a row keeps free above its curve. */
const HEAD = 3;

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

/** A curve: its median as a line, and a band from the least to the greatest value wherever many lie within a pixel. */
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
  for (const [x, value] of lineThrough(track, moments, steps)) pen.lineTo(x, y(value));
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

/** The moments of the what-if run at the same times as those of a recording. */
function ghostMoments(recording: Recording, { times }: Overview, moments: Int32Array): Int32Array {
  return moments.map((moment) => times.momentAt(recording.timeBefore(moment)));
}

/** The curve of the what-if run: a dashed line over the one of the actual run. */
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
  for (const [x, value] of lineThrough(ghost, moments, stepsOf(ghost, moments))) pen.lineTo(x, y(value));
  pen.stroke();
  pen.setLineDash([]);
}

/** The y of values in a row whose scale ends at `max`. */
function heightIn({ top, height }: Row, max: number): (value: number) => number {
  const bottom = top + height - 1;
  return (value) => bottom - (value / max) * (bottom - top - HEAD);
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
