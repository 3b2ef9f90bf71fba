import { DepthFirst } from './depth-first.ts';
import type { Plan } from './plan.ts';
import { failsIn } from './schedule.ts';

/** How the orders of a part begin: the ways that they take at their first nodes. */
export type Beginning = readonly number[];

/** Parts into which the orders of a bound are split at least, if there are as many. */
const LEAST_PARTS = 24;

/** Nodes by which the parts may differ at most. */
const MOST_NODES = 16;

/** Splits the orders with so many interruptions into parts: always the same, wherever it is done. */
export function partsOf(plan: Plan, bound: number): readonly Beginning[] {
  let parts: Beginning[] = [];
  for (let depth = 2; depth <= MOST_NODES; depth += 2) {
    parts = beginnings(plan, bound, depth);
    if (parts.length >= LEAST_PARTS) break;
  }
  return parts;
}

/** All ways through the first nodes that do not lead to the same as others. */
function beginnings(plan: Plan, bound: number, depth: number): Beginning[] {
  const search = new DepthFirst(plan, { bound, depth, reduce: 'trace cache', stopsAtFind: true });
  const parts: Beginning[] = [];
  while (!search.isExhausted) {
    const run = search.next();
    if (run !== null && !search.isKnown) parts.push(run.schedule.slice(0, depth).map(wayOf));
  }
  return parts;
}

/** The way that a choice or an answer of a schedule is at its node. */
function wayOf(code: number): number {
  if (code >= 0) return code;
  return failsIn(code) ? 1 : 0;
}
