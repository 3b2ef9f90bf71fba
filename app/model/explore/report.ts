import type { Exhausted, Found, Shrunk } from '../../../engine/index.ts';

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

/** How far a worker is with a part of the search through all orders. */
export interface PartNews {
  readonly bound: number;
  /** Its number among the parts of the bound, and how many they are. */
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
  /** Orders that it has run in all, and ms that it has worked. */
  readonly orders: number;
  readonly busy: number;
}

/** A search: how far it is, and its last news from each worker. */
export interface SearchReport {
  /** The most interruptions of an order in the search through all of them. */
  readonly most: number;
  /** Null before the first news. */
  readonly bounded: BoundedProgress | null;
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
  return { most, bounded: null, workers: new Map(), failures: [] };
}

/**
 * A report with the news of a worker, and how far all are together. An order that was reported before stays the same object,
 * so that what is derived from it stays, too.
 */
export function withNews(report: SearchReport, news: WorkerNews, bounded: BoundedProgress): SearchReport {
  const before = report.workers.get(news.id)?.chance.found ?? null;
  const isKnown = before !== null && before.text === news.chance.found?.text;
  const chance = isKnown ? { ...news.chance, found: before } : news.chance;
  return { ...report, bounded, workers: new Map(report.workers).set(news.id, { ...news, chance }) };
}

/** The report of a search that is over, in which an order was found after all with fewer interruptions had been run. */
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

/** Whether what a search has found has the fewest interruptions: all orders with fewer have been run. */
export function isLeast({ bounded }: SearchReport): boolean {
  if (bounded === null || bounded.found === null || bounded.hasGaps) return false;
  return bounded.exhausted.length === bounded.found.interruptions;
}

/** Orders run by chance. */
export function chanceOrders({ workers }: SearchReport): number {
  return [...workers.values()].reduce((sum, { chance }) => sum + chance.orders, 0);
}

/** Orders run in all. */
export function ordersOf(report: SearchReport): number {
  return chanceOrders(report) + (report.bounded?.orders ?? 0);
}

/** Orders a second, of all workers together. */
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
