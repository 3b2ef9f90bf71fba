import { METRIC_NAMES, type Metric, metricOf, type Outcome } from './outcome.ts';

/** A metric before and after a change. */
export interface MetricChange {
  readonly metric: Metric;
  readonly before: number;
  readonly after: number;
}

/** Metrics that repeat another one, or only reflect how much was done. */
const LEFT_OUT: ReadonlySet<Metric> = new Set(['time', 'hits', 'slabsFreed', 'scanned', 'reclaimed']);
/** Changes by a larger factor count alike, as does a change from or to 0. */
const MOST_FACTOR = 100;
/** Changes by a smaller factor are not worth naming. */
const LEAST_FACTOR = 1.002;

/** The metrics that change by the largest factor, the largest first; fewer than `count` if fewer change. */
export function biggestChanges(before: Outcome, after: Outcome, count: number): readonly MetricChange[] {
  return METRIC_NAMES.filter((metric) => !LEFT_OUT.has(metric))
    .map((metric) => ({ metric, before: metricOf(before, metric), after: metricOf(after, metric) }))
    .filter((change) => factorOf(change) >= LEAST_FACTOR)
    .sort((a, b) => factorOf(b) - factorOf(a))
    .slice(0, count);
}

function factorOf({ before, after }: MetricChange): number {
  if (before === after) return 1;
  const [low, high] = [Math.min(before, after), Math.max(before, after)];
  return low <= 0 ? MOST_FACTOR : Math.min(MOST_FACTOR, high / low);
}
