import { type JSX, type ReactNode, useRef } from 'react';
import type { Metric } from '../../model/outcome/outcome.ts';
import { bestCells } from '../../model/sweep/best.ts';
import { type Cell, keyOfCell } from '../../model/sweep/summary.ts';
import { presentValue } from '../../model/sweep/vary.ts';
import { betterWords, formatMetric, METRIC_WORDS } from '../../words/metrics.ts';
import { axisTitle, axisValue, changeWords } from '../../words/sweeps.ts';
import { Term } from '../widgets/term.tsx';
import { useSize } from '../widgets/use-size.ts';
import type { ChartProps } from './chart-props.ts';
import css from './charts.module.css';
import { Guide, Marks } from './marks.tsx';
import { type Frame, labelledValues, type Plot, plotOf } from './sweep-plot.ts';

const ROOM = { left: 78, right: 16, top: 46, bottom: 60 } as const;
/** Width of a character, and of a number beside a mark, in px. */
const CHARACTER = 7.3;
const NUMBER = 74;

/** The chosen metric over the values of an axis: a line for quantities, bars for flags. */
export function LargeChart(props: ChartProps): JSX.Element | null {
  const { plan, cellsOf, metric, hovered } = props;
  const room = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(room);
  const [axis] = plan.axes;
  if (axis === undefined) return null;
  const frame = { width, height, ...ROOM };
  const cells = cellsOf(metric);
  const plot = plotOf(axis, metric, cells, frame);
  const here = plot.known.find((cell) => keyOfCell(cell) === hovered) ?? null;
  return (
    <figure className={css['figure']}>
      <div ref={room} className={css['large']}>
        {/* biome-ignore lint/a11y/useSemanticElements: there is no fieldset in SVG. */}
        <svg
          viewBox={`0 0 ${width} ${height}`}
          role="group"
          aria-label={`${METRIC_WORDS[metric]} by ${axisTitle(axis.what)}`}
        >
          <Axes {...{ plan, metric, plot, frame }} />
          <Present {...{ plan, plot, frame }} />
          {here !== null && <Guide x={plot.at(here)} frame={frame} />}
          <Results {...props} plot={plot} here={here} frame={frame} />
        </svg>
      </div>
      <figcaption className="dim">
        <Term name={METRIC_WORDS[metric]} isInline />:{' '}
        {here === null
          ? captionOf(plan.seeds, plot)
          : `${changeWords({ what: axis.what, value: here.values[0] ?? 0 })}: ${formatMetric(metric, here.median ?? 0)}`}
      </figcaption>
    </figure>
  );
}

function captionOf(seeds: number, { spacing }: Plot): string {
  const [mark, where] = spacing === 'categories' ? ['bar', 'beside'] : ['point', 'through'];
  const range =
    seeds > 1 ? `Each ${mark} is the median of ${seeds} seeds, the line ${where} it their range. ` : '';
  return `${range}Click a ${mark} to open its run on the stage.`;
}

interface AxesProps extends Pick<ChartProps, 'plan' | 'metric'> {
  readonly plot: Plot;
  readonly frame: Frame;
}

/** Both axes with their names and units. */
function Axes({ plan: { axes }, metric, plot, frame }: AxesProps): JSX.Element | null {
  const { width, height, left, right, bottom } = frame;
  const { x, y, ticks, spacing } = plot;
  const [axis] = axes;
  if (axis === undefined) return null;
  const label = (value: number): string => axisValue(axis.what, value);
  const better = betterWords(metric);
  return (
    <>
      <text x={4} y={12} className={css['axis']}>
        {METRIC_WORDS[metric]}
        {better === '' ? '' : `: ${better}`}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className={css['grid']} />
          <text x={left - 8} y={y(tick)} textAnchor="end" dominantBaseline="middle">
            {formatMetric(metric, tick)}
          </text>
        </g>
      ))}
      {labelledValues(axis, x, (value) => CHARACTER * (label(value).length + 1)).map((value) => (
        <text key={value} x={x(value)} y={height - bottom + 17} textAnchor="middle">
          {label(value)}
        </text>
      ))}
      <text x={(left + width - right) / 2} y={height - 7} textAnchor="middle" className={css['axis']}>
        {axisTitle(axis.what, spacing)}
      </text>
    </>
  );
}

/** The value that the machine has without a change. */
function Present({ plan, plot, frame }: Omit<AxesProps, 'metric'>): JSX.Element | null {
  const [axis] = plan.axes;
  const present = axis === undefined ? null : presentValue(plan.scenario, axis.what);
  if (axis === undefined || present === null || !axis.values.includes(present)) return null;
  const x = plot.x(present);
  return (
    <>
      {plot.path !== null && (
        <line x1={x} x2={x} y1={frame.top} y2={frame.height - frame.bottom} className={css['present']} />
      )}
      <text x={x} y={frame.height - frame.bottom + 32} textAnchor="middle">
        unchanged
      </text>
    </>
  );
}

interface ResultsProps extends Omit<ChartProps, 'hovered'> {
  readonly plot: Plot;
  readonly here: Cell | null;
  readonly frame: Frame;
}

/** The medians with their numbers: each opens its run. */
function Results(props: ResultsProps): JSX.Element {
  const { plan, cellsOf, metric, plot, here, frame, onHover, onOpen } = props;
  const { known, at, y } = plot;
  const best = bestCells(cellsOf(metric), metric);
  const pitch = (frame.width - frame.left - frame.right) / Math.max(1, known.length);
  const hasNumbers = pitch > NUMBER;
  // Marks are near each other where values are.
  const places = known.map(at).sort((a, b) => a - b);
  const room = Math.min(pitch, ...places.slice(1).map((x, i) => x - (places[i] ?? x)));
  const numberOf = (cell: Cell): JSX.Element | null =>
    hasNumbers ? (
      <text x={at(cell)} y={y(cell.most ?? 0) - 9} textAnchor="middle" className={css['number']}>
        {best.includes(cell) ? '✓ ' : ''}
        {formatMetric(metric, cell.median ?? 0)}
      </text>
    ) : null;
  return (
    <Marks
      {...{ plot, best, here, numberOf }}
      radius={[5, 7]}
      gap={6}
      wrap={(cell, mark) => (
        <MarkButton {...{ cell, onHover, onOpen }} name={nameOf(plan, cell, metric)}>
          <path
            d={`M${at(cell) - room / 2},${frame.top}h${room}V${frame.height - frame.bottom}h${-room}z`}
            className={css['hit']}
          />
          {mark}
        </MarkButton>
      )}
    />
  );
}

function nameOf({ axes }: ChartProps['plan'], { values, median }: Cell, metric: Metric): string {
  const [axis] = axes;
  const value = axis === undefined ? values.join() : changeWords({ what: axis.what, value: values[0] ?? 0 });
  return `${value}: ${formatMetric(metric, median ?? 0)}; open this run`;
}

interface MarkButtonProps extends Pick<ChartProps, 'onHover' | 'onOpen'> {
  readonly cell: Cell;
  readonly name: string;
  readonly children: ReactNode;
}

function MarkButton({ cell, name, onHover, onOpen, children }: MarkButtonProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button in SVG.
    <g
      className={css['button']}
      role="button"
      tabIndex={0}
      aria-label={name}
      onPointerEnter={() => onHover(keyOfCell(cell))}
      onPointerLeave={() => onHover(null)}
      onFocus={() => onHover(keyOfCell(cell))}
      onClick={() => onOpen(cell)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpen(cell);
      }}
    >
      {children}
    </g>
  );
}
