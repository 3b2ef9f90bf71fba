import { nearlySame } from '../outcome/nearly-same.ts';
import { METRIC_NAMES, METRICS, type Metric, metricOf, type Outcome } from '../outcome/outcome.ts';

/** Whether a result is better or worse than another; “neither” where a metric is neither good nor bad. */
export type Verdict = 'better' | 'worse' | 'neither' | 'same';

/** Compares a value of a metric with that of another run; differences that are too small to matter do not count. */
export function verdictOf(metric: Metric, value: number, base: number): Verdict {
  if (nearlySame(value, base)) return 'same';
  const { better } = METRICS[metric];
  if (better === 'neither') return 'neither';
  return (better === 'less') === value < base ? 'better' : 'worse';
}

/** Metrics that add nothing to a list of what differs. */
const LEFT_OUT: ReadonlySet<Metric> = new Set(['time']);
/** Changes by a larger factor are alike, as is a change from or to 0. */
const MOST_FACTOR = 1000;

/** The metrics in which some outcome differs from the first, the largest factor first, and those in which none does. */
export function splitResults(
  first: Outcome,
  others: readonly Outcome[],
): { readonly differ: readonly Metric[]; readonly same: readonly Metric[] } {
  const factors = new Map(
    METRIC_NAMES.filter((metric) => !LEFT_OUT.has(metric)).map((metric) => {
      const base = metricOf(first, metric);
      return [metric, Math.max(...others.map((other) => factorOf(base, metricOf(other, metric))))] as const;
    }),
  );
  const all = [...factors.keys()];
  const of = (metric: Metric): number => factors.get(metric) ?? 1;
  return {
    differ: all.filter((metric) => of(metric) > 1).sort((a, b) => of(b) - of(a)),
    same: all.filter((metric) => of(metric) <= 1),
  };
}

/** How many metrics are better and worse than those of another run. */
export function countVerdicts(
  base: Outcome,
  outcome: Outcome,
): { readonly better: number; readonly worse: number } {
  const verdicts = METRIC_NAMES.map((metric) =>
    verdictOf(metric, metricOf(outcome, metric), metricOf(base, metric)),
  );
  const count = (wanted: Verdict): number => verdicts.filter((verdict) => verdict === wanted).length;
  return { better: count('better'), worse: count('worse') };
}

function factorOf(a: number, b: number): number {
  if (nearlySame(a, b)) return 1;
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  return low <= 0 ? MOST_FACTOR : Math.min(MOST_FACTOR, high / low);
}
