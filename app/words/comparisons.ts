import type { Curve } from '../model/compare/curve.ts';
import type { Stop } from '../model/compare/stop.ts';
import type { Verdict } from '../model/compare/verdict.ts';
import { METRICS, type Metric } from '../model/outcome/outcome.ts';
import { formatMetric } from './metrics.ts';
import { formatCount, plural } from './numbers.ts';
import { formatDuration } from './times.ts';

/** From this ratio on, a difference is shown as a factor instead of a percentage. */
const FACTOR_FROM = 2;
/** Smaller percentages are left out. */
const LEAST_PERCENT = 0.1;

/** How a result differs from another: “1.2 MiB less (−34 %)”, “3 more”, “12 times as many”; empty if it does not. */
export function differenceWords(metric: Metric, value: number, base: number): string {
  if (value === base) return '';
  const [more, by] = [value > base, Math.abs(value - base)];
  const how = `${amountWords(metric, by)} ${more ? 'more' : 'less'}`;
  if (METRICS[metric].unit === 'share' || base === 0) return how;
  const ratio = value / base;
  if (ratio >= FACTOR_FROM) return `${how} (×${ratio < 10 ? ratio.toPrecision(2) : formatCount(ratio)})`;
  const percent = Math.abs(100 * (ratio - 1));
  if (percent < LEAST_PERCENT) return how;
  return `${how} (${more ? '+' : '−'}${percent < 10 ? percent.toPrecision(2) : Math.round(percent)} %)`;
}

/** Shares differ by points, since “percent” would be ambiguous. */
function amountWords(metric: Metric, by: number): string {
  if (METRICS[metric].unit !== 'share') return formatMetric(metric, by);
  return `${(100 * by).toPrecision(2)} points`;
}

/** What a difference means. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  better: 'better',
  worse: 'worse',
  neither: 'neither better nor worse',
  same: 'the same',
};

/** When a machine diverged from the first one. `ns`: null if it never did. */
export function divergenceWords(ns: number | null): string {
  if (ns === null) return 'behaves the same throughout';
  return ns === 0 ? 'differs from the start' : `diverges at ${formatDuration(ns)}`;
}

/** Why the figures do not cover a machine’s whole run; empty if they do. `ns`: how far it got. */
export function stopWords(stop: Stop, ns: number): string {
  switch (stop.kind) {
    case 'end':
      return '';
    case 'halted':
      return `halted at ${formatDuration(ns)}: it panicked or ran out of memory`;
    case 'locked up':
      return `locked up at ${formatDuration(ns)}: a thread loops forever`;
    case 'too many events':
      return `stopped at ${formatDuration(ns)}, at the limit of recorded events`;
    case 'failed':
      return `could not be run: ${stop.reason}`;
  }
}

/** What the curves of a comparison show. */
export const CURVE_WORDS: Readonly<Record<Curve, string>> = {
  slabs: 'slabs',
  parked: 'objects in magazines',
  used: 'objects in use',
  emergency: 'emergency objects',
};

/** In how many results a machine beats the first one, and in how many it is worse; follows its name. */
export function scoreWords({ better, worse }: { readonly better: number; readonly worse: number }): string {
  if (better + worse === 0) return 'has the same results';
  return `is better in ${formatCount(better)} and worse in ${plural(worse, 'result')}`;
}
