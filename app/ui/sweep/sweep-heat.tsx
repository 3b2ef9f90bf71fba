import type { JSX } from 'react';
import { METRIC_NAMES, METRICS, type Metric } from '../../model/outcome/outcome.ts';
import { type Cell, keyOfCell } from '../../model/sweep/summary.ts';
import { formatMetric, METRIC_WORDS } from '../../words/metrics.ts';
import css from './sweep.module.css';
import type { ChartProps } from './sweep-lines.tsx';

/** The values of two axes as a table in shades of one metric, and all metrics of the cell that is pointed at. */
export function SweepHeat(props: ChartProps): JSX.Element {
  return (
    <>
      <HeatMap {...props} />
      <Pointed {...props} />
    </>
  );
}

/** All results of the cell that is pointed at. */
function Pointed({ axes, cellsOf, hovered, onChoose }: ChartProps): JSX.Element {
  const values = cellsOf('operations').find((cell) => keyOfCell(cell) === hovered)?.values ?? null;
  if (values === null) {
    return <p className="dim">Point at a cell to see all its results; click it to open the run.</p>;
  }
  return (
    <section aria-label="Results of the cell">
      <h2>{axes.map(({ what }, i) => `${what} = ${values[i]}`).join(' · ')}</h2>
      <ul className={css['facts']}>
        {METRIC_NAMES.map((name) => {
          const median = cellsOf(name).find((cell) => keyOfCell(cell) === hovered)?.median ?? null;
          return (
            <li key={name}>
              <button type="button" className="quiet" title="Show as a map" onClick={() => onChoose(name)}>
                <span>{METRIC_WORDS[name]}</span>
                <b className="mono">{median === null ? '…' : formatMetric(name, median)}</b>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function HeatMap({ axes, cellsOf, metric, hovered, onHover, onOpen }: ChartProps): JSX.Element {
  const [first, second] = axes;
  const cells = cellsOf(metric);
  const at = hovered?.split(',') ?? [];
  const known = cells.flatMap(({ median }) => (median === null ? [] : [median]));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const isLess = METRICS[metric].better === 'less';
  const shade = (value: number): number => (most === least ? 0.5 : (value - least) / (most - least));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard.
    <section className={css['scroll']} tabIndex={0} aria-label="Map of the runs">
      <table
        className={css['heat']}
        aria-label={`${METRIC_WORDS[metric]} by ${first?.what} and ${second?.what}`}
      >
        <caption className="dim">
          {second?.what} across, {first?.what} down · a darker colour means {isLess ? 'more (worse)' : 'more'}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="mono">
              {first?.what.replace('spl_kmem_cache_', '')} \ {second?.what.replace('spl_kmem_cache_', '')}
            </th>
            {second?.values.map((value) => (
              <th key={value} scope="col" data-pointed={at[1] === String(value)}>
                {value}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first?.values.map((value) => (
            <tr key={value}>
              <th scope="row" data-pointed={at[0] === String(value)}>
                {value}
              </th>
              {second?.values.map((other) => {
                const cell = cells.find(({ values }) => values[0] === value && values[1] === other);
                return (
                  <HeatCell
                    key={other}
                    cell={cell}
                    metric={metric}
                    share={cell?.median === null || cell === undefined ? null : shade(cell.median)}
                    onHover={onHover}
                    onOpen={onOpen}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeatCellProps {
  readonly cell: Cell | undefined;
  readonly metric: Metric;
  readonly share: number | null;
  readonly onHover: (key: string | null) => void;
  readonly onOpen: (cell: Cell) => void;
}

function HeatCell({ cell, metric, share, onHover, onOpen }: HeatCellProps): JSX.Element {
  if (cell === undefined || share === null || cell.median === null) {
    return <td className="dim">{cell !== undefined && cell.failures.length > 0 ? 'failed' : '…'}</td>;
  }
  const percent = Math.round(8 + 62 * share);
  return (
    <td>
      <button
        type="button"
        className={css['cell']}
        style={{ backgroundColor: `color-mix(in oklab, var(--caller) ${percent}%, var(--panel))` }}
        title={`${cell.values.join(' · ')}: open this run`}
        onPointerEnter={() => onHover(keyOfCell(cell))}
        onFocus={() => onHover(keyOfCell(cell))}
        onClick={() => onOpen(cell)}
      >
        {formatMetric(metric, cell.median)}
      </button>
    </td>
  );
}
