import { nearlySame } from '../outcome/nearly-same.ts';
import { METRIC_NAMES, METRICS, type Metric } from '../outcome/outcome.ts';
import type { Cell } from './summary.ts';

/** The cells with the best or nearly the best median; empty if all are nearly the same or the metric is neutral. */
export function bestCells(cells: readonly Cell[], metric: Metric): readonly Cell[] {
  const { better } = METRICS[metric];
  const medians = cells.flatMap(({ median }) => (median === null ? [] : [median]));
  const [least, most] = [Math.min(...medians), Math.max(...medians)];
  if (better === 'neither' || medians.length === 0 || nearlySame(least, most)) return [];
  const best = better === 'less' ? least : most;
  return cells.filter(({ median }) => median !== null && nearlySame(median, best));
}

/** The metrics that differ between cells, and those that are nearly the same in all of them. */
export function splitMetrics(cellsOf: (metric: Metric) => readonly Cell[]): {
  readonly varied: readonly Metric[];
  readonly same: readonly { readonly metric: Metric; readonly value: number }[];
} {
  const varied: Metric[] = [];
  const same: { readonly metric: Metric; readonly value: number }[] = [];
  for (const metric of METRIC_NAMES) {
    const known = cellsOf(metric).flatMap(({ least, most }) =>
      least === null || most === null ? [] : [least, most],
    );
    const [first] = known;
    if (metric === 'time') continue;
    if (first !== undefined && nearlySame(Math.min(...known), Math.max(...known)))
      same.push({ metric, value: first });
    else varied.push(metric);
  }
  return { varied, same };
}

/** The metric whose medians differ by the largest factor; null if none does. */
export function mostVaried(cellsOf: (metric: Metric) => readonly Cell[]): Metric | null {
  let found: Metric | null = null;
  let most = 1;
  for (const metric of METRIC_NAMES) {
    if (METRICS[metric].better === 'neither') continue;
    const medians = cellsOf(metric).flatMap(({ median }) => (median === null ? [] : [median]));
    const factor = (1 + Math.max(...medians)) / (1 + Math.min(...medians));
    if (factor > most) [found, most] = [metric, factor];
  }
  return found;
}
