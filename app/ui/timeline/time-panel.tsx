import type { JSX } from 'react';
import type { Measure } from '../../model/series/window.ts';
import { app, useSession } from '../../state/page.ts';
import { setSession } from '../../state/session.ts';
import { setSettings, useSettings } from '../../state/settings.ts';
import { useShell } from '../../state/shell.ts';
import { StatusLine } from '../shell/status-line.tsx';
import { growPanel } from '../shell/use-panel.ts';
import { ChapterStrip } from '../story/chapter-strip.tsx';
import { BranchChoice } from '../transport/branch-choice.tsx';
import { MarkKindChoice } from '../transport/mark-choice.tsx';
import { Transport } from '../transport/transport.tsx';
import { Guarded } from '../widgets/guarded.tsx';
import { lazily } from '../widgets/lazily.tsx';
import css from './time-panel.module.css';
import type { TimelineProps } from './timeline.tsx';

const Timeline = lazily<TimelineProps>(
  { what: 'The timeline' },
  async () => (await import('./timeline.tsx')).Timeline,
);

/** Height of the footer without lanes, and of each CPU's lane, in px. */
const LANES_NEED = { rest: 226, lane: 13 } as const;

/** The recording: transport, status line and timeline. */
export function TimePanel(): JSX.Element {
  const mode = useShell((shell) => shell.mode);
  return (
    <div className={css['panel']} data-mode={mode}>
      <Guarded what="The transport">
        <Transport />
        <StatusLine>{mode === 'full' && <Choices />}</StatusLine>
        {mode !== 'embed' && <ChapterStrip />}
      </Guarded>
      {mode !== 'embed' && (
        <Guarded what="The timeline">
          <div className={css['timeline']}>
            <ChosenTimeline />
          </div>
        </Guarded>
      )}
    </div>
  );
}

function ChosenTimeline(): JSX.Element {
  const measure = useSession((session) => session.measure);
  const kind = useSession((session) => session.markKind);
  const hasLanes = useSettings((settings) => settings.hasLanes);
  return <Timeline measure={measure} hasLanes={hasLanes} kind={kind} />;
}

const MEASURES: readonly Measure[] = ['time', 'action', 'events'];

/** The timeline's measure, its lanes, and whether to step through the events of an action. */
function Choices(): JSX.Element {
  const measure = useSession((session) => session.measure);
  const cpus = useSession((session) => session.cpus);
  const stepThrough = useSession((session) => session.stepThrough);
  const hasLanes = useSettings((settings) => settings.hasLanes);
  const toggleLanes = (): void => {
    setSettings({ hasLanes: !hasLanes });
    if (!hasLanes) growPanel('time', LANES_NEED.rest + cpus * LANES_NEED.lane);
  };
  return (
    <span className={css['choices']}>
      <BranchChoice />
      <span className={css['mark']}>
        <MarkKindChoice />
      </span>
      <select
        aria-label="Timeline by"
        value={measure}
        onChange={(event) =>
          setSession(app, { measure: MEASURES.find((one) => one === event.target.value) ?? 'time' })
        }
      >
        {MEASURES.map((one) => (
          <option key={one} value={one}>
            by {one}
          </option>
        ))}
      </select>
      <button type="button" aria-pressed={hasLanes} onClick={toggleLanes}>
        CPU lanes
      </button>
      <label className="check">
        <input
          type="checkbox"
          checked={stepThrough}
          onChange={(event) => setSession(app, { stepThrough: event.target.checked })}
        />
        <span>
          Step through<span className={css['object']}> actions</span>
        </span>
      </label>
    </span>
  );
}
