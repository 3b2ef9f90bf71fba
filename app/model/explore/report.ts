import type { Exhausted, Found } from '../../../engine/index.ts';

/** How far the search through all orders has come, fewest interruptions first. */
export interface BoundedProgress {
  /** Interruptions that orders may have now. */
  readonly bound: number;
  /** The share of the orders with so many interruptions that is done, as if all first choices led to as many. */
  readonly share: number;
  /** Orders run with the present bound. */
  readonly inBound: number;
  readonly exhausted: readonly Exhausted[];
  /** Orders run in all. */
  readonly orders: number;
  readonly isOver: boolean;
  /** Whether orders were left out, because they were too long. */
  readonly hasGaps: boolean;
  /** Whether no more traces fit the cache, so that orders may be run several times. */
  readonly isCacheFull: boolean;
  readonly found: Found | null;
}

/** How far a search by chance has come. */
interface ChanceProgress {
  readonly orders: number;
  readonly found: Found | null;
}

/** What a worker reports on its part of a search. */
export interface WorkerNews {
  readonly id: number;
  readonly bounded: BoundedProgress | null;
  readonly chance: ChanceProgress | null;
  /** Ms that it has worked. */
  readonly busy: number;
  readonly isOver: boolean;
}

/** A search: its last news from each worker. */
export interface SearchReport {
  /** The most interruptions of an order in the search through all of them. */
  readonly most: number;
  readonly workers: ReadonlyMap<number, WorkerNews>;
  /** Why workers have stopped by themselves. */
  readonly failures: readonly string[];
}

/** A row of the report: the orders with so many interruptions. */
export interface BoundRow {
  readonly bound: number;
  readonly state: 'exhausted' | 'found' | 'running' | 'waiting';
  /** The share that is done, 0 to 1. */
  readonly share: number;
  readonly orders: number;
}

/** The report of a search that begins. */
export function newReport(most: number): SearchReport {
  return { most, workers: new Map(), failures: [] };
}

/** A report with the news of a worker. */
export function withNews(report: SearchReport, news: WorkerNews): SearchReport {
  return { ...report, workers: new Map(report.workers).set(news.id, news) };
}

/** How far the search through all orders has come; null before its first news. */
export function boundedOf({ workers }: SearchReport): BoundedProgress | null {
  const all = [...workers.values()].map(({ bounded }) => bounded);
  // A worker that replaces one that has died begins again.
  return all.findLast((bounded) => bounded !== null) ?? null;
}

/** What a search has found: the order with the fewest interruptions so far. */
export function foundOf(report: SearchReport): Found | null {
  const bounded = boundedOf(report)?.found ?? null;
  if (bounded !== null) return bounded;
  let best: Found | null = null;
  for (const { chance } of report.workers.values()) {
    const found = chance?.found ?? null;
    if (found !== null && (best === null || found.interruptions < best.interruptions)) best = found;
  }
  return best;
}

/** Whether what a search has found has the fewest interruptions: all orders with fewer have been run. */
export function isLeast(report: SearchReport): boolean {
  const bounded = boundedOf(report);
  return bounded !== null && bounded.found !== null && !bounded.hasGaps;
}

/** Orders run by chance. */
export function chanceOrders({ workers }: SearchReport): number {
  return [...workers.values()].reduce((sum, { chance }) => sum + (chance?.orders ?? 0), 0);
}

/** Orders run in all. */
export function ordersOf(report: SearchReport): number {
  return chanceOrders(report) + (boundedOf(report)?.orders ?? 0);
}

/** Orders a second, of all workers together. */
export function rateOf({ workers }: SearchReport): number {
  return [...workers.values()].reduce((sum, { bounded, chance, busy }) => {
    const orders = (bounded?.orders ?? 0) + (chance?.orders ?? 0);
    return sum + (busy > 0 ? (1000 * orders) / busy : 0);
  }, 0);
}

/** A row for each number of interruptions. */
export function rowsOf(report: SearchReport): BoundRow[] {
  const bounded = boundedOf(report);
  return Array.from({ length: report.most + 1 }, (_, bound): BoundRow => {
    const done = bounded?.exhausted.find((one) => one.bound === bound);
    if (done !== undefined) return { bound, state: 'exhausted', share: 1, orders: done.executions };
    if (bounded === null || bounded.bound !== bound) return { bound, state: 'waiting', share: 0, orders: 0 };
    const { share, inBound: orders } = bounded;
    return { bound, state: bounded.found === null ? 'running' : 'found', share, orders };
  });
}
