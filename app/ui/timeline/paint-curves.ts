import { scaleLinear } from 'd3';
import type { Theme } from '../../stage/theme.ts';
import { bandsOf } from './bands.ts';
import { type Curve, curvesOf } from './curves.ts';
import { hatch } from './hatch.ts';
import type { TimelineScene } from './timeline-scene.ts';

/** Height of the bands of GROWING (at the top) and REAPING (at the bottom), in px. */
const STRIP = { growing: 3, reaping: 5 } as const;

/** Draws the curves, and shades the times at which state bits were set or kswapd was awake. */
export function paintCurves(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  moments: Int32Array,
): void {
  paintBands(pen, scene, theme);
  pen.lineWidth = 1.5;
  pen.lineJoin = 'round';
  for (const curve of curvesOf(scene.recording, scene.focus)) {
    pen.strokeStyle = theme[curve.colour];
    pen.fillStyle = theme[curve.colour];
    pen.setLineDash([...curve.dash]);
    paintCurve(pen, curve, scene.rows.marks, moments);
  }
  pen.setLineDash([]);
}

function paintCurve(
  pen: CanvasRenderingContext2D,
  { track, max }: Curve,
  height: number,
  moments: Int32Array,
): void {
  if (max === 0) return;
  const y = scaleLinear([0, max], [height - 3, 6]);
  pen.beginPath();
  let last = track.before(moments[0] ?? 0);
  pen.moveTo(0, y(last));
  for (let x = 0; x + 1 < moments.length; x++) {
    const [from, to] = [moments[x] ?? 0, moments[x + 1] ?? 0];
    if (from === to) continue;
    const { min, max: top } = track.between(from, to);
    const end = track.before(to);
    if (min === top && end === last) continue;
    // Draw steps as steps. What a curve reached beyond both ends within a pixel is a bar: many strokes up and down
    // would look the same and take longer.
    pen.lineTo(x + 0.5, y(last));
    pen.lineTo(x + 0.5, y(end));
    if (top > Math.max(last, end) || min < Math.min(last, end)) pen.fillRect(x, y(top), 1, y(min) - y(top));
    last = end;
  }
  pen.lineTo(moments.length - 1, y(last));
  pen.stroke();
}

function paintBands(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme): void {
  const { series } = scene.recording;
  const bands = series.caches[scene.focus]?.bands;
  const height = scene.rows.marks;
  pen.globalAlpha = 0.12;
  pen.fillStyle = theme.complete;
  for (const [from, to] of bandsOf(scene, series.kswapdAwake)) pen.fillRect(from, 0, to - from, height);
  if (bands !== undefined) {
    pen.fillStyle = theme.emergency;
    for (const [from, to] of bandsOf(scene, bands.DEADLOCKED)) {
      pen.globalAlpha = 0.1;
      pen.fillRect(from, 0, to - from, height);
      pen.globalAlpha = 0.22;
      hatch(pen, theme.emergency, from, to, height);
    }
    pen.globalAlpha = 0.75;
    pen.fillStyle = theme.magazine;
    for (const [from, to] of bandsOf(scene, bands.REAPING))
      pen.fillRect(from, height - STRIP.reaping, to - from, STRIP.reaping);
    pen.fillStyle = theme.caller;
    for (const [from, to] of bandsOf(scene, bands.GROWING)) pen.fillRect(from, 0, to - from, STRIP.growing);
  }
  pen.globalAlpha = 1;
}
