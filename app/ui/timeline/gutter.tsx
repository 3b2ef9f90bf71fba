import { type CSSProperties, type JSX, useRef } from 'react';
import { SHADED_BITS } from '../../model/state-bits.ts';
import { app } from '../../state/page.ts';
import { setSession } from '../../state/session.ts';
import { MARK_WORDS, SHORT_MARK_WORDS } from '../../words/marks.ts';
import { formatCount } from '../../words/numbers.ts';
import { nameTip, tip } from '../widgets/tip.ts';
import { useIsCut } from '../widgets/use-is-cut.ts';
import { type Curve, curvesOf } from './curves.ts';
import { MARK_COLOUR, MARK_SHAPE } from './mark-lanes.ts';
import { kindsIn } from './marks.ts';
import { STATE_COLOUR } from './paint-curves.ts';
import css from './timeline.module.css';
import { ROW, type Row } from './timeline-rows.ts';
import type { TimelineScene } from './timeline-scene.ts';

/** Least height of a row whose label has two lines, in px. */
const TWO_LINES = 23;

/** What each row of the timeline shows: the curves with their value at the playhead and their maximum, and the legend of marks, states and lanes. */
export function Gutter({ scene }: { readonly scene: TimelineScene }): JSX.Element {
  const { recording, ghost, focus, rows } = scene;
  return (
    <div className={css['gutter']}>
      <ul aria-label="Curves">
        {curvesOf(recording, focus, ghost?.overview ?? null).map((curve, i) => (
          <CurveLabel key={curve.id} curve={curve} scene={scene} row={rows.curves[i]} />
        ))}
      </ul>
      {rows.states !== null && <States scene={scene} row={rows.states} />}
      {rows.marks.map((row) => (
        <p key={row.lane.name} className={css['keys']} style={placed(row)}>
          {kindsIn(scene, row.lane).map((kind) => (
            <button
              key={kind}
              type="button"
              tabIndex={-1}
              aria-pressed={kind === scene.kind}
              {...tip(
                `${MARK_WORDS[kind]} (${formatCount(recording.series.marks[kind].length)}): go between them with n and p`,
              )}
              data-inline
              onClick={() => setSession(app, { markKind: kind })}
            >
              <MarkIcon kind={kind} />
              {SHORT_MARK_WORDS[kind]}
            </button>
          ))}
        </p>
      ))}
      {ghost !== null && (
        <p className={`${css['keys']} ${css['ghost']}`} style={placed({ top: rows.axis, height: ROW.axis })}>
          <i /> as it would be
        </p>
      )}
      {scene.hasLanes && <LaneLabels scene={scene} />}
    </div>
  );
}

function placed({ top, height }: Row): CSSProperties {
  return { insetBlockStart: top, blockSize: height };
}

function CurveLabel({
  curve: { name, track, max, colour, format },
  scene,
  row,
}: {
  readonly curve: Curve;
  readonly scene: TimelineScene;
  readonly row: Row | undefined;
}): JSX.Element | null {
  if (row === undefined) return null;
  return (
    <li className={css['curve']} style={placed(row)} data-two={row.height >= TWO_LINES}>
      <CurveName name={name} colour={colour} />
      <b className="mono">{format(track.before(scene.moment))}</b>
      <span className={`mono ${css['max']}`}>
        <span className={css['max-word']}>max </span>
        {format(max)}
      </span>
    </li>
  );
}

function CurveName({ name, colour }: Pick<Curve, 'name' | 'colour'>): JSX.Element {
  const label = useRef<HTMLSpanElement>(null);
  const isCut = useIsCut(label, name);
  return (
    <span
      ref={label}
      className={css['curve-name']}
      tabIndex={isCut ? 0 : undefined}
      style={{ color: `var(--${colour}-text, var(--${colour}))` }}
      {...nameTip(name)}
    >
      {name}
    </span>
  );
}

function MarkIcon({ kind }: { readonly kind: TimelineScene['kind'] }): JSX.Element {
  const { path, isOpen } = MARK_SHAPE[kind];
  const points = path.map(([x, y]) => `${5 + 4 * x},${5 + 4 * y}`).join(' ');
  const colour = `var(--${MARK_COLOUR[kind]})`;
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      {isOpen === true ? (
        <polyline points={points} fill="none" stroke={colour} strokeWidth="1.5" />
      ) : (
        <polygon points={points} fill={colour} />
      )}
    </svg>
  );
}

/** The names of the states, in the order of their lines. */
function States({ scene, row }: { readonly scene: TimelineScene; readonly row: Row }): JSX.Element {
  const bands = scene.recording.series.caches[scene.focus]?.bands;
  return (
    <p className={css['keys']} style={placed(row)}>
      {SHADED_BITS.filter((bit) => (bands?.[bit].length ?? 0) > 0).map((bit) => (
        <span key={bit}>
          <i
            style={{ background: `var(--${STATE_COLOUR[bit] === 'dim' ? 'text-dim' : STATE_COLOUR[bit]})` }}
          />
          {bit}
        </span>
      ))}
    </p>
  );
}

function LaneLabels({ scene: { cpus, rows } }: { readonly scene: TimelineScene }): JSX.Element {
  return (
    <ul aria-label="CPU lanes">
      {Array.from({ length: cpus }, (_, cpu) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the CPU's own number.
          key={cpu}
          className={css['lane']}
          style={placed({ top: rows.lanes + cpu * ROW.lane, height: ROW.lane })}
        >
          <span className="mono">CPU {cpu}</span>
          {cpu === 0 && (
            <span className={css['keys']}>
              <span>
                <i className={css['threads']} /> threads
              </span>
              <span>
                <i className={css['workers']} /> workers
              </span>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
