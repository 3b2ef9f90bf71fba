import { expect, test } from 'vitest';
import { MARKS } from '../../model/series/marks.ts';
import { LANES_OF_MARKS } from './mark-lanes.ts';
import { ROW, type RowCounts, rowsOf } from './timeline-rows.ts';

const COUNTS: RowCounts = { curves: 4, hasStates: true, marks: LANES_OF_MARKS, lanes: 4, branches: 2 };

test('rows are stacked, and the curves share the remaining height', () => {
  const rows = rowsOf(300, COUNTS);
  const parts = [...rows.curves, ...(rows.states === null ? [] : [rows.states]), ...rows.marks];
  for (const [i, { top, height }] of parts.entries())
    expect(parts[i + 1]?.top ?? rows.lanes).toBe(top + height);
  const order = [rows.lanes, rows.branches, rows.axis, rows.overview, rows.end];
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(Math.abs(rows.end - 300)).toBeLessThanOrEqual(1);
  expect(rowsOf(400, COUNTS).curves[0]?.height).toBe((rows.curves[0]?.height ?? 0) + 25);
});

test('a timeline that is too low grows to fit its rows', () => {
  const { end, curves } = rowsOf(10, COUNTS);
  expect(end).toBe(rowsOf(0, COUNTS).end);
  for (const { height } of curves) expect(height).toBeGreaterThanOrEqual(ROW.leastCurve);
});

test('every kind of mark has a lane, and no two of many marks share one', () => {
  const kinds = LANES_OF_MARKS.flatMap((lane) => lane.kinds);
  expect(kinds.toSorted()).toEqual(MARKS.toSorted());
});
