import type { JSX } from 'react';
import { KEYFRAME_EVENTS } from '../../model/keyframes.ts';
import { THINNED_TIMES } from '../../state/machine/recording-capacity.ts';
import { EVENT_CAPS, setSettings, useSettings } from '../../state/settings.ts';
import { useThrottledSession } from '../widgets/use-throttled-session.ts';

const BYTES_OF_EVENT = 16;

/** How much of the past is kept: the most events, and what happens when there are more. */
export function RecordingPanel(): JSX.Element {
  const { recording, length } = useThrottledSession();
  const mostEvents = useSettings((settings) => settings.mostEvents);
  const whenFull = useSettings((settings) => settings.whenFull);
  const longest = (THINNED_TIMES * mostEvents).toLocaleString('en');
  return (
    <section aria-label="Recording">
      <h2>Recording</h2>
      <div className="create">
        <label>
          Events kept at most
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
                {cap.toLocaleString('en')} ({(cap * BYTES_OF_EVENT) / 1e6} MB)
              </option>
            ))}
          </select>
        </label>
        <label>
          When there are more
          <select
            value={whenFull}
            onChange={({ target }) => setSettings({ whenFull: target.value === 'thin' ? 'thin' : 'stop' })}
          >
            <option value="stop">stop</option>
            <option value="thin">go on, thin older detail</option>
          </select>
        </label>
      </div>
      <p className="dim">{stateWords(length, recording.keptFrom, mostEvents)}</p>
      {whenFull === 'thin' && recording.keptFrom === 0 && (
        <p className="dim">
          Then the oldest events go: there, one moment in {KEYFRAME_EVENTS.toLocaleString('en')} events stays,
          with all curves and marks. At {longest} events it stops.
        </p>
      )}
    </section>
  );
}

function stateWords(length: number, keptFrom: number, most: number): string {
  const told = `${length.toLocaleString('en')} events so far`;
  if (keptFrom > 0)
    return `${told}; before event ${keptFrom.toLocaleString('en')}, one moment in ${KEYFRAME_EVENTS.toLocaleString('en')} is kept.`;
  return length >= most ? `${told}: it is full.` : `${told}.`;
}
