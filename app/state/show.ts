import { busiestCache } from '../model/queries/busiest-cache.ts';
import { View } from '../model/view.ts';
import type { Branch } from './branches.ts';
import { type Origin, useSession } from './session.ts';

/** What a recording is shown with. */
export type Shown = Pick<Branch, 'label' | 'recording' | 'journal' | 'isOver'>;

/** Shows a recording in place of all that was there: its only branch, at its end. */
export function show(origin: Origin, { label, recording, journal, isOver }: Shown): void {
  const view = new View();
  recording.seek(view, recording.length);
  const ends = { panicked: view.panic !== null, isOver };
  const { cpus, hz } = origin.scenario.machine;
  useSession.setState({
    origin,
    cpus,
    hz,
    branches: [{ id: 0, parent: null, from: 0, label, recording, journal, ...ends }],
    branch: 0,
    recording,
    view,
    moment: recording.length,
    length: recording.length,
    playing: false,
    focus: busiestCache(view),
    selection: null,
    notice: null,
    ...ends,
    callers: [],
    broken: null,
  });
}
