import { type ScaleLinear, scaleLinear } from 'd3';
import { type JSX, type PointerEvent, useMemo, useRef, useState } from 'react';
import { CURVES, type Curve, curveOf } from '../../model/compare/curve.ts';
import type { Range } from '../../model/series/pyramid.ts';
import type { Variant } from '../../state/lab/compare.ts';
import { comparison, useComparison } from '../../state/lab/page-lab.ts';
import { CURVE_WORDS, divergenceWords } from '../../words/comparisons.ts';
import { formatCount } from '../../words/numbers.ts';
import { formatDuration } from '../../words/times.ts';
import { Choice } from '../widgets/choice.tsx';
import { tip } from '../widgets/tip.ts';
import { useSize } from '../widgets/use-size.ts';
import css from './compare.module.css';

/** Room of the axes around the curves, in px. */
const ROOM = { left: 52, right: 14, top: 8, bottom: 34 } as const;
/** Px for each mark of an axis. */
const TICK = { x: 90, y: 36 } as const;

/** A number of all machines over time, with the moments at which they diverge. */
export function DifferenceChart({ focus }: { readonly focus: number }): JSX.Element {
  const [curve, setCurve] = useState<Curve>('slabs');
  const variants = useComparison((comparison) => comparison.variants);
  return (
    <section aria-label="Over time" className={css['chart']}>
      <div className="row">
        <Choice
          label="Over time"
          value={curve}
          values={CURVES}
          titleOf={(one) => CURVE_WORDS[one]}
          onChange={setCurve}
        />
        <ul className={css['legend']} aria-label="Lines">
          {variants.map((one) => (
            <Line key={one.id} {...one} />
          ))}
        </ul>
      </div>
      <Curves variants={variants} curve={curve} focus={focus} />
    </section>
  );
}

/** A machine by its line, with a jump to where it first does something else than the first one. */
function Line({ id, label, divergedAtNs }: Variant): JSX.Element {
  return (
    <li>
      <svg width="30" height="8" aria-hidden="true">
        <line x1="0" x2="30" y1="4" y2="4" className={css['line']} data-line={id} />
      </svg>
      {label}
      {divergedAtNs === 0 && <span className="dim">{divergenceWords(0)}</span>}
      {divergedAtNs !== null && divergedAtNs > 0 && (
        <button
          type="button"
          aria-label={`${label} ${divergenceWords(divergedAtNs)}`}
          {...tip('Go there')}
          onClick={() => comparison.seek(divergedAtNs)}
        >
          {divergenceWords(divergedAtNs)}
        </button>
      )}
    </li>
  );
}

interface CurvesProps {
  readonly variants: readonly Variant[];
  readonly curve: Curve;
  readonly focus: number;
}

function Curves({ variants, curve, focus }: CurvesProps): JSX.Element {
  const room = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(room);
  const endNs = useComparison((comparison) => comparison.endNs);
  const plot = useMemo(
    () => plotOf(variants, curve, focus, endNs, width, height),
    [variants, curve, focus, endNs, width, height],
  );
  const { x, y, paths } = plot;
  const seek = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    comparison.seek(x.invert(((event.clientX - box.left) / box.width) * width));
  };
  return (
    <div ref={room} className={css['curves']}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={`${CURVE_WORDS[curve]} of each machine over time`}
        onPointerDown={seek}
        onPointerMove={(event) => {
          if ((event.buttons & 1) === 1) seek(event);
        }}
      >
        {y
          .ticks(Math.max(1, Math.floor(height / TICK.y)))
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick}>
              <line
                x1={ROOM.left}
                x2={width - ROOM.right}
                y1={y(tick)}
                y2={y(tick)}
                className={css['grid']}
              />
              <text x={ROOM.left - 6} y={y(tick)} textAnchor="end" dominantBaseline="middle">
                {formatCount(tick)}
              </text>
            </g>
          ))}
        {x.ticks(Math.max(2, Math.floor(width / TICK.x))).map((tick) => (
          <text key={tick} x={x(tick)} y={height - ROOM.bottom + 14} textAnchor="middle">
            {tick === 0 ? '0' : formatDuration(tick)}
          </text>
        ))}
        <text x={(ROOM.left + width - ROOM.right) / 2} y={height - 4} textAnchor="middle">
          the machine’s time
        </text>
        {paths.map(({ id, path }) => (
          <path key={id} d={path} className={css['line']} data-line={id} />
        ))}
        <Now x={x} height={height} />
      </svg>
    </div>
  );
}

/** The time of the machines, as a line on the chart. */
function Now({ x, height }: { readonly x: (time: number) => number; readonly height: number }): JSX.Element {
  const time = useComparison((comparison) => comparison.timeNs);
  return <line x1={x(time)} x2={x(time)} y1={ROOM.top} y2={height - ROOM.bottom} className={css['now']} />;
}

interface Plot {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  /** A path for each machine, by its number. */
  readonly paths: readonly { readonly id: number; readonly path: string }[];
}

function plotOf(
  variants: readonly Variant[],
  curve: Curve,
  focus: number,
  endNs: number,
  width: number,
  height: number,
): Plot {
  const most = variants.map(({ recording }) => recording.series.caches[focus]?.[curve].max ?? 0);
  const x = scaleLinear([0, Math.max(endNs, 1)], [ROOM.left, width - ROOM.right]);
  const y = scaleLinear([0, Math.max(1, ...most)], [height - ROOM.bottom, ROOM.top]).nice(3);
  const columns = Math.max(1, Math.floor(width - ROOM.left - ROOM.right));
  const paths = variants.map(({ id, recording }) => ({
    id,
    path: pathOf(curveOf(recording, focus, curve, endNs, columns), y),
  }));
  return { x, y, paths };
}

function pathOf(ranges: readonly Range[], y: (value: number) => number): string {
  return ranges
    .map(({ min, max }, column) => {
      const x = ROOM.left + column + 1;
      const top = `${column === 0 ? 'M' : 'L'}${x},${y(max).toFixed(1)}`;
      return min === max ? top : `${top}L${x},${y(min).toFixed(1)}`;
    })
    .join('');
}
