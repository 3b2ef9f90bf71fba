import { type JSX, useEffect, useRef, useState } from 'react';
import type { Recording } from '../../model/recording.ts';
import { readTheme } from '../../stage/theme.ts';
import type { Variant } from '../../state/lab/compare.ts';
import { comparison, useComparison } from '../../state/lab/page-lab.ts';
import { formatCount } from '../../words/numbers.ts';
import { formatClock } from '../../words/times.ts';
import css from './compare.module.css';

/** Numbers that can be compared over time. */
const CURVES = ['slabs', 'parked', 'used', 'emergency'] as const;
type Curve = (typeof CURVES)[number];
const WORDS: Readonly<Record<Curve, string>> = {
  slabs: 'slabs',
  parked: 'objects in magazines',
  used: 'objects in use',
  emergency: 'emergency objects',
};

/** How each machine's line is drawn: by colour and by dash. */
const LINES = [
  { colour: 'caller', dash: [] },
  { colour: 'magazine', dash: [6, 3] },
  { colour: 'complete', dash: [2, 2] },
  { colour: 'emergency', dash: [10, 3, 2, 3] },
] as const;

const HEIGHT = 120;

/** A number of all machines over time, with the moments at which they diverge. */
export function DifferenceChart({ focus }: { readonly focus: number }): JSX.Element {
  const [curve, setCurve] = useState<Curve>('slabs');
  const variants = useComparison((comparison) => comparison.variants);
  const end = useComparison((comparison) => comparison.end);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d') ?? null;
    if (element === null || pen === null) return;
    const observer = new ResizeObserver(() => paint(element, pen, variants, curve, focus, end));
    observer.observe(element);
    return () => observer.disconnect();
  }, [variants, curve, focus, end]);
  return (
    <section aria-label="Differences" className={css['chart']}>
      <div className="row">
        <label className="group">
          Over time
          <select
            value={curve}
            onChange={(event) => setCurve(CURVES.find((one) => one === event.target.value) ?? 'slabs')}
          >
            {CURVES.map((one) => (
              <option key={one} value={one}>
                {WORDS[one]}
              </option>
            ))}
          </select>
        </label>
        {variants.map(({ id, label, divergedAt }) =>
          divergedAt === null ? null : (
            <button key={id} type="button" onClick={() => comparison.seek(divergedAt)}>
              “{label}” diverges at {formatClock(divergedAt)}
            </button>
          ),
        )}
      </div>
      <div className={css['over']}>
        <canvas
          ref={canvas}
          className={css['curves']}
          role="img"
          aria-label={`${WORDS[curve]} of each machine over time`}
          onPointerDown={(event) => seekAt(event.nativeEvent, end)}
          onPointerMove={(event) => {
            if ((event.buttons & 1) === 1) seekAt(event.nativeEvent, end);
          }}
        />
        <Now />
      </div>
    </section>
  );
}

/** The time of the machines, as a line on the chart. */
function Now(): JSX.Element {
  const share = useComparison(({ time, end }) => time / Math.max(end, 1));
  return <i className={css['now']} style={{ insetInlineStart: `${100 * share}%` }} />;
}

function seekAt(event: PointerEvent, end: number): void {
  if (!(event.target instanceof HTMLCanvasElement)) return;
  comparison.seek((event.offsetX / event.target.clientWidth) * end);
}

function paint(
  element: HTMLCanvasElement,
  pen: CanvasRenderingContext2D,
  variants: readonly Variant[],
  curve: Curve,
  focus: number,
  end: number,
): void {
  const [width, ratio] = [element.clientWidth, devicePixelRatio];
  element.width = width * ratio;
  element.height = HEIGHT * ratio;
  pen.scale(ratio, ratio);
  const theme = readTheme(document.body);
  const most = Math.max(
    1,
    ...variants.map(({ recording }) => recording.series.caches[focus]?.[curve].max ?? 0),
  );
  pen.font = `11px ${theme.mono}`;
  pen.fillStyle = theme.dim;
  pen.fillText(formatCount(most), 4, 11);
  for (const [i, { recording }] of variants.entries()) {
    const line = LINES[i % LINES.length];
    if (line === undefined) continue;
    pen.strokeStyle = theme[line.colour];
    pen.setLineDash([...line.dash]);
    paintCurve(pen, recording, curve, focus, most, width, end);
  }
  pen.setLineDash([]);
}

function paintCurve(
  pen: CanvasRenderingContext2D,
  recording: Recording,
  curve: Curve,
  focus: number,
  most: number,
  width: number,
  end: number,
): void {
  const track = recording.series.caches[focus]?.[curve];
  if (track === undefined) return;
  const y = (value: number): number => HEIGHT - 4 - (value / most) * (HEIGHT - 20);
  pen.lineWidth = 1.5;
  pen.beginPath();
  let from = 0;
  for (let x = 0; x < width; x++) {
    const at = ((x + 1) / width) * end;
    if (at > recording.times.latest) break;
    const to = recording.times.momentAt(at);
    const { min, max } =
      to === from ? { min: track.before(from), max: track.before(from) } : track.between(from, to);
    pen.lineTo(x, y(max));
    if (min !== max) pen.lineTo(x, y(min));
    from = to;
  }
  pen.stroke();
}
