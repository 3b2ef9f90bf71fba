import type { Recording } from '../../model/recording.ts';
import type { MarkKind } from '../../model/series/marks.ts';
import { momentAt, placeOf, type Window } from '../../model/series/window.ts';

/** A branch: where it starts and ends, in events. */
export interface BranchSpan {
  readonly id: number;
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly isCurrent: boolean;
}

/** Where the rows of a timeline begin, in px from its top. */
export interface Rows {
  readonly curves: number;
  readonly marks: number;
  readonly lanes: number;
  readonly branches: number;
  readonly axis: number;
  readonly overview: number;
  readonly end: number;
}

/** What a timeline shows; lengths in px. */
export interface TimelineScene {
  readonly recording: Recording;
  readonly window: Window;
  readonly moment: number;
  /** Number of the cache in focus. */
  readonly focus: number;
  readonly cpus: number;
  readonly hasLanes: boolean;
  /** Empty if there is only one branch. */
  readonly branches: readonly BranchSpan[];
  /** The kind of mark that is highlighted. */
  readonly kind: MarkKind;
  /** The stretch that the user is marking to zoom into; null if there is none. */
  readonly brush: readonly [number, number] | null;
  readonly width: number;
  readonly rows: Rows;
  /** Px of the page for each px of the timeline. */
  readonly zoom: number;
}

/** Heights of rows, in px; the curves take the rest. */
export const ROW = { leastCurves: 34, marks: 15, lane: 13, axis: 17, overview: 10 } as const;

/** Greatest height of all branches together, and least and greatest height of each, in px. */
const BRANCHES = { all: 32, least: 4, most: 9 } as const;

/** Height of each of `count` branches, in px. */
export function branchHeight(count: number): number {
  return Math.max(BRANCHES.least, Math.min(BRANCHES.most, Math.floor(BRANCHES.all / Math.max(1, count))));
}

/** The rows of a timeline `height` px high, or higher if they need more. */
export function rowsOf(height: number, lanes: number, branches: number): Rows {
  const gap = (count: number): number => (count > 0 ? 4 : 0);
  const fixed =
    ROW.marks +
    lanes * ROW.lane +
    gap(lanes) +
    branches * branchHeight(branches) +
    gap(branches) +
    ROW.axis +
    ROW.overview;
  const marks = Math.max(ROW.leastCurves, height - fixed);
  const lane = marks + ROW.marks;
  const branch = lane + lanes * ROW.lane + gap(lanes);
  const axis = branch + branches * branchHeight(branches) + gap(branches);
  const overview = axis + ROW.axis;
  return { curves: 0, marks, lanes: lane, branches: branch, axis, overview, end: overview + ROW.overview };
}

/** The least height of a timeline with its rows, in px. */
export function leastHeight({ hasLanes, cpus, branches }: TimelineScene): number {
  return rowsOf(0, hasLanes ? cpus : 0, branches.length).end;
}

/** The x of a moment. */
export function xOf({ recording, window, width }: TimelineScene, moment: number): number {
  return ((placeOf(recording, window, moment) - window.from) / (window.to - window.from)) * width;
}

/** The moment at an x. */
export function momentAtX({ recording, window, width }: TimelineScene, x: number): number {
  return momentAt(recording, window, window.from + (x / width) * (window.to - window.from));
}

/** The moment at the left edge of every pixel, and at the right edge of the last one. */
export function pixelMoments(scene: TimelineScene): Int32Array {
  const moments = new Int32Array(Math.ceil(scene.width) + 1);
  for (let x = 0; x < moments.length; x++) moments[x] = momentAtX(scene, x);
  return moments;
}
