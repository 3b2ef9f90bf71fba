import { scaleLinear, scalePoint } from 'd3';
import { type JSX, useState } from 'react';
import { METRICS, type Metric } from '../../model/outcome/outcome.ts';
import type { Axis } from '../../model/sweep/plan.ts';
import type { Cell } from '../../model/sweep/summary.ts';
import { metricWords } from './metric-words.ts';
import css from './sweep.module.css';

/** What a chart of a sweep shows. */
export interface ChartProps {
  readonly axes: readonly Axis[];
  readonly cells: readonly Cell[];
  readonly metric: Metric;
  /** Opens a run of a cell on the stage. */
  readonly onOpen: (cell: Cell) => void;
}

/** One axis: a line with the spread of its seeds. Two: a heat map. */
export function SweepChart(props: ChartProps): JSX.Element {
  return props.axes.length > 1 ? <HeatMap {...props} /> : <Line {...props} />;
}

const SIZE = { width: 720, height: 300, left: 84, right: 24, top: 16, bottom: 44 } as const;

function Line({ axes, cells, metric, onOpen }: ChartProps): JSX.Element {
  const [hovered, setHovered] = useState<Cell | null>(null);
  const { width, height, left, right, top, bottom } = SIZE;
  const values = axes[0]?.values ?? [];
  const x = scalePoint(values.map(String), [left, width - right]).padding(0.5);
  const most = Math.max(...cells.map((cell) => cell.most ?? 0), 1e-9);
  const y = scaleLinear([0, most], [height - bottom, top]).nice();
  const at = ({ values: [value] }: Cell): number => x(String(value)) ?? 0;
  const known = cells.filter(({ median }) => median !== null);
  const path = known.map((cell, i) => `${i === 0 ? 'M' : 'L'}${at(cell)},${y(cell.median ?? 0)}`).join('');
  return (
    <figure className={css['figure']}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${METRICS[metric].name} by ${axes[0]?.what ?? ''}`}
      >
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className={css['grid']} />
            <text x={left - 8} y={y(tick)} textAnchor="end" dominantBaseline="middle">
              {metricWords(metric, tick)}
            </text>
          </g>
        ))}
        {values.map((value) => (
          <text key={value} x={x(String(value))} y={height - bottom + 18} textAnchor="middle">
            {value}
          </text>
        ))}
        <text x={(left + width - right) / 2} y={height - 6} textAnchor="middle" className={css['axis']}>
          {axes[0]?.what}
        </text>
        <path d={path} className={css['line']} />
        {known.map((cell) => (
          <g key={cell.values.join()}>
            <line
              x1={at(cell)}
              x2={at(cell)}
              y1={y(cell.least ?? 0)}
              y2={y(cell.most ?? 0)}
              className={css['spread']}
            />
            {/* biome-ignore lint/a11y/useSemanticElements: there is no button in SVG. */}
            <circle
              cx={at(cell)}
              cy={y(cell.median ?? 0)}
              r={hovered === cell ? 7 : 5}
              className={css['dot']}
              onPointerEnter={() => setHovered(cell)}
              onPointerLeave={() => setHovered(null)}
              role="button"
              tabIndex={0}
              aria-label={`${cell.values.join()}: ${metricWords(metric, cell.median ?? 0)}; open this run`}
              onFocus={() => setHovered(cell)}
              onClick={() => onOpen(cell)}
              onKeyDown={(event) => {
                if (event.key === 'Enter') onOpen(cell);
              }}
            >
              <title>{`${cell.values.join()}: ${metricWords(metric, cell.median ?? 0)}`}</title>
            </circle>
          </g>
        ))}
      </svg>
      <figcaption className="dim">
        {hovered === null
          ? 'A point is the median of its seeds, the bar their spread. A click opens the run.'
          : `${axes[0]?.what} = ${hovered.values[0]}: ${metricWords(metric, hovered.median ?? 0)}`}
      </figcaption>
    </figure>
  );
}

function HeatMap({ axes, cells, metric, onOpen }: ChartProps): JSX.Element {
  const [first, second] = axes;
  const known = cells.flatMap(({ median }) => (median === null ? [] : [median]));
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const isLess = METRICS[metric].better === 'less';
  const shade = (value: number): number => (most === least ? 0.5 : (value - least) / (most - least));
  return (
    <div className={css['scroll']}>
      <table
        className={css['heat']}
        aria-label={`${METRICS[metric].name} by ${first?.what} and ${second?.what}`}
      >
        <caption className="dim">
          {second?.what} across, {first?.what} down · a stronger colour is {isLess ? 'more (worse)' : 'more'}
        </caption>
        <thead>
          <tr>
            <th scope="col" className="mono">
              {first?.what.replace('spl_kmem_cache_', '')} \ {second?.what.replace('spl_kmem_cache_', '')}
            </th>
            {second?.values.map((value) => (
              <th key={value} scope="col">
                {value}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first?.values.map((value) => (
            <tr key={value}>
              <th scope="row">{value}</th>
              {second?.values.map((other) => {
                const cell = cells.find(({ values }) => values[0] === value && values[1] === other);
                return (
                  <HeatCell
                    key={other}
                    cell={cell}
                    metric={metric}
                    share={cell?.median === null || cell === undefined ? null : shade(cell.median)}
                    onOpen={onOpen}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeatCellProps {
  readonly cell: Cell | undefined;
  readonly metric: Metric;
  readonly share: number | null;
  readonly onOpen: (cell: Cell) => void;
}

function HeatCell({ cell, metric, share, onOpen }: HeatCellProps): JSX.Element {
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
        onClick={() => onOpen(cell)}
      >
        {metricWords(metric, cell.median)}
      </button>
    </td>
  );
}
