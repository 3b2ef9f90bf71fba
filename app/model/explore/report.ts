import type { Exhausted, Found, Shrunk } from '../../../engine/index.ts';

/** Progress of the search through all orders, fewest interruptions first. */
export interface BoundedProgress {
  /** The current limit on interruptions. */
  readonly bound: number;
  /** The share of the orders at this limit that is done, assuming that all first choices lead to equally many. */
  readonly share: number;
  /** Orders run at the current limit. */
  readonly inBound: number;
  readonly exhausted: readonly Exhausted[];
  /** Orders run in total. */
  readonly orders: number;
  readonly isOver: boolean;
  /** Whether orders were skipped because they were too long. */
  readonly hasGaps: boolean;
  /** Whether the trace cache is full, so orders may be run more than once. */
  readonly isCacheFull: boolean;
  readonly found: Found | null;
}

/** Progress of a random search. */
interface ChanceProgress {
  readonly orders: number;
  readonly found: Found | null;
}

/** A worker's progress with its part of the search through all orders. */
export interface PartNews {
  readonly bound: number;
  /** Its number among the parts of the bound, and how many there are. */
  readonly part: number;
  readonly parts: number;
  /** The share of the part that is done. */
  readonly share: number;
  /** Orders of the part that were run. */
  readonly orders: number;
  readonly isOver: boolean;
  readonly hasGaps: boolean;
  readonly isCacheFull: boolean;
  readonly found: Found | null;
}

/** What a worker reports. */
export interface WorkerNews {
  readonly id: number;
  /** Null while it has no part. */
  readonly part: PartNews | null;
  readonly chance: ChanceProgress;
  /** Orders that it has run in total, and ms that it has worked. */
  readonly orders: number;
  readonly busy: number;
}

/** A search: its progress, and the last news from each worker. */
export interface SearchReport {
  /** The most interruptions of an order in the search through all of them. */
  readonly most: number;
  /** Null before the first news. */
  readonly bounded: BoundedProgress | null;
  readonly workers: ReadonlyMap<number, WorkerNews>;
  /** Why workers have stopped by themselves. */
  readonly failures: readonly string[];
}

/** A row of the report: the orders with `bound` interruptions. */
export interface BoundRow {
  readonly bound: number;
  readonly state: 'exhausted' | 'found' | 'running' | 'waiting';
  /** The share that is done, 0 to 1. */
  readonly share: number;
  readonly orders: number;
}

/** The report of a new search. */
export function newReport(most: number): SearchReport {
  return { most, bounded: null, workers: new Map(), failures: [] };
}

/**
 * A report updated with the news of a worker and the joint progress. An order that was reported before stays the same
 * object, so values derived from it stay valid.
 */
export function withNews(report: SearchReport, news: WorkerNews, bounded: BoundedProgress): SearchReport {
  const before = report.workers.get(news.id)?.chance.found ?? null;
  const isKnown = before !== null && before.text === news.chance.found?.text;
  const chance = isKnown ? { ...news.chance, found: before } : news.chance;
  return { ...report, bounded, workers: new Map(report.workers).set(news.id, { ...news, chance }) };
}

/** The report of a finished search that found an order after running all those with fewer interruptions. */
export function reportOf({ found, exhausted, executions, hasGaps }: Omit<Shrunk, 'program'>): SearchReport {
  const before = exhausted.reduce((sum, one) => sum + one.executions, 0);
  const bounded = {
    bound: found.interruptions,
    share: 1,
    inBound: Math.max(0, executions - before),
    exhausted,
    orders: executions,
    isOver: true,
    hasGaps,
    isCacheFull: false,
    found,
  };
  return { ...newReport(found.interruptions), bounded };
}

/** What a search has found: the order with the fewest interruptions so far. */
export function foundOf({ bounded, workers }: SearchReport): Found | null {
  if (bounded !== null && bounded.found !== null) return bounded.found;
  let best: Found | null = null;
  for (const { chance } of workers.values()) {
    const { found } = chance;
    if (found !== null && (best === null || found.interruptions < best.interruptions)) best = found;
  }
  return best;
}

/** Whether the found order has the fewest interruptions: all orders with fewer have been run. */
export function isLeast({ bounded }: SearchReport): boolean {
  if (bounded === null || bounded.found === null || bounded.hasGaps) return false;
  return bounded.exhausted.length === bounded.found.interruptions;
}

/** Random orders run. */
export function chanceOrders({ workers }: SearchReport): number {
  return [...workers.values()].reduce((sum, { chance }) => sum + chance.orders, 0);
}

/** Orders run in total. */
export function ordersOf(report: SearchReport): number {
  return chanceOrders(report) + (report.bounded?.orders ?? 0);
}

/** Orders per second of all workers together. */
export function rateOf({ workers }: SearchReport): number {
  return [...workers.values()].reduce(
    (sum, { orders, busy }) => sum + (busy > 0 ? (1000 * orders) / busy : 0),
    0,
  );
}

/** A row for each number of interruptions. */
export function rowsOf(report: SearchReport): BoundRow[] {
  const { bounded } = report;
  return Array.from({ length: report.most + 1 }, (_, bound): BoundRow => {
    const done = bounded?.exhausted.find((one) => one.bound === bound);
    if (done !== undefined) return { bound, state: 'exhausted', share: 1, orders: done.executions };
    if (bounded === null || bounded.bound !== bound) return { bound, state: 'waiting', share: 0, orders: 0 };
    const { share, inBound: orders } = bounded;
    return { bound, state: bounded.found === null ? 'running' : 'found', share, orders };
  });
}
