import type { JSX } from 'react';
import type { Cell } from '../../model/sweep/summary.ts';
import css from './charts.module.css';
import type { Frame } from './sweep-plot.ts';

/** The cell that is pointed at, as a line down. */
export function Guide({ x, frame }: { readonly x: number; readonly frame: Frame }): JSX.Element {
  return <line x1={x} x2={x} y1={frame.top} y2={frame.height - frame.bottom} className={css['guide']} />;
}

interface SpreadProps {
  readonly cell: Cell;
  readonly x: number;
  readonly y: (value: number) => number;
}

/** The range of the seeds; nothing where they agree. */
export function Spread({ cell: { least, most }, x, y }: SpreadProps): JSX.Element | null {
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
export function ResultMark({ x, y, bar, foot, radius }: ResultMarkProps): JSX.Element {
  if (bar === null) return <circle cx={x} cy={y} r={radius} className={css['mark']} />;
  return <rect x={x - bar / 2} width={bar} y={y} height={Math.max(1, foot - y)} className={css['mark']} />;
}
