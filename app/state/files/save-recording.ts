import type { EventChunk } from '../../../engine/index.ts';
import { browserCoder } from '../../host/browser-coder.ts';
import type { App } from '../app.ts';
import { messageOf } from '../message-of.ts';
import { say } from '../session.ts';
import { canCompress, NO_COMPRESSION } from './compression.ts';
import { notebook, recordingFormat, runNotes } from './formats.ts';
import { nameOf, offerBlob } from './offer-file.ts';
import { replayEvents, type ThinnedRun } from './replay-thinned.ts';

/** Saves the current recording as a file of its own format. */
export async function saveRecording(app: App): Promise<void> {
  const { origin, branches, branch, recording } = app.session.getState();
  if (origin === null) return;
  if (!canCompress()) {
    say(app, { kind: 'recording not saved', reason: NO_COMPRESSION });
    return;
  }
  const journal = branches.find(({ id }) => id === branch)?.journal ?? [];
  const { length, keptFrom } = recording;
  // The recording may grow, and lose older detail, while it is written.
  const [strings, chunks] = [[...recording.strings], [...recording.chunks]];
  const run = { scenario: origin.scenario, journal, strings, chunks, keptFrom };
  try {
    const { encodeRecording } = await recordingFormat();
    const { notesAbout } = await runNotes();
    const { useNotebook } = await notebook();
    const notes = notesAbout(run, useNotebook.getState());
    const written = { ...run, chunks: allEvents(app, run), ...(notes === null ? {} : { notes }) };
    const bytes = await encodeRecording(written, browserCoder);
    const blob = new Blob([Uint8Array.from(bytes)], { type: 'application/octet-stream' });
    offerBlob(`${nameOf(origin.title)}.slabrec`, blob);
    app.session.setState({ isUnsaved: false });
    say(app, { kind: 'recording saved', length, notes: notes?.notes.length ?? 0 });
  } catch (error) {
    say(app, { kind: 'recording not saved', reason: messageOf(error) });
  }
}

/** All events for a file. A separate machine replays those that were discarded. */
async function* allEvents(app: App, run: ThinnedRun): AsyncGenerator<EventChunk> {
  if (run.keptFrom === 0) {
    yield* run.chunks;
    return;
  }
  say(app, { kind: 'replaying for the file', events: run.keptFrom });
  const host = app.newHost();
  try {
    yield* replayEvents(host, run);
  } finally {
    host.dispose();
  }
}
