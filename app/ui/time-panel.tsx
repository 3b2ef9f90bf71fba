import type { JSX } from 'react';
import type { Measure } from '../model/series/window.ts';
import { set, useSession } from '../state/session.ts';
import { setSettings, useSettings } from '../state/settings.ts';
import { useShell } from '../state/shell.ts';
import { Guarded } from './shell/crash.tsx';
import { StatusLine } from './shell/status-line.tsx';
import css from './time-panel.module.css';
import { Timeline } from './timeline/timeline.tsx';
import { Transport } from './transport/transport.tsx';

/** The recording: transport, what has just happened, and the timeline. */
export function TimePanel(): JSX.Element {
  const mode = useShell((shell) => shell.mode);
  return (
    <div className={css['panel']}>
      <Guarded what="the transport">
        <Transport />
        <StatusLine />
      </Guarded>
      {mode !== 'embed' && (
        <Guarded what="the timeline">
          <div className={css['timeline']}>
            <TimelineWithChoices />
          </div>
        </Guarded>
      )}
    </div>
  );
}

function TimelineWithChoices(): JSX.Element {
  const { measure, markKind, stepThrough } = useSession();
  const hasLanes = useSettings((settings) => settings.hasLanes);
  return (
    <Timeline measure={measure} hasLanes={hasLanes} kind={markKind}>
      <span className={css['choices']}>
        <select
          aria-label="Timeline by"
          value={measure}
          onChange={(event) =>
            set({ measure: event.target.value === 'time' ? 'time' : ('events' satisfies Measure) })
          }
        >
          <option value="time">by time</option>
          <option value="events">by events</option>
        </select>
        <button type="button" aria-pressed={hasLanes} onClick={() => setSettings({ hasLanes: !hasLanes })}>
          CPU lanes
        </button>
        <label className="check">
          <input
            type="checkbox"
            checked={stepThrough}
            onChange={(event) => set({ stepThrough: event.target.checked })}
          />
          Step through actions
        </label>
      </span>
    </Timeline>
  );
}
