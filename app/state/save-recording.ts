import { nameOf, offerBlob } from './offer-file.ts';
import { say, useSession } from './session.ts';

/** Lets the user save the recording that is looked at, as a file of its own format. */
export async function saveRecording(): Promise<void> {
  const { origin, branches, branch, recording } = useSession.getState();
  if (origin === null) return;
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
