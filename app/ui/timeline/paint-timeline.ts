import { tickStep, ticks } from 'd3';
import { axisUnit, extent, placeOf } from '../../model/series/window.ts';
import type { Theme } from '../../stage/theme.ts';
import { formatCount } from '../../words/numbers.ts';
import { hatch } from './hatch.ts';
import { paintMarks } from './marks.ts';
import { paintCurves } from './paint-curves.ts';
import { paintLanes, type TaskNames } from './paint-lanes.ts';
import { branchHeight } from './timeline-rows.ts';
import { pixelMoments, type TimelineScene, xOf } from './timeline-scene.ts';

/** Draws the parts of a timeline that do not change while the playhead moves. */
export function paintStill(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  names: TaskNames,
): void {
  const moments = pixelMoments(scene);
  paintThinned(pen, scene, theme, () => paintCurves(pen, scene, theme, moments));
  paintMarks(pen, scene, theme);
  if (scene.hasLanes) paintLanes(pen, scene, theme, names);
  paintBranches(pen, scene, theme);
  paintAxis(pen, scene, theme);
  paintOverview(pen, scene, theme);
}

/** Hatches and labels the stretch with only keyframes left, and draws the curves on top. */
function paintThinned(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  paintUpon: () => void,
): void {
  const { recording, rows, width } = scene;
  const [from, to] = [Math.max(0, xOf(scene, 0)), Math.min(width, xOf(scene, recording.keptFrom))];
  const isSeen = recording.keptFrom > 0 && to > from;
  const last = rows.curves.at(-1);
  const bottom = last === undefined ? 0 : last.top + last.height;
  if (isSeen) hatch(pen, theme.line, from, to, bottom);
  paintUpon();
  if (!isSeen) return;
  pen.font = `11px ${theme.sans}`;
  const words = 'thinned to keyframes';
  const right = Math.max(to, pen.measureText(words).width + 12);
  const left = right - pen.measureText(words).width - 12;
  pen.fillStyle = theme.panel;
  pen.fillRect(left, bottom - 17, right - left, 16);
  pen.fillStyle = theme.dim;
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  pen.fillText(words, right - 6, bottom - 9);
}

/** Draws the playhead, and the brush. */
export function paintMoving(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme): void {
  if (scene.brush !== null) {
    const [a, b] = scene.brush;
    pen.globalAlpha = 0.25;
    pen.fillStyle = theme.accent;
    pen.fillRect(Math.min(a, b), 0, Math.abs(b - a), scene.rows.axis);
    pen.globalAlpha = 1;
  }
  paintPlayhead(pen, scene, theme);
  paintOverviewHead(pen, scene, theme);
}

/** Each branch from its start to its end; the current one is filled. */
function paintBranches(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme): void {
  const height = branchHeight(scene.branches.length);
  for (const [i, { from, to, isCurrent }] of scene.branches.entries()) {
    const top = scene.rows.branches + i * height;
    const [x, end] = [xOf(scene, from), Math.max(xOf(scene, to), xOf(scene, from) + 2)];
    pen.fillStyle = isCurrent ? theme.accent : theme.line;
    pen.fillRect(x, top + height / 2 - 1.5, end - x, 3);
    pen.beginPath();
    pen.arc(Math.max(3, x), top + height / 2, 3, 0, 2 * Math.PI);
    pen.fill();
  }
}

function paintAxis(
  pen: CanvasRenderingContext2D,
  { window, width, rows }: TimelineScene,
  theme: Theme,
): void {
  const { name, size } = axisUnit(window);
  const [from, to] = [window.from / size, window.to / size];
  const count = Math.max(2, Math.floor(width / 130));
  const digits = Math.max(0, -Math.floor(Math.log10(tickStep(from, to, count))));
  pen.font = `11px ${theme.mono}`;
  pen.fillStyle = theme.dim;
  pen.textBaseline = 'bottom';
  for (const tick of ticks(from, to, count)) {
    if (name === '' && !Number.isInteger(tick)) continue;
    const x = ((tick - from) / (to - from)) * width;
    pen.fillRect(Math.round(x), rows.axis, 1, 4);
    pen.textAlign = x < 30 ? 'left' : x > width - 40 ? 'right' : 'center';
    pen.fillText(name === '' ? formatCount(tick) : `${tick.toFixed(digits)} ${name}`, x, rows.overview);
  }
}

/** The overview: the whole recording, with the part that is shown. */
function paintOverview(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme): void {
  const { recording, length, window, width, rows } = scene;
  const share = width / extent(recording, window.measure, length);
  const top = rows.overview + 4;
  pen.fillStyle = theme.line;
  pen.fillRect(0, top, width, 3);
  const from = window.from * share;
  const to = Math.max(window.to * share, from + 4);
  if (to - from >= width - 1) return;
  pen.fillStyle = theme.accent;
  pen.fillRect(from, top - 1, to - from, 5);
}

/** The playhead in the overview, while only a part of the recording is shown. */
function paintOverviewHead(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme): void {
  const { recording, length, window, width, rows } = scene;
  const whole = extent(recording, window.measure, length);
  if (window.to - window.from >= whole) return;
  pen.fillStyle = theme.text;
  pen.fillRect((placeOf(recording, window, scene.moment) * width) / whole, rows.overview + 2, 1.5, 7);
}

function paintPlayhead(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme): void {
  const x = xOf(scene, scene.moment);
  if (x < -1 || x > scene.width + 1) return;
  const at = Math.min(scene.width - 1, Math.max(1, x));
  pen.fillStyle = theme.text;
  pen.fillRect(at - 0.75, 0, 1.5, scene.rows.axis + 4);
  pen.beginPath();
  pen.arc(Math.min(scene.width - 4, Math.max(4, at)), 4, 4, 0, 2 * Math.PI);
  pen.fill();
}
