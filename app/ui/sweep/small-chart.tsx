import { type JSX, type PointerEvent, useRef } from 'react';
import type { Metric } from '../../model/outcome/outcome.ts';
import { bestCells } from '../../model/sweep/best.ts';
import { type Cell, keyOfCell } from '../../model/sweep/summary.ts';
import { betterWords, formatMetric, METRIC_WORDS } from '../../words/metrics.ts';
import { axisTitle, axisValue } from '../../words/sweeps.ts';
import { tip } from '../widgets/tip.ts';
import { useSize } from '../widgets/use-size.ts';
import type { ChartProps } from './chart-props.ts';
import css from './charts.module.css';
import { Guide, Marks } from './marks.tsx';
import { type Frame, plotOf } from './sweep-plot.ts';

const ROOM = { left: 4, right: 4, top: 6, bottom: 18 } as const;

/** A chart is as high as this part of its width, within limits in px. */
const SHAPE = { share: 0.28, least: 60, most: 110 } as const;

/** A metric over the values of an axis, small: its name, its numbers, and whether less or more is better. */
export function SmallChart(props: ChartProps): JSX.Element | null {
  const { plan, cellsOf, metric, hovered, onHover, onChoose, onOpen } = props;
  const room = useRef<HTMLLIElement>(null);
  const { width } = useSize(room);
  const [axis] = plan.axes;
  if (axis === undefined) return null;
  const frame = frameOf(width - 16);
  const plot = plotOf(axis, metric, cellsOf(metric), frame);
  const { known, at, y } = plot;
  const here = known.find((cell) => keyOfCell(cell) === hovered) ?? null;
  const ends = [Math.min(...axis.values), Math.max(...axis.values)] as const;
  const nearest = (event: PointerEvent<SVGSVGElement>): Cell | null => {
    const box = event.currentTarget.getBoundingClientRect();
    const px = ((event.clientX - box.left) / box.width) * frame.width;
    return [...known].sort((a, b) => Math.abs(at(a) - px) - Math.abs(at(b) - px))[0] ?? null;
  };
  return (
    <li ref={room}>
      <button type="button" className="quiet" {...tip('Show large')} onClick={() => onChoose(metric)}>
        <span>{METRIC_WORDS[metric]}</span>
        <b className="mono">
          {here === null ? rangeWords(known, metric) : formatMetric(metric, here.median ?? 0)}
        </b>
        <small className="dim">{betterWords(metric)}</small>
      </button>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard opens runs in the large chart, which the name shows. */}
      <svg
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        aria-label={`${METRIC_WORDS[metric]} by ${axisTitle(axis.what)}`}
        onPointerMove={(event) => {
          const cell = nearest(event);
          onHover(cell === null ? null : keyOfCell(cell));
        }}
        onPointerLeave={() => onHover(null)}
        onClick={() => here !== null && onOpen(here)}
      >
        <line x1={frame.left} x2={frame.width - frame.right} y1={y(0)} y2={y(0)} className={css['grid']} />
        {here !== null && <Guide x={at(here)} frame={frame} />}
        <Marks plot={plot} best={bestCells(cellsOf(metric), metric)} here={here} radius={[2.5, 5]} gap={3} />
        <text x={frame.left} y={frame.height - 4}>
          {axisValue(axis.what, ends[0])}
        </text>
        <text x={frame.width - frame.right} y={frame.height - 4} textAnchor="end">
          {axisValue(axis.what, ends[1])}
        </text>
      </svg>
    </li>
  );
}

/** The frame of a chart in a room of a width, in px. */
function frameOf(room: number): Frame {
  const { share, least, most } = SHAPE;
  const width = Math.max(60, room);
  return { width, height: Math.round(Math.min(most, Math.max(least, share * width))), ...ROOM };
}

/** The least and the most of the medians. */
function rangeWords(known: readonly Cell[], metric: Metric): string {
  const medians = known.flatMap(({ median }) => (median === null ? [] : [median]));
  if (medians.length === 0) return '…';
  const [least, most] = [
    formatMetric(metric, Math.min(...medians)),
    formatMetric(metric, Math.max(...medians)),
  ];
  if (least === most) return least;
  const unit = / \D+$/.exec(most)?.[0] ?? '';
  return least.endsWith(unit) ? `${least.slice(0, least.length - unit.length)}–${most}` : `${least}–${most}`;
}
