import { NS_PER_MS } from '../../../engine/index.ts';
import type { KeptBranch, KeptSession } from '../../formats/kept-session.ts';
import { BATCH_EVENTS } from '../../host/batch-size.ts';
import { Recording } from '../../model/recording.ts';
import type { App } from '../app.ts';
import { openKeptNotes } from '../learn/run-notes.ts';
import { type Branch, endOf } from '../machine/branches.ts';
import type { Origin } from '../origin.ts';
import { focusOn, seek } from '../session.ts';
import { setShell } from '../shell.ts';

/**
 * Restores a saved session: its machine, all branches, the place, and the notes about it. Resolves to whether the
 * machine could be started.
 */
export async function restoreSession(app: App, kept: KeptSession): Promise<boolean> {
  const { title, caption, branches, branch, moment, cache, view } = kept;
  const [first, ...others] = branches;
  if (first === undefined) return false;
  const { scenario } = first;
  const origin: Origin = { source: { kind: 'unsaved' }, title, caption, scenario, older: null };
  if (!(await app.machine.start(origin, first.journal))) return false;
  // Actions by hand belong to their branch only.
  for (const other of others) {
    const rebuilt = await rebuild(app, origin, other, moment);
    if (app.session.getState().origin !== origin) return true;
    app.session.setState(({ branches: all }) => ({ branches: [...all, rebuilt] }));
  }
  if (branch !== first.id) await app.machine.goToBranch(branch);
  app.session.setState({ isUnsaved: true });
  const { recording } = app.session.getState();
  await app.machine.recordAhead();
  if (app.session.getState().recording !== recording) return true;
  seek(app, moment);
  const focus = app.session.getState().view.caches.find((one) => one?.name === cache) ?? null;
  if (focus !== null) focusOn(app, focus.index);
  openKeptNotes(kept);
  setShell({ view });
  return true;
}

/** Replays a branch on a separate engine, up to where it was left. */
async function rebuild(app: App, first: Origin, kept: KeptBranch, moment: number): Promise<Branch> {
  const { id, parent, from, cause, scenario, journal } = kept;
  const host = app.newHost();
  try {
    const recording = new Recording();
    let report = await host.boot({ scenario, journal, known: 0 });
    recording.append(report.chunks, report.strings, report.growth);
    while (recording.length < moment && !report.isOver && !report.panicked && report.lockup === null) {
      const before = recording.length;
      report = await host.advance({ untilNs: scenario.end * NS_PER_MS, events: before + BATCH_EVENTS });
      recording.append(report.chunks, report.strings, report.growth);
      if (recording.length === before) break;
    }
    const origin = { ...first, scenario };
    return { id, parent, from, cause, origin, journal, recording, ...endOf(report) };
  } finally {
    host.dispose();
  }
}
