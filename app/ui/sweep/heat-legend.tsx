import type { JSX } from 'react';
import { METRICS, type Metric } from '../../model/outcome/outcome.ts';
import type { Cell } from '../../model/sweep/summary.ts';
import { formatMetric } from '../../words/metrics.ts';
import css from './heat.module.css';
import { heatOf } from './heat-shades.ts';

/** What the colours of a map mean: from the palest value to the strongest. */
export function HeatLegend({
  metric,
  cells,
}: {
  readonly metric: Metric;
  readonly cells: readonly Cell[];
}): JSX.Element | null {
  const { ends, isLog } = heatOf(cells, metric);
  if (ends === null) return null;
  const hasGood = METRICS[metric].better !== 'neither';
  const [pale, strong] = ends.map((value) => formatMetric(metric, value));
  return (
    <span className={css['legend']}>
      {pale}
      {hasGood && ' worse'}
      <i aria-hidden="true" data-plain={!hasGood} />
      {strong}
      {hasGood && ' better'}
      {isLog && <span className="dim">colour in log steps</span>}
      {hasGood && <span className="dim">✓ best</span>}
      <span className={css['outlined']}>unchanged</span>
    </span>
  );
}
