import { type JSX, useEffect, useRef, useState } from 'react';
import type { MarkKind } from '../../model/series/marks.ts';
import {
  extent,
  type Measure,
  panned,
  placeOf,
  type Window,
  wholeOf,
  within,
} from '../../model/series/window.ts';
import { SHADED_BITS } from '../../model/state-bits.ts';
import type { Ghost } from '../../state/lab/ghost.ts';
import { useGhost, useSession } from '../../state/page.ts';
import type { Session } from '../../state/session.ts';
import { branchLabel } from '../../words/branches.ts';
import { formatCount } from '../../words/numbers.ts';
import { formatSeconds } from '../../words/times.ts';
import { shortcutOf } from '../actions/shortcut.ts';
import { type Size, useSize } from '../widgets/use-size.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';
import { curvesOf } from './curves.ts';
import { Gutter } from './gutter.tsx';
import type { TaskNames } from './paint-lanes.ts';
import css from './timeline.module.css';
import { markLanesOf, type RowCounts, rowsOf } from './timeline-rows.ts';
import type { BranchSpan, TimelineScene } from './timeline-scene.ts';
import { Tip } from './tip.tsx';
import { useDrawing, useWheel } from './use-drawing.ts';
import { type Brush, usePointer } from './use-pointer.ts';
import { keyed, wheeled } from './windows.ts';

/**
 * The least width of a timeline whose labels have room for the names of states, in px; narrower ones leave them to the
 * lamps.
 */
const STATES_NEED = 400;

/** What a timeline shows. */
type Shown = Session & { readonly ghost: Ghost | null };

/** How a timeline is shown. */
export interface TimelineProps {
  readonly measure: Measure;
  readonly hasLanes: boolean;
  readonly kind: MarkKind;
}

/** The recording from end to end: curves, marks, lanes, branches, and the playhead, which can be dragged. */
export function Timeline(look: TimelineProps): JSX.Element {
  const room = useRef<HTMLDivElement>(null);
  const still = useRef<HTMLCanvasElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [shown, setShown] = useState<Window | null>(null);
  const [brush, setBrush] = useState<Brush>(null);
  const ghost = useGhost((state) => state.ghost);
  const session: Shown = { ...useSession(), ghost };
  const scene = sceneOf(session, useLength(session), look, shown, brush, useSize(room));
  const { recording, length, window, width, rows } = scene;
  const names = namesOf(session);
  const { origin } = session;
  // A zoomed window is meaningless for another machine.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the effect runs when the machine changes.
  useEffect(() => setShown(null), [origin]);
  useDrawing({ still, moving: canvas }, scene, names);
  useFollow(scene, setShown);
  useWheel(canvas, (factor, x, pan) => setShown(wheeled(scene, factor, x, pan)));
  const { point, listeners } = usePointer(scene, setBrush, setShown);
  const isPart = window.to - window.from < extent(recording, window.measure, length);
  return (
    <div className={css['timeline']}>
      <Gutter scene={scene} />
      <div
        ref={room}
        className={css['room']}
        style={{ minBlockSize: rowsOf(0, countsOf(session, look, width)).end }}
      >
        <canvas ref={still} className={css['canvas']} style={{ blockSize: rows.end, inlineSize: width }} />
        <canvas
          ref={canvas}
          className={css['canvas']}
          style={{ blockSize: rows.end, inlineSize: width }}
          role="slider"
          tabIndex={0}
          aria-label="Timeline"
          aria-description="Up and Down zoom, Shift Page Up and Shift Page Down move along"
          aria-valuemin={0}
          aria-valuemax={session.length}
          aria-valuenow={session.moment}
          aria-valuetext={valueText(session)}
          onKeyDown={(event) => {
            const next = keyed(scene, shortcutOf(event));
            if (next === null) return;
            event.preventDefault();
            setShown(next);
          }}
          {...listeners}
          onDoubleClick={() => setShown(null)}
        />
        {isPart && (
          <button type="button" className={css['whole']} onClick={() => setShown(null)}>
            Show all
          </button>
        )}
        {point !== null && <Tip scene={scene} names={names} point={point} />}
      </div>
    </div>
  );
}

/**
 * How many events are drawn. While time runs, new recorded events appear only a few times a second, together with the
 * panels, because they change the whole drawing.
 */
function useLength({ moment, length }: Shown): number {
  const known = useThrottledSession().length;
  return moment > known ? length : known;
}

function sceneOf(
  session: Shown,
  length: number,
  look: TimelineProps,
  shown: Window | null,
  brush: Brush,
  { width, height, zoom }: Size,
): TimelineScene {
  const { recording, moment, focus, cpus, ghost } = session;
  const { measure: wanted, hasLanes, kind } = look;
  // Time cannot be the measure before any has passed.
  const measure = recording.times.latest < 1000 ? 'events' : wanted;
  // A zoomed window from another branch may lie beyond the end of this one.
  const window =
    shown !== null && shown.measure === measure
      ? within(recording, shown)
      : wholeOf(recording, measure, length);
  const branches = spansOf(session, length);
  const rows = rowsOf(height, countsOf(session, look, width));
  return {
    recording,
    length,
    ghost,
    window,
    moment,
    focus,
    cpus,
    hasLanes,
    branches,
    kind,
    brush,
    width,
    rows,
    zoom,
  };
}

/** The rows that the timeline of a session needs. */
function countsOf(session: Shown, { hasLanes }: TimelineProps, width: number): RowCounts {
  const { recording, focus, cpus, ghost, branches } = session;
  const bands = recording.series.caches[focus]?.bands;
  return {
    curves: curvesOf(recording, focus, ghost?.overview ?? null).length,
    hasStates:
      width >= STATES_NEED && bands !== undefined && SHADED_BITS.some((bit) => bands[bit].length > 0),
    marks: markLanesOf(recording),
    lanes: hasLanes ? cpus : 0,
    branches: branches.length < 2 ? 0 : branches.length,
  };
}

/** Keeps the playhead in view: a zoomed window follows it. */
function useFollow(scene: TimelineScene, show: (window: Window) => void): void {
  const { recording, window, moment } = scene;
  const last = useRef(moment);
  useEffect(() => {
    if (last.current === moment) return;
    last.current = moment;
    const place = placeOf(recording, window, moment);
    const size = window.to - window.from;
    if (place >= window.from && place <= window.to) return;
    const share = (place - window.from) / size - (place > window.to ? 0.1 : 0.9);
    show(panned(recording, window, share));
  }, [recording, window, moment, show]);
}

/** The branches as spans; empty while there is only one. */
function spansOf({ branches, branch }: Session, length: number): readonly BranchSpan[] {
  if (branches.length < 2) return [];
  return branches.map(({ id, cause, from, recording }) => ({
    id,
    label: branchLabel(cause),
    from,
    to: id === branch ? length : recording.length,
    isCurrent: id === branch,
  }));
}

function namesOf({ view }: Session): TaskNames {
  return {
    nameOf: (task) => view.tasks[task]?.name ?? `task ${task}`,
    isWorker: (task) => view.tasks[task]?.worker ?? false,
  };
}

function valueText({ recording, moment, length }: Session): string {
  return `event ${formatCount(moment)} of ${formatCount(length)}, ${formatSeconds(recording.timeBefore(moment), 3)}`;
}
