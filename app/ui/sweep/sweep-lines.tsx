import { type ScalePoint, scaleLinear, scalePoint } from 'd3';
import { type JSX, type PointerEvent, useRef } from 'react';
import { METRIC_NAMES, METRICS, type Metric } from '../../model/outcome/outcome.ts';
import type { Axis } from '../../model/sweep/plan.ts';
import { type Cell, keyOfCell } from '../../model/sweep/summary.ts';
import { formatMetric, METRIC_WORDS } from '../../words/metrics.ts';
import { useSize } from '../widgets/use-size.ts';
import css from './sweep.module.css';

/** What the charts of a sweep share: results, the cell that is pointed at, and actions. */
export interface ChartProps {
  readonly axes: readonly Axis[];
  readonly cellsOf: (metric: Metric) => readonly Cell[];
  readonly metric: Metric;
  /** Key of the cell that is pointed at in any of the charts; null for none. */
  readonly hovered: string | null;
  readonly onHover: (key: string | null) => void;
  /** Shows another metric large. */
  readonly onChoose: (metric: Metric) => void;
  /** Opens a run of a cell on the stage. */
  readonly onOpen: (cell: Cell) => void;
}

/** All metrics over the values of one axis: the chosen one large, the others small; the cell that is pointed at is marked in all. */
export function SweepLines(props: ChartProps): JSX.Element {
  const { metric, hovered, onChoose, cellsOf } = props;
  const others = METRIC_NAMES.filter((name) => name !== metric);
  return (
    <>
      <LargeLine {...props} />
      <ul className={css['multiples']} aria-label="The other metrics">
        {others.map((name) => {
          const here = cellsOf(name).find((cell) => keyOfCell(cell) === hovered) ?? null;
          return (
            <li key={name}>
              <button type="button" className="quiet" title="Show large" onClick={() => onChoose(name)}>
                <span>{METRIC_WORDS[name]}</span>
                <b className="mono">{here?.median == null ? '' : formatMetric(name, here.median)}</b>
              </button>
              <SmallLine {...props} metric={name} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The place of a chart in its drawing, in the drawing's units. */
interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The large chart at its widest; with less room it is narrower, with letters of the same size. */
const LARGE: Frame = { width: 960, height: 300, left: 84, right: 24, top: 16, bottom: 44 };
const SMALL: Frame = { width: 260, height: 84, left: 6, right: 6, top: 8, bottom: 8 };

interface Plot {
  readonly known: readonly Cell[];
  readonly x: ScalePoint<string>;
  readonly y: (value: number) => number;
  readonly at: (cell: Cell) => number;
  readonly path: string;
  /** Values at which the scale is marked. */
  readonly ticks: readonly number[];
}

function plot(axis: Axis | undefined, metric: Metric, cells: readonly Cell[], frame: Frame): Plot {
  const { width, height, left, right, top, bottom } = frame;
  const x = scalePoint((axis?.values ?? []).map(String), [left, width - right]).padding(0.5);
  const most = Math.max(...cells.map((cell) => cell.most ?? 0), 1e-9);
  // Round numbers of the unit in which bytes are shown, not of bytes.
  const unit = METRICS[metric].unit === 'bytes' ? 1024 ** Math.max(0, Math.floor(Math.log2(most) / 10)) : 1;
  const scale = scaleLinear([0, most / unit], [height - bottom, top]).nice();
  const y = (value: number): number => scale(value / unit);
  const at = ({ values: [value] }: Cell): number => x(String(value)) ?? 0;
  const known = cells.filter(({ median }) => median !== null);
  const path = known.map((cell, i) => `${i === 0 ? 'M' : 'L'}${at(cell)},${y(cell.median ?? 0)}`).join('');
  return { known, x, y, at, path, ticks: scale.ticks(5).map((tick) => tick * unit) };
}

function LargeLine({ axes, cellsOf, metric, hovered, onHover, onOpen }: ChartProps): JSX.Element {
  const room = useRef<HTMLElement>(null);
  const frame = { ...LARGE, width: Math.min(LARGE.width, useSize(room).width) };
  const { width, height, left, right, bottom } = frame;
  const [axis] = axes;
  const { known, x, y, at, path, ticks } = plot(axis, metric, cellsOf(metric), frame);
  const here = known.find((cell) => keyOfCell(cell) === hovered) ?? null;
  return (
    <figure className={css['figure']} ref={room}>
      {/* biome-ignore lint/a11y/useSemanticElements: there is no fieldset in SVG. */}
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="group"
        aria-label={`${METRIC_WORDS[metric]} by ${axis?.what ?? ''}`}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className={css['grid']} />
            <text x={left - 8} y={y(tick)} textAnchor="end" dominantBaseline="middle">
              {formatMetric(metric, tick)}
            </text>
          </g>
        ))}
        {axis?.values.map((value) => (
          <text key={value} x={x(String(value))} y={height - bottom + 18} textAnchor="middle">
            {value}
          </text>
        ))}
        <text x={(left + width - right) / 2} y={height - 6} textAnchor="middle" className={css['axis']}>
          {axis?.what}
        </text>
        {here !== null && <Guide x={at(here)} frame={frame} />}
        <path d={path} className={css['line']} />
        {known.map((cell) => (
          <g key={keyOfCell(cell)}>
            <Spread cell={cell} x={at(cell)} y={y} />
            <Dot
              {...{ cell, metric, onHover, onOpen }}
              at={[at(cell), y(cell.median ?? 0)]}
              isHere={here === cell}
            />
          </g>
        ))}
      </svg>
      <figcaption className="dim">
        {here === null
          ? 'Points are medians over the seeds, bars their range. Click a point to open the run.'
          : `${axis?.what} = ${here.values[0]}: ${formatMetric(metric, here.median ?? 0)}`}
      </figcaption>
    </figure>
  );
}

interface DotProps extends Pick<ChartProps, 'metric' | 'onHover' | 'onOpen'> {
  readonly cell: Cell;
  readonly at: readonly [x: number, y: number];
  readonly isHere: boolean;
}

/** The median of a cell; it opens a run. */
function Dot({ cell, metric, at: [x, y], isHere, onHover, onOpen }: DotProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG.
    <circle
      cx={x}
      cy={y}
      r={isHere ? 7 : 5}
      className={css['dot']}
      onPointerEnter={() => onHover(keyOfCell(cell))}
      onPointerLeave={() => onHover(null)}
      role="button"
      tabIndex={0}
      aria-label={`${cell.values.join()}: ${formatMetric(metric, cell.median ?? 0)}; open this run`}
      onFocus={() => onHover(keyOfCell(cell))}
      onClick={() => onOpen(cell)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen(cell);
      }}
    />
  );
}

function SmallLine({ axes, cellsOf, metric, hovered, onHover, onOpen }: ChartProps): JSX.Element {
  const { width, height, left, right, bottom } = SMALL;
  const { known, y, at, path } = plot(axes[0], metric, cellsOf(metric), SMALL);
  const here = known.find((cell) => keyOfCell(cell) === hovered) ?? null;
  const nearest = (event: PointerEvent<SVGSVGElement>): Cell | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const px = ((event.clientX - box.left) / box.width) * width;
    const byDistance = [...known].sort((a, b) => Math.abs(at(a) - px) - Math.abs(at(b) - px));
    return byDistance[0] ?? null;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard opens runs in the large chart, which the name shows.
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${METRIC_WORDS[metric]} by ${axes[0]?.what ?? ''}`}
      onPointerMove={(event) => {
        const cell = nearest(event);
        onHover(cell === null ? null : keyOfCell(cell));
      }}
      onPointerLeave={() => onHover(null)}
      onClick={() => here !== null && onOpen(here)}
    >
      <line x1={left} x2={width - right} y1={height - bottom} y2={height - bottom} className={css['grid']} />
      {here !== null && <Guide x={at(here)} frame={SMALL} />}
      <path d={path} className={css['line']} />
      {known.map((cell) => (
        <g key={keyOfCell(cell)}>
          <Spread cell={cell} x={at(cell)} y={y} />
          <circle cx={at(cell)} cy={y(cell.median ?? 0)} r={here === cell ? 5 : 2.5} className={css['dot']} />
        </g>
      ))}
    </svg>
  );
}

function Guide({ x, frame }: { readonly x: number; readonly frame: Frame }): JSX.Element {
  return <line x1={x} x2={x} y1={frame.top} y2={frame.height - frame.bottom} className={css['guide']} />;
}

interface SpreadProps {
  readonly cell: Cell;
  readonly x: number;
  readonly y: (value: number) => number;
}

/** The range of the seeds. */
function Spread({ cell, x, y }: SpreadProps): JSX.Element {
  return <line x1={x} x2={x} y1={y(cell.least ?? 0)} y2={y(cell.most ?? 0)} className={css['spread']} />;
}
