import type { Lanes } from '../../model/explore/lanes.ts';

/** Where the parts of a lane diagram are, in px. */
export interface LaneLayout {
  /** Whether lines may take two rows each. */
  readonly isNarrow: boolean;
  /** Between two lanes. */
  readonly pitch: number;
  /** Of all lanes. */
  readonly width: number;
  readonly height: number;
  /** Of each row. */
  readonly heights: readonly number[];
  /** The middle of a lane. */
  readonly x: (lane: number) => number;
  /** The dot of a row: level with its first line. */
  readonly y: (row: number) => number;
}

const LINE = 20;
/** With less width than this, lines may take two rows each. */
const NARROW = 420;

/** Lays out the lanes of an order whose rows have these lines, in a width. */
export function layOut(lanes: Lanes, lines: readonly (readonly string[])[], width: number): LaneLayout {
  const isNarrow = width < NARROW;
  const most = isNarrow ? 34 : Math.max(46, Math.min(76, width / 10));
  const pitch = Math.max(26, Math.min(most, (width * 0.4) / Math.max(1, lanes.actors.length)));
  const heights = lines.map((some, i) => {
    const isLast = i === lines.length - 1;
    return Math.max(1, some.length) * LINE * (isNarrow ? 2 : 1) + 8 + (isLast ? LINE : 0);
  });
  const tops: number[] = [];
  let height = 0;
  for (const one of heights) {
    tops.push(height);
    height += one;
  }
  return {
    isNarrow,
    pitch,
    width: pitch * lanes.actors.length + 8,
    height,
    heights,
    x: (lane) => (lane + 0.5) * pitch,
    y: (row) => (tops[row] ?? 0) + 4 + LINE / 2,
  };
}
