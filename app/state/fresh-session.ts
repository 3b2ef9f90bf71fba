import { busiestCache } from '../model/queries/busiest-cache.ts';
import { View } from '../model/view.ts';
import type { Branch } from './branches.ts';
import { type Origin, useSession } from './session.ts';

/** Shows the end of a recording that nothing was looked at before: its only branch so far. */
export function showFresh({
  origin,
  ...first
}: Pick<Branch, 'label' | 'recording' | 'journal' | 'panicked' | 'isOver' | 'cacheIds'> & {
  readonly origin: Origin;
}): void {
  const { recording, panicked, isOver, cacheIds } = first;
  const view = new View();
  recording.seek(view, recording.length);
  const { cpus, hz } = origin.scenario.machine;
  useSession.setState({
    origin,
    cpus,
    hz,
    branches: [{ id: 0, parent: null, from: 0, ...first }],
    branch: 0,
    recording,
    view,
    moment: recording.length,
    length: recording.length,
    playing: false,
    focus: busiestCache(view),
    selection: null,
    notice: null,
    panicked,
    isOver,
    cacheIds,
    callers: [],
    broken: null,
  });
}
