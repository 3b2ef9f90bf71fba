import type { JSX } from 'react';
import { EVENT_CAPS, THINNED_TIMES } from '../../model/event-caps.ts';
import { KEYFRAME_EVENTS } from '../../model/keyframes.ts';
import { setSettings, useSettings } from '../../state/settings.ts';
import { formatCount, plural } from '../../words/numbers.ts';
import { Term } from '../widgets/term.tsx';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';

const BYTES_OF_EVENT = 16;

/** How much of the past is kept: the most events, and what happens when the recording is full. */
export function RecordingPanel(): JSX.Element {
  const { recording, length } = useThrottledSession();
  const mostEvents = useSettings((settings) => settings.mostEvents);
  const whenFull = useSettings((settings) => settings.whenFull);
  const longest = formatCount(THINNED_TIMES * mostEvents);
  return (
    <section aria-label="Recording">
      <Term name="recording" heading={2}>
        Recording
      </Term>
      <div className="create">
        <label>
          Most events kept
          <select
            value={mostEvents}
            onChange={({ target }) =>
              setSettings({
                mostEvents: EVENT_CAPS.find((cap) => String(cap) === target.value) ?? mostEvents,
              })
            }
          >
            {EVENT_CAPS.map((cap) => (
              <option key={cap} value={cap}>
                {formatCount(cap)} ({(cap * BYTES_OF_EVENT) / 1e6} MB)
              </option>
            ))}
          </select>
        </label>
        <label>
          When full
          <select
            value={whenFull}
            onChange={({ target }) => setSettings({ whenFull: target.value === 'thin' ? 'thin' : 'stop' })}
          >
            <option value="stop">Stop</option>
            <option value="thin">Keep going, discard old detail</option>
          </select>
        </label>
      </div>
      <p className="dim">{stateWords(length, recording.keptFrom, mostEvents)}</p>
      {whenFull === 'thin' && recording.keptFrom === 0 && (
        <p className="dim">
          Curves and marks stay complete, but of the oldest events only every {formatCount(KEYFRAME_EVENTS)}th
          moment can be visited. Recording stops at {longest} events.
        </p>
      )}
    </section>
  );
}

function stateWords(length: number, keptFrom: number, most: number): string {
  const recorded = `${plural(length, 'event')} so far`;
  if (keptFrom > 0)
    return `${recorded}; before event ${formatCount(keptFrom)} only every ${formatCount(KEYFRAME_EVENTS)}th moment is kept.`;
  return length >= most ? `${recorded}: the recording is full.` : `${recorded}.`;
}
