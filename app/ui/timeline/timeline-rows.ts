import type { Recording } from '../../model/recording.ts';
import { LANES_OF_MARKS, type MarkLane } from './mark-lanes.ts';

/** A horizontal band of a timeline, in px from its top. */
export interface Row {
  readonly top: number;
  readonly height: number;
}

/** Where the rows of a timeline begin, in px from its top. */
export interface Rows {
  /** A row for each curve. */
  readonly curves: readonly Row[];
  /** The periods in which state bits were set; null if there are none. */
  readonly states: Row | null;
  /** The lanes of marks: those that have any. */
  readonly marks: readonly (Row & { readonly lane: MarkLane })[];
  readonly lanes: number;
  readonly branches: number;
  readonly axis: number;
  readonly overview: number;
  readonly end: number;
}

/** What the rows depend on besides the height. */
export interface RowCounts {
  readonly curves: number;
  readonly hasStates: boolean;
  readonly marks: readonly MarkLane[];
  /** CPUs that have a lane. */
  readonly lanes: number;
  readonly branches: number;
}

/** Heights of rows, in px; the curves share the rest. */
export const ROW = {
  leastCurve: 13,
  states: 10,
  marks: 11,
  lane: 13,
  axis: 15,
  overview: 10,
  gap: 3,
} as const;

/** Greatest height of all branches together, and least and greatest height of each, in px. */
const BRANCHES = { all: 32, least: 4, most: 9 } as const;

/** Height of each of `count` branches, in px. */
export function branchHeight(count: number): number {
  return Math.max(BRANCHES.least, Math.min(BRANCHES.most, Math.floor(BRANCHES.all / Math.max(1, count))));
}

/** The lanes of marks that a recording needs. */
export function markLanesOf({ series }: Recording): readonly MarkLane[] {
  return LANES_OF_MARKS.filter(({ kinds }) => kinds.some((kind) => series.marks[kind].length > 0));
}

/** The rows of a timeline `height` px high, or higher if they need more. */
export function rowsOf(height: number, counts: RowCounts): Rows {
  const { curves, hasStates, marks, lanes, branches } = counts;
  const gap = (count: number): number => (count > 0 ? 4 : 0);
  const below =
    (hasStates ? ROW.states : 0) +
    marks.length * ROW.marks +
    lanes * ROW.lane +
    gap(lanes) +
    branches * branchHeight(branches) +
    gap(branches) +
    ROW.axis +
    ROW.overview;
  const each = Math.max(ROW.leastCurve, (height - below) / Math.max(1, curves));
  const states = Math.round(each * Math.max(1, curves));
  const mark = states + (hasStates ? ROW.states : 0);
  const lane = mark + marks.length * ROW.marks;
  const branch = lane + lanes * ROW.lane + gap(lanes);
  const axis = branch + branches * branchHeight(branches) + gap(branches);
  const overview = axis + ROW.axis;
  return {
    curves: Array.from({ length: curves }, (_, i) => {
      const top = Math.round(i * each);
      return { top, height: Math.round((i + 1) * each) - top };
    }),
    states: hasStates ? { top: states, height: ROW.states } : null,
    marks: marks.map((one, i) => ({ lane: one, top: mark + i * ROW.marks, height: ROW.marks })),
    lanes: lane,
    branches: branch,
    axis,
    overview,
    end: overview + ROW.overview,
  };
}

/** Whether a y lies in a row. */
export function isIn({ top, height }: Row, y: number): boolean {
  return y >= top && y < top + height;
}
