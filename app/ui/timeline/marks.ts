import { MARKS, type MarkKind } from '../../model/series/marks.ts';
import type { Theme } from '../../stage/theme.ts';
import { momentAtX, ROW, type TimelineScene, xOf } from './timeline-scene.ts';

/** Px within which a pointer finds a mark. */
const REACH = 5;
/** Px between marks that are drawn as shapes; closer ones are drawn as bars. */
const ROOM = 9;

/** The colour of each kind of mark, by its name in the theme. */
const COLOUR: Readonly<Record<MarkKind, 'caller' | 'magazine' | 'complete' | 'emergency' | 'accent'>> = {
  grow: 'caller',
  reap: 'magazine',
  age: 'magazine',
  deadlock: 'emergency',
  emergency: 'emergency',
  kswapd: 'complete',
  reclaim: 'complete',
  oom: 'emergency',
  panic: 'emergency',
};

/** The shape of each kind of mark, in a box from −1 to 1. Closed shapes are filled. */
const SHAPE: Readonly<
  Record<MarkKind, { readonly path: readonly (readonly [number, number])[]; readonly isOpen?: true }>
> = {
  grow: {
    path: [
      [-0.25, -1],
      [0.25, -1],
      [0.25, 1],
      [-0.25, 1],
    ],
  },
  reap: {
    path: [
      [-0.9, -0.8],
      [0.9, -0.8],
      [0, 0.9],
    ],
  },
  age: {
    path: [
      [-0.8, -0.8],
      [0.8, -0.8],
      [-0.8, 0.8],
      [0.8, 0.8],
    ],
    isOpen: true,
  },
  deadlock: {
    path: [
      [-0.9, 0.8],
      [0.9, 0.8],
      [0, -0.9],
    ],
  },
  emergency: {
    path: [
      [0, -1],
      [0.9, 0],
      [0, 1],
      [-0.9, 0],
    ],
  },
  kswapd: {
    path: [
      [-0.75, -0.75],
      [0.75, -0.75],
      [0.75, 0.75],
      [-0.75, 0.75],
    ],
  },
  reclaim: {
    path: [
      [-0.8, -0.8],
      [0.2, 0],
      [-0.8, 0.8],
    ],
    isOpen: true,
  },
  oom: {
    path: [
      [-0.9, 0.9],
      [0.9, -0.9],
      [0, 0],
      [-0.9, -0.9],
      [0.9, 0.9],
    ],
    isOpen: true,
  },
  panic: {
    path: [
      [-0.9, -1],
      [0.9, -1],
      [0.9, 1],
      [-0.9, 1],
    ],
  },
};

/** Draws the marks, those of the chosen kind last and in full. */
export function paintMarks(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme): void {
  for (const kind of MARKS) if (kind !== scene.kind) paintKind(pen, scene, theme, kind);
  paintKind(pen, scene, theme, scene.kind);
  pen.globalAlpha = 1;
}

function paintKind(pen: CanvasRenderingContext2D, scene: TimelineScene, theme: Theme, kind: MarkKind): void {
  const xs = placesOf(scene, kind);
  const isChosen = kind === scene.kind;
  pen.globalAlpha = isChosen || kind === 'oom' || kind === 'panic' ? 1 : 0.6;
  pen.fillStyle = theme[COLOUR[kind]];
  pen.strokeStyle = theme[COLOUR[kind]];
  pen.lineWidth = 1.5;
  const middle = scene.rows.marks + ROW.marks / 2;
  for (const [i, x] of xs.entries()) {
    if (isAlone(xs, i)) paintShape(pen, kind, x, middle, isChosen ? 5 : 3.5);
    else pen.fillRect(x - 0.75, middle - (isChosen ? 5 : 3), 1.5, isChosen ? 10 : 6);
  }
}

/** Whether the marks of a kind are far enough apart to be drawn as shapes. */
function isAlone(xs: readonly number[], i: number): boolean {
  const x = xs[i] ?? 0;
  return x - (xs[i - 1] ?? -ROOM) >= ROOM && (xs[i + 1] ?? x + ROOM) - x >= ROOM;
}

/** Draws the shape of a kind of mark, `size` px to each side. */
function paintShape(pen: CanvasRenderingContext2D, kind: MarkKind, x: number, y: number, size: number): void {
  const { path, isOpen } = SHAPE[kind];
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
    // Continue with the first one outside of these pixels, without looking at each.
    i = Math.max(i + 1, list.countUpTo(momentAtX(scene, x + 2) - 1));
  }
  return places;
}

/** A mark: its kind, and the moment right after the marked event. */
export interface FoundMark {
  readonly kind: MarkKind;
  readonly moment: number;
}

/** The mark nearest to an x, preferring the chosen kind; null if there is none near. */
export function markNear(scene: TimelineScene, x: number): FoundMark | null {
  let best: FoundMark | null = null;
  let distance = REACH;
  for (const kind of [scene.kind, ...MARKS]) {
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
