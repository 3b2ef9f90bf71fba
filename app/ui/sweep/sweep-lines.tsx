import type { JSX } from 'react';
import { METRIC_NAMES, type Metric } from '../../model/outcome/outcome.ts';
import { splitMetrics } from '../../model/sweep/best.ts';
import { formatMetric, METRIC_WORDS } from '../../words/metrics.ts';
import type { ChartProps } from './chart-props.ts';
import css from './charts.module.css';
import { LargeChart } from './large-chart.tsx';
import { SmallChart } from './small-chart.tsx';

/**
 * All metrics over the values of one axis: the chosen one large, the others small. The cell under the pointer is marked
 * in all of them.
 */
export function SweepLines(props: ChartProps): JSX.Element {
  const { metric, cellsOf, isOver } = props;
  const { varied, same } = isOver ? splitMetrics(cellsOf) : { varied: METRIC_NAMES, same: [] };
  return (
    <>
      <LargeChart {...props} />
      <ul className={css['multiples']} aria-label="The other metrics">
        {varied
          .filter((name) => name !== metric)
          .map((name) => (
            <SmallChart key={name} {...props} metric={name} />
          ))}
      </ul>
      <Same metrics={same} />
    </>
  );
}

interface SameProps {
  readonly metrics: readonly { readonly metric: Metric; readonly value: number }[];
}

/** The metrics that no value changes. */
function Same({ metrics }: SameProps): JSX.Element | null {
  if (metrics.length === 0) return null;
  return (
    <p className="dim">
      The same in all runs:{' '}
      {metrics
        .map(({ metric, value }) => `${METRIC_WORDS[metric]} ${formatMetric(metric, value)}`)
        .join(' · ')}
    </p>
  );
}
