import type { Lane } from '../../model/series/series-growth.ts';
import type { Theme } from '../../stage/theme.ts';
import { momentAtX, ROW, type TimelineScene, xOf } from './timeline-scene.ts';

/** Turns of a CPU that are drawn one by one; if there are more, they are summed up by pixel. */
const MOST_TURNS = 600;
/** Least width of a turn that shows the name of its task, in px. */
const NAMED = 34;

/** The name of each task, and whether it is a worker. */
export interface TaskNames {
  readonly nameOf: (task: number) => string;
  readonly isWorker: (task: number) => boolean;
}

/** Draws what each CPU ran: threads in full height, workers in half. */
export function paintLanes(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  moments: Int32Array,
  names: TaskNames,
): void {
  const { lanes } = scene.recording.series;
  pen.font = `10px ${theme.mono}`;
  pen.textBaseline = 'middle';
  for (let cpu = 0; cpu < scene.cpus; cpu++) {
    const top = scene.rows.lanes + cpu * ROW.lane;
    pen.fillStyle = theme.raised;
    pen.fillRect(0, top, scene.width, ROW.lane - 2);
    const lane = lanes[cpu];
    if (lane !== undefined) paintLane(pen, scene, theme, moments, names, lane, top);
    pen.fillStyle = theme.dim;
    pen.textAlign = 'left';
    pen.fillText(String(cpu), 3, top + ROW.lane / 2 - 1);
  }
}

function paintLane(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  moments: Int32Array,
  names: TaskNames,
  lane: Lane,
  top: number,
): void {
  const first = Math.max(0, lane.moments.countUpTo(momentAtX(scene, 0)) - 1);
  const end = lane.moments.countUpTo(momentAtX(scene, scene.width));
  if (end - first > MOST_TURNS) paintBusy(pen, theme, moments, names, lane, top);
  else for (let i = first; i < end; i++) paintTurn(pen, scene, theme, names, lane, i, top);
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
  paintBlock(pen, theme, names.isWorker(task), from, to, top);
  if (to - from < NAMED) return;
  pen.fillStyle = theme.bg;
  pen.textAlign = 'left';
  pen.save();
  pen.beginPath();
  pen.rect(from, top, to - from, ROW.lane);
  pen.clip();
  pen.fillText(names.nameOf(task), from + (from === 0 ? 14 : 4), top + ROW.lane / 2 - 0.5);
  pen.restore();
}

/** For turns shorter than a pixel: draws for each pixel whether a thread, or else a worker, ran in it. */
function paintBusy(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  moments: Int32Array,
  names: TaskNames,
  lane: Lane,
  top: number,
): void {
  let turn = Math.max(0, lane.moments.countUpTo(moments[0] ?? 0) - 1);
  for (let x = 0; x + 1 < moments.length; x++) {
    const end = lane.moments.countUpTo(moments[x + 1] ?? 0);
    const ran = ranWithin(lane, turn, Math.max(end, turn + 1), names);
    if (ran !== null) paintBlock(pen, theme, ran === 'worker', x, x + 1, top);
    turn = Math.max(0, end - 1);
  }
}

/** What ran in a range of turns: a thread, or else a worker. */
function ranWithin(lane: Lane, from: number, end: number, names: TaskNames): 'thread' | 'worker' | null {
  let ran: 'worker' | null = null;
  for (let i = from; i < Math.min(end, lane.tasks.length); i++) {
    const task = lane.tasks.at(i);
    if (task < 0) continue;
    if (!names.isWorker(task)) return 'thread';
    ran = 'worker';
  }
  return ran;
}

function paintBlock(
  pen: CanvasRenderingContext2D,
  theme: Theme,
  isWorker: boolean,
  from: number,
  to: number,
  top: number,
): void {
  pen.fillStyle = isWorker ? theme.complete : theme.caller;
  const height = isWorker ? ROW.lane - 6 : ROW.lane - 2;
  pen.fillRect(from, top + ROW.lane - 2 - height, Math.max(1, to - from - (to - from > 3 ? 1 : 0)), height);
}
