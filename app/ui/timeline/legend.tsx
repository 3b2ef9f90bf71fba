import type { JSX } from 'react';
import { formatCount } from '../../words/numbers.ts';
import { curvesOf } from './curves.ts';
import css from './timeline.module.css';
import type { TimelineScene } from './timeline-scene.ts';

/** The curves by name, each with its value at the playhead. */
export function Legend({ scene }: { readonly scene: TimelineScene }): JSX.Element {
  const { recording, focus, moment } = scene;
  return (
    <ul className={css['legend']} aria-label="Curves">
      {curvesOf(recording, focus).map(({ name, track, colour, dash }) => (
        <li key={name}>
          <svg width="18" height="8" aria-hidden="true">
            <line
              x1="0"
              x2="18"
              y1="4"
              y2="4"
              stroke={`var(--${colour})`}
              strokeWidth="2"
              strokeDasharray={dash.join(' ')}
            />
          </svg>
          {name} <b className="mono">{formatCount(track.before(moment))}</b>
        </li>
      ))}
    </ul>
  );
}
