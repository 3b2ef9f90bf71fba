import { EventLog } from '../../../engine/index.ts';
import { Recording } from '../../model/recording.ts';
import { wholeOf } from '../../model/series/window.ts';
import { rowsOf } from './timeline-rows.ts';
import type { TimelineScene } from './timeline-scene.ts';

/** For tests: a timeline of 1000 events, a µs apart, 500 px wide. */
export function timeline(measure: 'events' | 'time' = 'events'): TimelineScene {
  const log = new EventLog();
  for (let i = 0; i < 1000; i++) log.append(0, i * 1000, 0, 0);
  const recording = new Recording();
  recording.append(log.take(), []);
  return {
    recording,
    length: recording.length,
    ghost: null,
    window: wholeOf(recording, measure),
    moment: 500,
    focus: 0,
    cpus: 4,
    hasLanes: true,
    branches: [],
    kind: 'grow',
    brush: null,
    width: 500,
    rows: rowsOf(200, { curves: 3, hasStates: false, marks: [], lanes: 4, branches: 0 }),
    zoom: 1,
  };
}
