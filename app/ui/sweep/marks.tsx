import type { JSX } from 'react';
import { type Cell, keyOfCell } from '../../model/sweep/summary.ts';
import css from './charts.module.css';
import type { Frame, Plot } from './sweep-plot.ts';

/** A vertical line at the cell under the pointer. */
export function Guide({ x, frame }: { readonly x: number; readonly frame: Frame }): JSX.Element {
  return <line x1={x} x2={x} y1={frame.top} y2={frame.height - frame.bottom} className={css['guide']} />;
}

interface SpreadProps {
  readonly cell: Cell;
  readonly x: number;
  readonly y: (value: number) => number;
}

export interface MarksProps {
  readonly plot: Plot;
  readonly best: readonly Cell[];
  /** The cell under the pointer. */
  readonly here: Cell | null;
  /** Radius of a point, in px, and of the one under the pointer. */
  readonly radius: readonly [usual: number, here: number];
  /** Px between a bar and the range beside it. */
  readonly gap: number;
  /** Wraps the mark of a cell. */
  readonly wrap?: (cell: Cell, mark: JSX.Element) => JSX.Element;
  /** The number beside a mark. */
  readonly numberOf?: (cell: Cell) => JSX.Element | null;
}

/** The medians and their ranges: points on a line, or bars where values are categories. */
export function Marks(props: MarksProps): JSX.Element {
  const { plot, best, here, radius, gap, wrap = (_, mark) => mark, numberOf = () => null } = props;
  const { known, at, y, path, bar } = plot;
  return (
    <>
      {path !== null && <path d={path} className={css['line']} />}
      {known.map((cell) => (
        <g key={keyOfCell(cell)} data-best={best.includes(cell)} data-here={here === cell}>
          {wrap(
            cell,
            <ResultMark
              x={at(cell)}
              y={y(cell.median ?? 0)}
              bar={path === null ? bar : null}
              foot={y(0)}
              radius={radius[here === cell ? 1 : 0]}
            />,
          )}
          <Spread cell={cell} x={path === null ? at(cell) + bar / 2 + gap : at(cell)} y={y} />
          {numberOf(cell)}
        </g>
      ))}
    </>
  );
}

/** The range of the seeds; nothing if they agree. */
function Spread({ cell: { least, most }, x, y }: SpreadProps): JSX.Element | null {
  if (least === null || most === null || least === most) return null;
  return <line x1={x} x2={x} y1={y(least)} y2={y(most)} className={css['spread']} />;
}

interface ResultMarkProps {
  readonly x: number;
  readonly y: number;
  /** Width of a bar, in px; null for a point. */
  readonly bar: number | null;
  /** Where bars begin. */
  readonly foot: number;
  readonly radius: number;
}

/** A result in a chart of a sweep: a point on a line, or a bar where values are categories. */
function ResultMark({ x, y, bar, foot, radius }: ResultMarkProps): JSX.Element {
  if (bar === null) return <circle cx={x} cy={y} r={radius} className={css['mark']} />;
  return <rect x={x - bar / 2} width={bar} y={y} height={Math.max(1, foot - y)} className={css['mark']} />;
}
