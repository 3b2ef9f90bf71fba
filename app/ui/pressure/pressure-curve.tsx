import { type JSX, type PointerEvent, useRef } from 'react';
import { NS_PER_S } from '../../../engine/index.ts';
import type { MemoryView } from '../../model/plain-view.ts';
import {
  drawn,
  POINTS,
  type PressureCurve,
  SHAPE_NAMES,
  SHAPES,
  shaped,
} from '../../model/pressure-curve.ts';
import { currentCurve, pressCurve, watchPressure } from '../../state/act/pressure.ts';
import { app, usePressure, useSession } from '../../state/page.ts';
import { formatPages } from '../../words/numbers.ts';
import { SHAPE_WORDS } from '../../words/shapes.ts';
import { formatSeconds } from '../../words/times.ts';
import { Choice } from '../widgets/choice.tsx';
import { tip } from '../widgets/tip.ts';
import css from './pressure.module.css';

/** Size of the chart in its own units. */
const WIDTH = 240;
const HEIGHT = 96;
const SECONDS: readonly number[] = [0.5, 1, 2, 5, 10];

/** A curve of pressure over time, to draw and to apply. Applying it always adds the same commands to the journal. */
export function PressureCurveControl({ memory }: { readonly memory: MemoryView }): JSX.Element {
  const { seconds, pressed } = usePressure();
  const canWatch = useSession(
    ({ recording, length }) => pressed !== null && pressed.recording === recording && pressed.to <= length,
  );
  const { frames } = memory;
  const curve = currentCurve(app, frames);
  const change = (next: PressureCurve): void => usePressure.setState({ curve: next });
  return (
    <fieldset className={css['curve']} aria-label="Pressure over time">
      <CurveChoices frames={frames} seconds={seconds} onChange={change} />
      <Chart curve={curve} memory={memory} onChange={change} />
      <p className={`dim ${css['note']}`}>
        Draw in it: {seconds} s wide, {formatPages(frames)} high. Dashed lines, from the lowest: where free
        memory would reach the high, low and min watermarks at current use.
      </p>
      <div className="row">
        <button
          type="button"
          className="primary"
          aria-label="Apply this pressure"
          onClick={() => void pressCurve(app)}
        >
          Apply
        </button>
        <button type="button" onClick={() => change(shaped(() => 0, seconds, frames))}>
          Clear
        </button>
        {canWatch && (
          <button type="button" {...tip('Play it from the beginning')} onClick={() => watchPressure(app)}>
            Replay it
          </button>
        )}
      </div>
      <Points curve={curve} frames={frames} onChange={change} />
    </fieldset>
  );
}

/** The choice of a shape, and the length of the curve. */
function CurveChoices({
  frames,
  seconds,
  onChange,
}: {
  readonly frames: number;
  readonly seconds: number;
  readonly onChange: (curve: PressureCurve) => void;
}): JSX.Element {
  return (
    <div className="row">
      <label>
        <span className="visually-hidden">Shape</span>
        <select
          value=""
          onChange={(event) => {
            const name = SHAPE_NAMES.find((one) => one === event.target.value);
            if (name !== undefined) onChange(shaped(SHAPES[name], seconds, frames));
          }}
        >
          <option value="">Shape…</option>
          {SHAPE_NAMES.map((name) => (
            <option key={name} value={name}>
              {SHAPE_WORDS[name]}
            </option>
          ))}
        </select>
      </label>
      <Choice
        label="Length in machine time"
        isLabelHidden
        value={seconds}
        values={SECONDS}
        titleOf={(n) => `${n} s`}
        onChange={(n) => usePressure.setState({ seconds: n })}
      />
    </div>
  );
}

interface CurveProps {
  readonly curve: PressureCurve;
  readonly onChange: (curve: PressureCurve) => void;
}

/** The curve, and what it would do to free memory at current use; a pointer draws on it. */
function Chart({ curve, memory, onChange }: CurveProps & { readonly memory: MemoryView }): JSX.Element {
  const last = useRef<{ at: number; pages: number } | null>(null);
  const { frames, free, pressure, low } = memory;
  const x = (i: number): number => (i / (POINTS - 1)) * WIDTH;
  const y = (pages: number): number => HEIGHT * (1 - pages / frames);
  const place = ({ currentTarget, clientX, clientY }: PointerEvent): { at: number; pages: number } => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const within = (share: number): number => Math.min(1, Math.max(0, share));
    return {
      at: within((clientX - left) / width) * (POINTS - 1),
      pages: Math.round(frames * within(1 - (clientY - top) / height)),
    };
  };
  const draw = (event: PointerEvent): void => {
    if (last.current === null) return;
    const now = place(event);
    onChange(drawn(curve, last.current, now));
    last.current = now;
  };
  const line = curve.levels.map((pages, i) => `${x(i)},${y(pages)}`).join(' ');
  const most = Math.max(...curve.levels);
  return (
    <svg
      className={css['chart']}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`What other processes want over ${curve.seconds} s: at most ${formatPages(most)}`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = place(event);
        draw(event);
      }}
      onPointerMove={draw}
      onPointerUp={() => {
        last.current = null;
      }}
      onPointerCancel={() => {
        last.current = null;
      }}
    >
      <rect className={css['scarce']} width={WIDTH} height={Math.max(0, y(free + pressure - low))} />
      <polygon className={css['wanted']} points={`0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}`} />
      <polyline className={css['line']} points={line} vectorEffect="non-scaling-stroke" />
      <Watermarks memory={memory} y={y} />
    </svg>
  );
}

interface WatermarksProps {
  readonly memory: MemoryView;
  /** The height of a number of pages in the chart. */
  readonly y: (pages: number) => number;
}

/** Lines above which the curve would push free memory below a watermark. */
function Watermarks({ memory, y }: WatermarksProps): readonly JSX.Element[] {
  const { free, pressure } = memory;
  return (['high', 'low', 'min'] as const).map((name) => {
    const level = y(free + pressure - memory[name]);
    return (
      <line
        key={name}
        className={css['mark']}
        x2={WIDTH}
        y1={level}
        y2={level}
        vectorEffect="non-scaling-stroke"
      />
    );
  });
}

/** The moments of the curve one by one, for keyboard users and exact values. */
function Points({ curve, frames, onChange }: CurveProps & { readonly frames: number }): JSX.Element {
  return (
    <details>
      <summary>Point by point</summary>
      <ul className={css['points']}>
        {curve.levels.map((pages, i) => {
          const at = formatSeconds((curve.seconds * NS_PER_S * i) / (POINTS - 1), 2);
          return (
            <li key={at}>
              <span className="mono">{at}</span>
              <input
                type="range"
                aria-label={`Wanted at ${at}`}
                aria-valuetext={formatPages(pages)}
                min={0}
                max={frames}
                step={Math.max(1, Math.round(frames / 100))}
                value={pages}
                onChange={(event) => {
                  const level = { at: i, pages: Number(event.target.value) };
                  onChange(drawn(curve, level, level));
                }}
              />
              <span className="mono">{formatPages(pages)}</span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
