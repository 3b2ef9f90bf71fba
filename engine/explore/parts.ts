import { DepthFirst } from './depth-first.ts';
import type { Plan } from './plan.ts';
import { failsIn } from './schedule.ts';

/** How the orders of a part begin: the choices that they take at their first nodes. */
export type Beginning = readonly number[];

/** The least number of parts that a bound is split into, if it has as many orders. */
const LEAST_PARTS = 24;

/** The longest beginning, in nodes. */
const MOST_NODES = 16;

/** Splits the orders with up to `bound` interruptions into parts; deterministic, so all workers get the same parts. */
export function partsOf(plan: Plan, bound: number): readonly Beginning[] {
  let parts: Beginning[] = [];
  for (let depth = 2; depth <= MOST_NODES; depth += 2) {
    parts = beginnings(plan, bound, depth);
    if (parts.length >= LEAST_PARTS) break;
  }
  return parts;
}

/** All paths through the first nodes, without those that lead to the same state as an earlier one. */
function beginnings(plan: Plan, bound: number, depth: number): Beginning[] {
  const search = new DepthFirst(plan, { bound, depth, reduce: 'trace cache', stopsAtFind: true });
  const parts: Beginning[] = [];
  while (!search.isExhausted) {
    const run = search.next();
    if (run !== null && !search.isKnown) parts.push(run.schedule.slice(0, depth).map(wayOf));
  }
  return parts;
}

/** The choice at a node that a code of a schedule stands for. */
function wayOf(code: number): number {
  if (code >= 0) return code;
  return failsIn(code) ? 1 : 0;
}
