import { scaleLinear, scaleLog, scalePoint, scaleSymlog } from 'd3';
import { METRICS, type Metric } from '../../model/outcome/outcome.ts';
import type { Axis } from '../../model/sweep/plan.ts';
import { type Spacing, spacingOf } from '../../model/sweep/scale.ts';
import type { Cell } from '../../model/sweep/summary.ts';
import { isFlags } from '../../model/sweep/vary.ts';

/** The place of a chart in its drawing, in px. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A metric over the values of an axis, laid out. */
export interface Plot {
  readonly spacing: Spacing;
  /** The cells that have a result. */
  readonly known: readonly Cell[];
  /** The x of a value of the axis, and the y of a value of the metric. */
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly at: (cell: Cell) => number;
  /** The line through the medians; null for categories, which have nothing in between. */
  readonly path: string | null;
  /** The width of a bar. */
  readonly bar: number;
  /** Values at which the scale is marked. */
  readonly ticks: readonly number[];
}

/** Room at both ends of an axis of quantities, and the widest bar. */
const END = 26;
const MOST_BAR = 72;

/** Lays a metric out over the values of an axis; the scale begins at 0. */
export function plotOf(axis: Axis, metric: Metric, cells: readonly Cell[], frame: Frame): Plot {
  const { width, height, left, right, top, bottom } = frame;
  const spacing = spacingOf(axis.values, isFlags(axis.what));
  const x = across(axis.values, spacing, [left, width - right]);
  const most = Math.max(...cells.map((cell) => cell.most ?? 0), 1e-9);
  // Round numbers of the unit in which bytes are shown, not of bytes.
  const unit = METRICS[metric].unit === 'bytes' ? 1024 ** Math.max(0, Math.floor(Math.log2(most) / 10)) : 1;
  const count = Math.max(1, Math.floor((height - top - bottom) / 44));
  const scale = scaleLinear([0, most / unit], [height - bottom, top]).nice(count);
  const y = (value: number): number => scale(value / unit);
  const at = ({ values: [value = 0] }: Cell): number => x(value);
  const known = cells.filter(({ median }) => median !== null);
  const inOrder = [...known].sort((a, b) => at(a) - at(b));
  const path = inOrder.map((cell, i) => `${i === 0 ? 'M' : 'L'}${at(cell)},${y(cell.median ?? 0)}`).join('');
  return {
    spacing,
    known,
    x,
    y,
    at,
    path: spacing === 'categories' ? null : path,
    bar: Math.min(MOST_BAR, (0.6 * (width - left - right)) / Math.max(1, axis.values.length)),
    ticks: scale.ticks(count).map((tick) => tick * unit),
  };
}

function across(
  values: readonly number[],
  spacing: Spacing,
  [from, to]: readonly [number, number],
): (value: number) => number {
  if (spacing === 'categories') {
    const scale = scalePoint(values.map(String), [from, to]).padding(0.5);
    return (value) => scale(String(value)) ?? from;
  }
  const end = Math.min(END, (to - from) / 8);
  const domain = [Math.min(...values), Math.max(...values)];
  const range = [from + end, to - end];
  if (spacing === 'linear') return scaleLinear(domain, range);
  if (Math.min(...values) > 0) return scaleLog(domain, range);
  return scaleSymlog(domain, range).constant(Math.min(...values.filter((value) => value > 0)));
}

/**
 * The values of an axis whose labels fit side by side: the first, and each one with enough distance to the previous
 * label.
 */
export function labelledValues(
  axis: Axis,
  x: (value: number) => number,
  widthOf: (value: number) => number,
): readonly number[] {
  let free = Number.NEGATIVE_INFINITY;
  return [...axis.values]
    .sort((a, b) => x(a) - x(b))
    .filter((value) => {
      const half = widthOf(value) / 2;
      if (x(value) - half < free) return false;
      free = x(value) + half;
      return true;
    });
}
