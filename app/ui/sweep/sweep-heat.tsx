import type { JSX } from 'react';
import { METRIC_NAMES, METRICS } from '../../model/outcome/outcome.ts';
import { bestCells } from '../../model/sweep/best.ts';
import { changesOf } from '../../model/sweep/plan.ts';
import { type Cell, keyOfCell } from '../../model/sweep/summary.ts';
import { presentValue } from '../../model/sweep/vary.ts';
import { betterWords, formatMetric, METRIC_WORDS } from '../../words/metrics.ts';
import { axisTitle, axisValue, changeWords } from '../../words/sweeps.ts';
import { Term } from '../widgets/term.tsx';
import { tip } from '../widgets/tip.ts';
import type { ChartProps } from './chart-props.ts';
import css from './heat.module.css';
import { HeatLegend } from './heat-legend.tsx';
import { heatOf } from './heat-shades.ts';

/** The values of two axes as a table shaded by one metric, and all metrics of the cell under the pointer. */
export function SweepHeat(props: ChartProps): JSX.Element {
  return (
    <>
      <HeatMap {...props} />
      <Pointed {...props} />
    </>
  );
}

/** All results of the cell under the pointer, or at first of the best one. */
function Pointed({ plan, cellsOf, metric, hovered, onChoose }: ChartProps): JSX.Element | null {
  const shown = hovered ?? bestCells(cellsOf(metric), metric).map(keyOfCell)[0] ?? null;
  const cell = cellsOf('operations').find((one) => keyOfCell(one) === shown);
  const [run] = cell?.runs ?? [];
  if (run === undefined) return null;
  return (
    <section aria-label="Results of the cell">
      <h2 className={css['plain']}>{changesOf(run, plan.axes).map(changeWords).join(' · ')}</h2>
      <p className="dim">Point at a cell to see its results; click it to open its run on the stage.</p>
      <ul className={css['facts']}>
        {METRIC_NAMES.map((name) => {
          const median = cellsOf(name).find((one) => keyOfCell(one) === shown)?.median ?? null;
          return (
            <li key={name}>
              <button
                type="button"
                className="quiet"
                {...tip('Show as a map')}
                onClick={() => onChoose(name)}
              >
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

function HeatMap(props: ChartProps): JSX.Element | null {
  const { plan, cellsOf, metric, hovered } = props;
  const [first, second] = plan.axes;
  if (first === undefined || second === undefined) return null;
  const at = hovered?.split(',') ?? [];
  const better = betterWords(metric);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard.
    <section className={css['scroll']} tabIndex={0} aria-label="Map of the runs">
      <table
        className={css['heat']}
        aria-label={`${METRIC_WORDS[metric]} by ${axisTitle(first.what)} and ${axisTitle(second.what)}`}
      >
        <caption>
          <span className={css['caption']}>
            <b>
              <Term name={METRIC_WORDS[metric]} />
              {better === '' ? '' : `: ${better}`}
            </b>
            <HeatLegend metric={metric} cells={cellsOf(metric)} />
          </span>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="colgroup" colSpan={second.values.length} className={css['across']}>
              <span>{axisTitle(second.what)}</span>
            </th>
          </tr>
          <tr>
            <th scope="col">{axisTitle(first.what)}</th>
            {second.values.map((value) => (
              <th key={value} scope="col" data-pointed={at[1] === String(value)}>
                {axisValue(second.what, value)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first.values.map((value) => (
            <tr key={value}>
              <th scope="row" data-pointed={at[0] === String(value)}>
                {axisValue(first.what, value)}
              </th>
              <HeatRow {...props} value={value} others={second.values} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeatRowProps extends ChartProps {
  /** Of the first axis. */
  readonly value: number;
  /** Of the second axis. */
  readonly others: readonly number[];
}

function HeatRow({ value, others, ...props }: HeatRowProps): JSX.Element {
  const { plan, cellsOf, metric } = props;
  const cells = cellsOf(metric);
  const { shadeOf } = heatOf(cells, metric);
  const best = bestCells(cells, metric);
  const present = plan.axes.map(({ what }) => presentValue(plan.scenario, what)).join();
  return (
    <>
      {others.map((other) => {
        const cell = cells.find(({ values }) => values[0] === value && values[1] === other);
        return (
          <HeatCell
            key={other}
            {...props}
            cell={cell}
            share={cell === undefined || cell.median === null ? null : shadeOf(cell.median)}
            isBest={cell !== undefined && best.includes(cell)}
            isPresent={cell !== undefined && keyOfCell(cell) === present}
          />
        );
      })}
    </>
  );
}

interface HeatCellProps extends Pick<ChartProps, 'plan' | 'metric' | 'onHover' | 'onOpen'> {
  readonly cell: Cell | undefined;
  /** How strong its colour is, 0 to 1; null while it has no result. */
  readonly share: number | null;
  readonly isBest: boolean;
  /** Whether its values are those of the machine without a change. */
  readonly isPresent: boolean;
}

/** Percent of the colour in the palest and the strongest cell. */
const SHADES = { least: 5, more: 50 } as const;

function HeatCell(props: HeatCellProps): JSX.Element {
  const { plan, cell, metric, share, isBest, isPresent, onHover, onOpen } = props;
  if (cell === undefined || share === null || cell.median === null) {
    return <td className="dim">{cell !== undefined && cell.failures.length > 0 ? 'failed' : '…'}</td>;
  }
  const percent = Math.round(SHADES.least + SHADES.more * share);
  const ink = METRICS[metric].better === 'neither' ? '--text-dim' : '--complete';
  const [run] = cell.runs;
  const what = run === undefined ? '' : changesOf(run, plan.axes).map(changeWords).join(' · ');
  return (
    <td>
      <button
        type="button"
        className={css['cell']}
        data-present={isPresent}
        style={{ backgroundColor: `color-mix(in oklab, var(${ink}) ${percent}%, var(--panel))` }}
        {...tip(`${what}: open this run`)}
        onPointerEnter={() => onHover(keyOfCell(cell))}
        onFocus={() => onHover(keyOfCell(cell))}
        onClick={() => onOpen(cell)}
      >
        {isPresent && <small className="visually-hidden">unchanged </small>}
        {isBest && (
          <>
            <span aria-hidden="true">✓ </span>
            <small className="visually-hidden">best </small>
          </>
        )}
        {formatMetric(metric, cell.median)}
      </button>
    </td>
  );
}
