import { scaleLinear } from 'd3';
import type { Recording } from '../../model/recording.ts';
import { MARKS, type MarkKind, type Stretches } from '../../model/series/series.ts';
import type { Track } from '../../model/series/track.ts';
import { extent, momentAt, placeOf, type Window } from '../../model/series/window.ts';
import type { Theme } from '../../stage/theme.ts';

/** What a timeline shows. */
export interface TimelineScene {
  readonly recording: Recording;
  readonly window: Window;
  readonly moment: number;
  /** Number of the cache in focus. */
  readonly focus: number;
  readonly cpus: number;
  readonly hasLanes: boolean;
  /** The kind of mark that stands out. */
  readonly kind: MarkKind;
  /** Where a stretch to zoom into is being drawn, in px; null where none is. */
  readonly brush: readonly [number, number] | null;
}

/** Px. */
export const TIMELINE = { curves: 78, marks: 14, axis: 16, lane: 9, minimap: 4 } as const;

/** Height of a timeline, in px. */
export function timelineHeight(cpus: number, hasLanes: boolean): number {
  const { curves, marks, axis, lane, minimap } = TIMELINE;
  return curves + marks + axis + minimap + (hasLanes ? cpus * lane + 4 : 0);
}

/** The numbers that a timeline draws, and how: colour, and a dash so that colour is not all. */
export function curvesOf(
  { recording, focus }: Pick<TimelineScene, 'recording' | 'focus'>,
  theme: Pick<Theme, 'caller' | 'magazine' | 'emergency' | 'complete' | 'dim'>,
): { name: string; track: Track; max: number; colour: string; dash: number[] }[] {
  const { series } = recording;
  const tracks = series.caches[focus];
  const curves = [];
  if (tracks !== undefined) {
    curves.push({
      name: 'slabs',
      track: tracks.slabs,
      max: tracks.slabs.max,
      colour: theme.caller,
      dash: [],
    });
    curves.push({
      name: 'in magazines',
      track: tracks.parked,
      max: tracks.parked.max,
      colour: theme.magazine,
      dash: [5, 2],
    });
    curves.push({
      name: 'emergency',
      track: tracks.emergency,
      max: tracks.emergency.max,
      colour: theme.emergency,
      dash: [2, 2],
    });
  }
  if (series.frames > 0) {
    const free = series.freePages;
    curves.push({
      name: 'free pages',
      track: free,
      max: series.frames,
      colour: theme.complete,
      dash: [8, 3],
    });
  }
  return curves;
}

/** The x of a moment, in px. */
export function xOf(scene: TimelineScene, width: number, moment: number): number {
  const { recording, window } = scene;
  return ((placeOf(recording, window, moment) - window.from) / (window.to - window.from)) * width;
}

/** The moment at an x. */
export function momentAtX(scene: TimelineScene, width: number, x: number): number {
  const { recording, window } = scene;
  return momentAt(recording, window, window.from + (x / width) * (window.to - window.from));
}

/** Draws all of a timeline that stays where it is while the playhead moves. */
export function paintStill(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  width: number,
): void {
  const height = timelineHeight(scene.cpus, scene.hasLanes);
  pen.clearRect(0, 0, width, height);
  paintBands(pen, scene, theme, width);
  for (const { track, max, colour, dash } of curvesOf(scene, theme)) {
    pen.strokeStyle = colour;
    pen.setLineDash(dash);
    paintCurve(pen, scene, track, max, width);
  }
  pen.setLineDash([]);
  paintMarks(pen, scene, theme, width);
  if (scene.hasLanes) paintLanes(pen, scene, theme, width);
  paintAxis(pen, scene, theme, width, height);
}

/** Draws the playhead, and the stretch that is being marked to zoom into. */
export function paintMoving(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  width: number,
): void {
  const height = timelineHeight(scene.cpus, scene.hasLanes);
  if (scene.brush !== null) {
    const [a, b] = scene.brush;
    pen.globalAlpha = 0.25;
    pen.fillStyle = theme.accent;
    pen.fillRect(Math.min(a, b), 0, Math.abs(b - a), TIMELINE.curves + TIMELINE.marks);
    pen.globalAlpha = 1;
  }
  paintPlayhead(pen, scene, theme, width, height);
}

function paintBands(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme, width: number): void {
  const { series } = scene.recording;
  const bands = series.caches[scene.focus]?.bands;
  const shade = (stretches: Stretches, colour: string, top: number, height: number, alpha: number): void => {
    pen.globalAlpha = alpha;
    pen.fillStyle = colour;
    let drawn = -1;
    const last = momentAtX(scene, width, width);
    for (
      let i = Math.max(0, stretches.countUpTo(momentAtX(scene, width, 0)) - 1) & ~1;
      i < stretches.length && stretches.at(i) <= last;
      i += 2
    ) {
      const from = Math.max(drawn, xOf(scene, width, stretches.at(i)));
      const end = i + 1 < stretches.length ? stretches.at(i + 1) : series.length;
      const to = Math.min(width, Math.max(xOf(scene, width, end), from + 1));
      if (to <= from) continue;
      pen.fillRect(from, top, to - from, height);
      drawn = to;
    }
  };
  const { curves } = TIMELINE;
  shade(series.kswapdAwake, theme.complete, 0, curves, 0.12);
  if (bands !== undefined) {
    shade(bands.DEADLOCKED, theme.emergency, 0, curves, 0.16);
    shade(bands.REAPING, theme.magazine, curves - 5, 5, 0.7);
    shade(bands.GROWING, theme.caller, 0, 3, 0.7);
  }
  pen.globalAlpha = 1;
}

function paintCurve(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  track: Track,
  max: number,
  width: number,
): void {
  if (max === 0) return;
  const y = scaleLinear([0, max], [TIMELINE.curves - 4, 6]);
  pen.lineWidth = 1.5;
  pen.beginPath();
  let from = momentAtX(scene, width, 0);
  for (let x = 0; x < width; x++) {
    const to = momentAtX(scene, width, x + 1);
    const now = track.before(from);
    // A pixel in which nothing happened shows what was before it, not what the events about it have in common.
    const range = to === from ? { min: now, max: now } : track.between(from, to);
    if (x === 0) pen.moveTo(x, y(range.max));
    else pen.lineTo(x, y(range.max));
    if (range.min !== range.max) pen.lineTo(x, y(range.min));
    from = to;
  }
  pen.stroke();
}

/** The colour of each kind of mark. */
export function markColour(kind: MarkKind, theme: Theme): string {
  switch (kind) {
    case 'grow':
      return theme.caller;
    case 'reap':
    case 'age':
      return theme.magazine;
    case 'kswapd':
    case 'reclaim':
      return theme.complete;
    default:
      return theme.emergency;
  }
}

function paintMarks(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme, width: number): void {
  const { marks } = scene.recording.series;
  const [first, last] = [momentAtX(scene, width, 0), momentAtX(scene, width, width)];
  for (const kind of MARKS) {
    const list = marks[kind];
    const isChosen = kind === scene.kind;
    pen.fillStyle = markColour(kind, theme);
    pen.globalAlpha = isChosen ? 1 : 0.55;
    let drawn = -2;
    for (let i = list.countUpTo(first - 1); i < list.length && list.at(i) <= last; i++) {
      const x = Math.round(xOf(scene, width, list.at(i)));
      if (x < drawn + 2) {
        // A pixel says as much as a hundred of them: go on with the first one beyond it.
        i = Math.max(i, list.countUpTo(momentAtX(scene, width, drawn + 2) - 1) - 1);
        continue;
      }
      pen.fillRect(x, TIMELINE.curves + (isChosen ? 0 : 4), 1.5, TIMELINE.marks - (isChosen ? 2 : 6));
      drawn = x;
    }
  }
  pen.globalAlpha = 1;
}

function paintLanes(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme, width: number): void {
  const { lanes } = scene.recording.series;
  const { curves, marks, lane: height } = TIMELINE;
  for (let cpu = 0; cpu < scene.cpus; cpu++) {
    const top = curves + marks + cpu * height;
    pen.fillStyle = theme.raised;
    pen.fillRect(0, top, width, height - 1);
    const lane = lanes[cpu];
    if (lane === undefined) continue;
    pen.fillStyle = theme.caller;
    let at = lane.moments.countUpTo(momentAtX(scene, width, 0)) - 1;
    for (let x = 0; x < width; x++) {
      const end = lane.moments.countUpTo(momentAtX(scene, width, x + 1));
      let isBusy = at >= 0 && lane.tasks.at(at) >= 0;
      for (let i = at + 1; i < end && !isBusy; i++) isBusy = lane.tasks.at(i) >= 0;
      at = end - 1;
      if (isBusy) pen.fillRect(x, top + 1, 1, height - 3);
    }
  }
}

function paintAxis(
  pen: CanvasRenderingContext2D,
  { recording, window }: TimelineScene,
  theme: Theme,
  width: number,
  height: number,
): void {
  const isTime = window.measure === 'time';
  const unit = isTime ? 1e9 : 1;
  const scale = scaleLinear([window.from / unit, window.to / unit], [0, width]);
  const count = Math.max(2, Math.floor(width / 130));
  const format = scale.tickFormat(count, isTime ? undefined : ',d');
  const base = height - TIMELINE.minimap;
  pen.font = `11px ${theme.mono}`;
  pen.fillStyle = theme.dim;
  pen.textBaseline = 'bottom';
  for (const tick of scale.ticks(count)) {
    const x = scale(tick);
    pen.fillRect(Math.round(x), base - TIMELINE.axis, 1, 4);
    pen.textAlign = x < 30 ? 'left' : x > width - 40 ? 'right' : 'center';
    pen.fillText(isTime ? `${format(tick)} s` : format(tick), x, base);
  }
  const whole = extent(recording, window.measure);
  if (window.from === 0 && window.to >= whole) return;
  pen.fillStyle = theme.line;
  pen.fillRect(0, base + 1, width, TIMELINE.minimap - 1);
  pen.fillStyle = theme.accent;
  const share = width / whole;
  pen.fillRect(
    window.from * share,
    base + 1,
    Math.max(3, (window.to - window.from) * share),
    TIMELINE.minimap - 1,
  );
}

function paintPlayhead(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  width: number,
  height: number,
): void {
  const x = xOf(scene, width, scene.moment);
  if (x < -1 || x > width + 1) return;
  const at = Math.min(width - 1, Math.max(1, x));
  pen.fillStyle = theme.text;
  pen.fillRect(at - 0.75, 0, 1.5, height - TIMELINE.minimap - TIMELINE.axis);
  pen.beginPath();
  pen.arc(at, 4, 4, 0, 2 * Math.PI);
  pen.fill();
}
