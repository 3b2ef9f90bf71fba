import type { Lane } from '../../model/series/series-growth.ts';
import type { Theme } from '../../stage/theme.ts';
import { busyShares, sampleMoments } from './busy.ts';
import { ROW } from './timeline-rows.ts';
import { momentAtX, type TimelineScene, xOf } from './timeline-scene.ts';

/** The most turns of a CPU to draw one by one; with more, the share of busy time is drawn for each pixel. */
const MOST_TURNS = 600;
/** Least width of a turn that shows the name of its task, in px. */
const NAMED = 34;
/** Height of a lane without the gap below it, in px. */
const HEIGHT = ROW.lane - 2;

/** The name of each task, and whether it is a worker. */
export interface TaskNames {
  readonly nameOf: (task: number) => string;
  readonly isWorker: (task: number) => boolean;
}

/** Draws what each CPU ran: turns one by one, or how busy it was. */
export function paintLanes(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  names: TaskNames,
): void {
  const { lanes } = scene.recording.series;
  pen.font = `10px ${theme.mono}`;
  pen.textBaseline = 'middle';
  let samples: Int32Array | null = null;
  for (let cpu = 0; cpu < scene.cpus; cpu++) {
    const top = scene.rows.lanes + cpu * ROW.lane;
    pen.fillStyle = theme.raised;
    pen.fillRect(0, top, scene.width, HEIGHT);
    const lane = lanes[cpu];
    if (lane === undefined) continue;
    const first = Math.max(0, lane.moments.countUpTo(momentAtX(scene, 0)) - 1);
    const end = lane.moments.countUpTo(momentAtX(scene, scene.width));
    if (end - first <= MOST_TURNS) {
      for (let i = first; i < end; i++) paintTurn(pen, scene, theme, names, lane, i, top);
    } else {
      samples ??= sampleMoments(scene);
      paintBusy(pen, theme, names, lane, samples, scene.width, top);
    }
  }
  pen.globalAlpha = 1;
}

function paintTurn(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  names: TaskNames,
  lane: Lane,
  i: number,
  top: number,
): void {
  const task = lane.tasks.at(i);
  if (task < 0) return;
  const from = Math.max(0, xOf(scene, lane.moments.at(i)));
  const until = i + 1 < lane.moments.length ? lane.moments.at(i + 1) : scene.recording.length;
  const to = Math.min(scene.width, Math.max(xOf(scene, until), from + 1));
  const isWorker = names.isWorker(task);
  paintRun(pen, theme, isWorker, from, to - (to - from > 3 ? 1 : 0), top, HEIGHT);
  if (to - from < NAMED) return;
  pen.globalAlpha = 1;
  pen.fillStyle = theme.bg;
  pen.textAlign = 'left';
  pen.save();
  pen.beginPath();
  pen.rect(from, top, to - from, ROW.lane);
  pen.clip();
  pen.fillText(names.nameOf(task), from + 4, top + ROW.lane / 2 - 0.5);
  pen.restore();
}

/** For turns shorter than a pixel: columns with the share of time in which threads ran, and workers stacked on top. */
function paintBusy(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  names: TaskNames,
  lane: Lane,
  samples: Int32Array,
  width: number,
  top: number,
): void {
  const columns = Math.ceil(width);
  const shares = busyShares(lane, samples, columns, names.isWorker);
  for (let x = 0; x < columns; x++) {
    const threads = (shares.threads[x] ?? 0) * HEIGHT;
    const workers = (shares.workers[x] ?? 0) * HEIGHT;
    if (threads > 0) paintRun(pen, theme, false, x, x + 1, top + HEIGHT - threads, threads);
    if (workers > 0) paintRun(pen, theme, true, x, x + 1, top + HEIGHT - threads - workers, workers);
  }
}

/** Threads are light, workers dim: the colours of objects are reserved for objects. */
function paintRun(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  isWorker: boolean,
  from: number,
  to: number,
  top: number,
  height: number,
): void {
  pen.globalAlpha = isWorker ? 0.55 : 0.85;
  pen.fillStyle = isWorker ? theme.dim : theme.text;
  pen.fillRect(from, top, Math.max(1, to - from), height);
}
