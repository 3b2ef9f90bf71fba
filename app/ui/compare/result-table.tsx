import type { JSX } from 'react';
import { METRIC_NAMES, METRICS, type Metric, metricOf } from '../../model/outcome/outcome.ts';
import type { Variant } from '../../state/lab/compare.ts';
import { useComparison } from '../../state/lab/page-lab.ts';
import { formatMetric, METRIC_WORDS } from '../../words/metrics.ts';
import css from './compare.module.css';

/** The results of each machine, compared with the first one. */
export function ResultTable(): JSX.Element {
  const variants = useComparison((comparison) => comparison.variants);
  const [first] = variants;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard.
    <section className={css['scroll']} tabIndex={0} aria-label="Results">
      <table className={css['table']} aria-label="Results">
        <thead>
          <tr>
            <th scope="col">Result</th>
            {variants.map(({ id, label, isOver }) => (
              <th key={id} scope="col">
                {label}
                {!isOver && <span className="dim"> (running)</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {METRIC_NAMES.map((metric) => (
            <tr key={metric}>
              <th scope="row">{METRIC_WORDS[metric]}</th>
              {variants.map((one) => (
                <Result key={one.id} metric={metric} one={one} first={first ?? one} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ResultProps {
  readonly metric: Metric;
  readonly one: Variant;
  readonly first: Variant;
}

function Result({ metric, one, first }: ResultProps): JSX.Element {
  if (one.outcome === null || first.outcome === null) return <td>…</td>;
  const value = metricOf(one.outcome, metric);
  const base = metricOf(first.outcome, metric);
  return (
    <td>
      <span className="mono">{formatMetric(metric, value)}</span>
      {one !== first && base !== 0 && value !== base && (
        <span className={verdict(metric, value, base)}> × {(value / base).toPrecision(3)}</span>
      )}
    </td>
  );
}

function verdict(metric: Metric, value: number, base: number): string | undefined {
  const { better } = METRICS[metric];
  if (better === 'neither') return css['even'];
  return (better === 'less') === value < base ? css['better'] : css['worse'];
}
