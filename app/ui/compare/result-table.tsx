import { Check, X } from 'lucide-react';
import type { JSX } from 'react';
import { countVerdicts, splitResults, verdictOf } from '../../model/compare/verdict.ts';
import { METRIC_NAMES, type Metric, metricOf, type Outcome } from '../../model/outcome/outcome.ts';
import type { Variant } from '../../state/lab/compare.ts';
import { useComparison } from '../../state/lab/page-lab.ts';
import { differenceWords, scoreWords, stopWords, VERDICT_WORDS } from '../../words/comparisons.ts';
import { formatMetric, METRIC_WORDS } from '../../words/metrics.ts';
import { Term } from '../widgets/term.tsx';
import css from './results.module.css';

/** The results of each machine, compared with the first one: those that differ, the most different first, then the others. */
export function ResultTable(): JSX.Element {
  const variants = useComparison((comparison) => comparison.variants);
  const [first, ...others] = variants;
  const outcomes = others.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
  const isDone = variants.every(({ stop }) => stop !== null);
  const split = first?.outcome == null || !isDone ? null : splitResults(first.outcome, outcomes);
  const rows = split?.differ ?? METRIC_NAMES;
  return (
    <>
      <div role="status">
        {split === null ? (
          <p className="dim">Running …</p>
        ) : (
          others.map((one) => <Score key={one.id} first={first?.outcome ?? null} one={one} />)
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard. */}
      <section className={css['scroll']} tabIndex={0} aria-label="Figures">
        <table className={css['table']} aria-label="Results" data-count={variants.length}>
          <thead>
            <tr>
              <th scope="col">
                <Term name="result">Result</Term>
              </th>
              {variants.map((one) => (
                <Head key={one.id} one={one} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((metric) => (
              <tr key={metric}>
                <Name metric={metric} />
                {variants.map((one) => (
                  <Result key={one.id} metric={metric} one={one} first={first ?? one} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {split !== null && first?.outcome != null && <Same metrics={split.same} outcome={first.outcome} />}
      </section>
    </>
  );
}

/** Whether its results are those of its whole run, which can be judged. */
function isWhole({ stop }: Variant): boolean {
  return stop?.kind !== 'too many events' && stop?.kind !== 'failed';
}

/** In how many results a machine is better or worse than the first one. */
function Score({
  first,
  one,
}: {
  readonly first: Outcome | null;
  readonly one: Variant;
}): JSX.Element | null {
  if (first === null || one.outcome === null) return null;
  if (!isWhole(one)) return null;
  return (
    <p>
      <strong>{one.label}</strong> {scoreWords(countVerdicts(first, one.outcome))}.
    </p>
  );
}

function Head({ one: { label, stop, outcome } }: { readonly one: Variant }): JSX.Element {
  const words = stop === null ? 'running …' : stopWords(stop, outcome?.time ?? 0);
  return (
    <th scope="col">
      {label}
      {words !== '' && <small className={stop === null ? 'dim' : css['worse']}>{words}</small>}
    </th>
  );
}

function Name({ metric }: { readonly metric: Metric }): JSX.Element {
  return (
    <th scope="row">
      <Term name={METRIC_WORDS[metric]} />
    </th>
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
  const verdict = verdictOf(metric, value, base);
  return (
    <td>
      <span className="mono">{formatMetric(metric, value)}</span>
      {one !== first && verdict !== 'same' && isWhole(one) && isWhole(first) && (
        <span className={css[verdict]}>
          {differenceWords(metric, value, base)}
          {verdict !== 'neither' && (
            <b>
              {verdict === 'better' ? <Check size={13} aria-hidden /> : <X size={13} aria-hidden />}
              {VERDICT_WORDS[verdict]}
            </b>
          )}
        </span>
      )}
    </td>
  );
}

interface SameProps {
  readonly metrics: readonly Metric[];
  readonly outcome: Outcome;
}

/** The results in which no machine differs. */
function Same({ metrics, outcome }: SameProps): JSX.Element | null {
  if (metrics.length === 0) return null;
  return (
    <details className={css['same']}>
      <summary>The same in all, within 0.5 %: {metrics.length} results</summary>
      <dl>
        {metrics.map((metric) => (
          <div key={metric}>
            <dt>
              <Term name={METRIC_WORDS[metric]} />
            </dt>
            <dd className="mono">{formatMetric(metric, metricOf(outcome, metric))}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
