import { MARKS, type MarkKind } from '../../model/series/marks.ts';
import type { Theme } from '../../stage/theme.ts';
import { MARK_COLOUR, MARK_SHAPE, type MarkLane } from './mark-lanes.ts';
import type { Row } from './timeline-rows.ts';
import { momentAtX, type TimelineScene, xOf } from './timeline-scene.ts';

/** Px within which a pointer finds a mark. */
const REACH = 5;
/** Px between marks that are drawn as shapes; closer ones are drawn as ticks. */
const ROOM = 8;

/** Draws the marks, each kind in its lane. */
export function paintMarks(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme): void {
  for (const row of scene.rows.marks) {
    for (const kind of row.lane.kinds) paintKind(pen, scene, theme, kind, row);
  }
}

function paintKind(
  pen: CanvasRenderingContext2D,
  scene: TimelineScene,
  theme: Theme,
  kind: MarkKind,
  { lane, top, height }: Row & { readonly lane: MarkLane },
): void {
  const xs = placesOf(scene, kind);
  const isMany = kind === lane.many;
  pen.lineWidth = 1.5;
  const middle = top + height / 2;
  for (const [i, x] of xs.entries()) {
    if (isMany || !isAlone(xs, i)) {
      pen.fillStyle = theme[MARK_COLOUR[kind]];
      pen.fillRect(x - 0.75, isMany ? middle : top, 1.5, height / 2);
    } else {
      paintShape(pen, theme, kind, x, isMany ? middle : middle - 1);
    }
  }
}

/** Whether the marks of a kind are far enough apart to be drawn as shapes. */
function isAlone(xs: readonly number[], i: number): boolean {
  const x = xs[i] ?? 0;
  return x - (xs[i - 1] ?? -ROOM) >= ROOM && (xs[i + 1] ?? x + ROOM) - x >= ROOM;
}

/** Draws the shape of a kind of mark, with an outline in the background colour that separates it from ticks below. */
function paintShape(pen: CanvasRenderingContext2D, theme: Theme, kind: MarkKind, x: number, y: number): void {
  const { path, isOpen } = MARK_SHAPE[kind];
  const size = 4;
  pen.fillStyle = theme.panel;
  pen.fillRect(x - size - 1.5, y - size - 1, 2 * size + 3, 2 * size + 2);
  pen.fillStyle = theme[MARK_COLOUR[kind]];
  pen.strokeStyle = theme[MARK_COLOUR[kind]];
  pen.beginPath();
  for (const [dx, dy] of path) pen.lineTo(x + dx * size, y + dy * size);
  if (isOpen === true) {
    pen.stroke();
  } else {
    pen.closePath();
    pen.fill();
  }
}

/** The x of marks of a kind, in px, ascending: at most one for every two pixels. */
function placesOf(scene: TimelineScene, kind: MarkKind): readonly number[] {
  const list = scene.recording.series.marks[kind];
  const [first, last] = [momentAtX(scene, 0), momentAtX(scene, scene.width)];
  const places: number[] = [];
  for (let i = list.countUpTo(first - 1); i < list.length && list.at(i) <= last; ) {
    const x = Math.round(xOf(scene, list.at(i) + 1));
    places.push(x);
    // Skip to the first one outside these pixels.
    i = Math.max(i + 1, list.countUpTo(momentAtX(scene, x + 2) - 1));
  }
  return places;
}

/** A mark: its kind, and the moment right after the marked event. */
export interface FoundMark {
  readonly kind: MarkKind;
  readonly moment: number;
}

/** The mark of a lane nearest to an x, preferring the chosen kind and then rare ones; null if none is near. */
export function markNear(scene: TimelineScene, lane: MarkLane, x: number): FoundMark | null {
  let best: FoundMark | null = null;
  let distance = REACH;
  const chosen = lane.kinds.filter((kind) => kind === scene.kind);
  for (const kind of [...chosen, ...lane.kinds.toReversed()]) {
    const list = scene.recording.series.marks[kind];
    const next = list.countUpTo(momentAtX(scene, x));
    for (const i of [next - 1, next]) {
      if (i < 0 || i >= list.length) continue;
      const moment = list.at(i) + 1;
      const away = Math.abs(xOf(scene, moment) - x);
      if (away >= distance) continue;
      distance = away;
      best = { kind, moment };
    }
    if (best?.kind === scene.kind) return best;
  }
  return best;
}

/** The kinds of a lane that a recording has. */
export function kindsIn({ recording }: TimelineScene, lane: MarkLane): readonly MarkKind[] {
  return MARKS.filter((kind) => lane.kinds.includes(kind) && recording.series.marks[kind].length > 0);
}
