import { expect, test } from 'vitest';
import type { Found } from '../../../engine/index.ts';
import {
  type BoundedProgress,
  foundOf,
  isLeast,
  newReport,
  reportOf,
  rowsOf,
  type WorkerNews,
  withNews,
} from './report.ts';

const FOUND: Found = { schedule: [1, 2], text: 'A B', steps: 2, interruptions: 2 };
const BOUNDED: BoundedProgress = {
  bound: 1,
  share: 0.5,
  inBound: 40,
  exhausted: [{ bound: 0, executions: 9 }],
  orders: 49,
  isOver: false,
  hasGaps: false,
  isCacheFull: false,
  found: null,
};

function newsOf(found: Found | null): WorkerNews {
  return { id: 1, part: null, chance: { orders: 10, found }, orders: 20, busy: 5 };
}

test('an order that a worker reports again stays the same object', () => {
  const first = withNews(newReport(3), newsOf(structuredClone(FOUND)), BOUNDED);
  const again = withNews(first, newsOf(structuredClone(FOUND)), BOUNDED);
  expect(foundOf(again)).toBe(foundOf(first));
  expect(isLeast(again)).toBe(false);
  expect(rowsOf(again).map(({ state }) => state)).toEqual(['exhausted', 'running', 'waiting', 'waiting']);
});

test('a shrunk order has the fewest interruptions once all orders with fewer were run', () => {
  const exhausted = [
    { bound: 0, executions: 1 },
    { bound: 1, executions: 4 },
  ];
  const report = reportOf({ found: FOUND, exhausted, executions: 16, hasGaps: false });
  expect(isLeast(report)).toBe(true);
  expect(rowsOf(report).map(({ state, orders }) => [state, orders])).toEqual([
    ['exhausted', 1],
    ['exhausted', 4],
    ['found', 11],
  ]);
  expect(isLeast(reportOf({ found: FOUND, exhausted: [], executions: 0, hasGaps: false }))).toBe(false);
});
