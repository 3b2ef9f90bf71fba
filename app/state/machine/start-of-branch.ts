import type { Report } from '../../host/protocol.ts';
import { Recording } from '../../model/recording.ts';
import type { Origin } from '../origin.ts';
import { type InSession, say, showRecording } from '../session.ts';
import { type Branch, dropOldest, endOf, MOST_BRANCHES } from './branches.ts';

/** The origin of a branch's machine: the shown one, if it has the same scenario. */
export function originOf(branch: Branch, shown: Origin | null): Origin {
  return shown?.scenario === branch.origin.scenario ? shown : branch.origin;
}

/** A recording of a machine's reports, or of a file without an overview. */
export function recordingOf({
  chunks,
  strings,
  growth,
}: Pick<Report, 'chunks' | 'strings' | 'growth'>): Recording {
  const recording = new Recording();
  recording.append(chunks, strings, growth);
  return recording;
}

/** Adds a branch of the current one, and shows it at a moment. */
export function showBranch(
  app: InSession,
  current: Branch,
  made: Omit<Branch, 'id' | 'parent'>,
  moment: number,
): void {
  const { branches } = app.session.getState();
  const { kept, dropped } = dropOldest(branches, current);
  const id = Math.max(...branches.map((branch) => branch.id)) + 1;
  const change = {
    branches: [...kept, { ...made, id, parent: current.id }],
    branch: id,
    origin: made.origin,
  };
  showRecording(app, made.recording, moment, { ...change, ...endOf(made) });
  say(app, { kind: 'branch started', removed: dropped?.cause ?? null, most: MOST_BRANCHES });
}
