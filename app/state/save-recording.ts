import { nameOf, offerBlob } from './offer-file.ts';
import { say, useSession } from './session.ts';

/** Lets the user save the recording that is looked at, as a file of its own format. */
export async function saveRecording(): Promise<void> {
  const { origin, branches, branch, recording } = useSession.getState();
  if (origin === null) return;
  if (recording.keptFrom > 0) {
    say('problem', unsaved(recording.keptFrom));
    return;
  }
  const journal = branches.find(({ id }) => id === branch)?.journal ?? [];
  const { strings, chunks } = recording;
  const run = { scenario: origin.scenario, journal, strings, chunks };
  try {
    // The format and its schemas are only needed now.
    const [{ encodeRecording }, { browserCoder }] = await Promise.all([
      import('../formats/recording-file/recording-file.ts'),
      import('./browser-coder.ts'),
    ]);
    const bytes = await encodeRecording(run, browserCoder);
    const blob = new Blob([Uint8Array.from(bytes)], { type: 'application/octet-stream' });
    offerBlob(`${nameOf(origin.title)}.slabrec`, blob);
    say('info', `The recording is saved: ${recording.length.toLocaleString('en')} events.`);
  } catch (error) {
    say(
      'problem',
      `The recording could not be saved: ${error instanceof Error ? error.message : 'no reason given'}.`,
    );
  }
}

/** Why a recording whose first events are gone is no file: it could not be checked, nor gone back in. */
function unsaved(keptFrom: number): string {
  const gone = keptFrom.toLocaleString('en');
  return `A file has all events from the first on, and the first ${gone} of this recording were thinned. Start again and save earlier: the same scenario and seed tell the same events.`;
}
