import type { Command, JournalEntry, Lockup } from '../../../engine/index.ts';
import { BATCH_EVENTS } from '../../host/batch-size.ts';
import type { Report } from '../../host/protocol.ts';
import type { InSession } from '../session.ts';
import { changeBranch } from './current-branch.ts';
import type { EngineSlot } from './engine-slot.ts';
import { roomLeft } from './recording-capacity.ts';

/**
 * Runs a command slice by slice and notes it in the journal, until it is done, the recording is full, or the
 * user stops it. Resolves to null if it failed, or if another machine is shown by then.
 */
export async function carryOut(
  engine: EngineSlot,
  command: Command,
  stop: { readonly isStopped: boolean },
): Promise<Report | null> {
  const { session } = engine;
  const { recording } = session.getState();
  let report = await engine.ask((host) => host.send(command, recording.length + BATCH_EVENTS), true);
  if (report === null) return null;
  const { noted } = report;
  if (noted !== null) changeBranch(engine, (old) => ({ ...old, journal: [...old.journal, noted] }));
  if (report.unfinished === null) return report;
  session.setState({ isActing: true });
  let last: Report = report;
  while (last.unfinished !== null && last.lockup === null && !stop.isStopped) {
    const left = roomLeft(recording, { discarding: true });
    if (left === 0 || session.getState().recording !== recording) break;
    const events = recording.length + Math.min(BATCH_EVENTS, left);
    report = await engine.ask((host) => host.continue(events), true);
    if (report === null) break;
    last = report;
    changeBranch(engine, (old) => ({ ...old, journal: renoted(old.journal, last.noted) }));
  }
  session.setState({ isActing: false });
  if (report === null || session.getState().recording !== recording) return null;
  noteLockup(engine, last.lockup ?? last.unfinished);
  return last;
}

/** Notes the call that loops forever at the end of the recording. */
export function noteLockup(app: InSession, lockup: Lockup | null): void {
  changeBranch(app, (branch) => ({ ...branch, lockup }));
  app.session.setState({ lockup });
}

/** The journal with its last entry updated for a command that has continued since. */
function renoted(journal: readonly JournalEntry[], noted: JournalEntry | null): readonly JournalEntry[] {
  return noted === null ? journal : [...journal.slice(0, -1), noted];
}
