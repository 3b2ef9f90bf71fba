import {
  type JSX,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react';
import type { MarkKind } from '../../model/series/series.ts';
import { extent, type Measure, panned, type Window, wholeOf, zoomed } from '../../model/series/window.ts';
import { readTheme } from '../../stage/theme.ts';
import { seek, useSession } from '../../state/session.ts';
import {
  curvesOf,
  momentAtX,
  paintMoving,
  paintStill,
  TIMELINE,
  type TimelineScene,
  timelineHeight,
  xOf,
} from './paint-timeline.ts';
import css from './timeline.module.css';

/** How a timeline is shown. */
export interface TimelineProps {
  readonly measure: Measure;
  readonly hasLanes: boolean;
  readonly kind: MarkKind;
  /** What stands beside the legend. */
  readonly children: ReactNode;
}

/** Px within which a click finds a mark. */
const REACH = 4;

/** The recording from end to end: curves, marks, bands, and the playhead, which is dragged along it. */
export function Timeline({ measure: wanted, hasLanes, kind, children }: TimelineProps): JSX.Element {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<Window | null>(null);
  const [brush, setBrush] = useState<readonly [number, number] | null>(null);
  const { recording, moment, length, focus, cpus, playing } = useSession();
  const width = useWidth(canvas);
  // Before time has begun to move there is nothing to measure by it.
  const measure = recording.times.latest < 1000 ? 'events' : wanted;
  const window = shown !== null && shown.measure === measure ? shown : wholeOf(recording, measure);
  const scene: TimelineScene = { recording, window, moment, focus, cpus, hasLanes, kind, brush };
  const height = timelineHeight(cpus, hasLanes);
  usePaint(canvas, scene, width, height, length);
  useWheel(canvas, (factor, x, pan) => {
    const about = window.from + (x / width) * (window.to - window.from);
    setShown(pan === 0 ? zoomed(recording, window, factor, about) : panned(recording, window, pan));
  });
  const at = (event: PointerEvent): number =>
    event.clientX - (canvas.current?.getBoundingClientRect().left ?? 0);
  const scrub = (event: PointerEvent): void =>
    seek(markNear(scene, width, at(event), event) ?? momentAtX(scene, width, at(event)));
  const end = (): void => {
    if (brush !== null && Math.abs(brush[1] - brush[0]) > 4) {
      const place = (x: number): number => window.from + (x / width) * (window.to - window.from);
      const [from, to] = [Math.min(...brush), Math.max(...brush)].map(place);
      if (from !== undefined && to !== undefined) setShown({ measure, from, to });
    }
    setBrush(null);
  };
  const seconds = (recording.times.before(moment) / 1e9).toFixed(3);
  return (
    <div className={css['timeline']}>
      <div className={css['head']}>
        <Legend scene={scene} />
        {children}
      </div>
      <canvas
        ref={canvas}
        className={css['canvas']}
        style={{ blockSize: height }}
        role="slider"
        tabIndex={0}
        aria-label="Timeline"
        aria-valuemin={0}
        aria-valuemax={length}
        aria-valuenow={moment}
        aria-valuetext={`event ${moment.toLocaleString('en')} of ${length.toLocaleString('en')}, ${seconds} s`}
        aria-live="off"
        data-playing={playing}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          if (event.shiftKey) setBrush([at(event), at(event)]);
          else scrub(event);
        }}
        onPointerMove={(event) => {
          if ((event.buttons & 1) === 0) return;
          if (brush === null) seek(momentAtX(scene, width, at(event)));
          else setBrush([brush[0], at(event)]);
        }}
        onPointerUp={end}
        onPointerCancel={() => setBrush(null)}
        onDoubleClick={() => setShown(null)}
      />
      {shown !== null && shown.measure === measure && shown.to - shown.from < extent(recording, measure) && (
        <button type="button" className={css['whole']} onClick={() => setShown(null)}>
          Show all
        </button>
      )}
    </div>
  );
}

function Legend({ scene }: { readonly scene: TimelineScene }): JSX.Element {
  const colours = {
    caller: 'var(--caller)',
    magazine: 'var(--magazine)',
    emergency: 'var(--emergency)',
    complete: 'var(--complete)',
    dim: 'var(--text-dim)',
  };
  return (
    <ul className={css['legend']} aria-label="Curves">
      {curvesOf(scene, colours).map(({ name, track, colour, dash }) => (
        <li key={name}>
          <svg width="18" height="8" aria-hidden="true">
            <line
              x1="0"
              x2="18"
              y1="4"
              y2="4"
              stroke={colour}
              strokeWidth="2"
              strokeDasharray={dash.join(' ')}
            />
          </svg>
          {name} <b className="mono">{track.between(scene.moment, scene.moment).max.toLocaleString('en')}</b>
        </li>
      ))}
    </ul>
  );
}

/** The moment right after the mark that a pointer is on, if it is on one. */
function markNear(scene: TimelineScene, width: number, x: number, event: PointerEvent): number | null {
  const top = event.currentTarget.getBoundingClientRect().top;
  const y = event.clientY - top;
  if (y < TIMELINE.curves || y > TIMELINE.curves + TIMELINE.marks) return null;
  let best: number | null = null;
  let distance = REACH;
  for (const list of Object.values(scene.recording.series.marks)) {
    const next = list.countUpTo(momentAtX(scene, width, x));
    for (const i of [next - 1, next]) {
      if (i < 0 || i >= list.length) continue;
      const away = Math.abs(xOf(scene, width, list.at(i)) - x);
      if (away >= distance) continue;
      distance = away;
      best = list.at(i) + 1;
    }
  }
  return best;
}

function useWidth(canvas: RefObject<HTMLCanvasElement | null>): number {
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.max(element.clientWidth, 100)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [canvas]);
  return width;
}

/** What a drawing that does not move depends on. */
type StillKey = readonly unknown[];

/** Draws once a frame at most, and only after something changed; while only the playhead moves, only that. */
function usePaint(
  canvas: RefObject<HTMLCanvasElement | null>,
  scene: TimelineScene,
  width: number,
  height: number,
  length: number,
): void {
  const still = useRef<{ key: StillKey; image: HTMLCanvasElement } | null>(null);
  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d') ?? null;
    if (element === null || pen === null) return;
    const frame = requestAnimationFrame(() => {
      const ratio = devicePixelRatio;
      const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
      if (element.width !== w || element.height !== h) {
        element.width = w;
        element.height = h;
      }
      const theme = readTheme(document.body);
      const { recording, window: part, focus, hasLanes, kind } = scene;
      const key = [
        recording,
        length,
        part.from,
        part.to,
        part.measure,
        focus,
        hasLanes,
        kind,
        w,
        h,
        theme.bg,
      ];
      if (still.current === null || key.some((value, i) => still.current?.key[i] !== value)) {
        const image = still.current?.image ?? document.createElement('canvas');
        image.width = w;
        image.height = h;
        const stillPen = image.getContext('2d');
        stillPen?.scale(ratio, ratio);
        if (stillPen !== null) paintStill(stillPen, scene, theme, width);
        still.current = { key, image };
      }
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.clearRect(0, 0, w, h);
      pen.drawImage(still.current.image, 0, 0);
      pen.setTransform(ratio, 0, 0, ratio, 0, 0);
      paintMoving(pen, scene, theme, width);
    });
    return () => cancelAnimationFrame(frame);
  });
}

/** Wheel to zoom, shift and wheel or a sideways wheel to move; the page itself must not scroll meanwhile. */
function useWheel(
  canvas: RefObject<HTMLCanvasElement | null>,
  onWheel: (factor: number, x: number, pan: number) => void,
): void {
  const latest = useRef(onWheel);
  latest.current = onWheel;
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const listen = (event: WheelEvent): void => {
      event.preventDefault();
      const sideways = event.shiftKey ? event.deltaY : event.deltaX;
      latest.current(1.0015 ** event.deltaY, event.offsetX, sideways === 0 ? 0 : sideways / 1000);
    };
    element.addEventListener('wheel', listen, { passive: false });
    return () => element.removeEventListener('wheel', listen);
  }, [canvas]);
}
