import type { RecordingProblem } from '../../formats/recording-file/recording-file.ts';
import type { App } from '../app.ts';
import { LoadError } from '../on-demand.ts';
import { startScenario } from '../start/sources.ts';
import { browserCoder, canCompress, NO_COMPRESSION } from './browser-coder.ts';
import { recordingFormat, scenarioFormat } from './formats.ts';

/** What became of a file: shown, a listing to be looked at first, or what is wrong with it. */
export type Opened =
  | { readonly kind: 'shown' }
  | { readonly kind: 'listing'; readonly text: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** Larger files are none of ours: a full recording takes less. */
const MOST_BYTES = 256 << 20;

/** Opens a recording, a scenario, or a listing, told by what is in the file and not by its name. */
export async function openFile(app: App, file: File): Promise<Opened> {
  if (file.size > MOST_BYTES)
    return refused(`${file.name} is larger than any recording: ${file.size} bytes.`);
  const head = await file.slice(0, 64).text();
  if (head.startsWith('SLABREC')) return orRefused(() => openRecording(app, file));
  const text = await file.text();
  return head.trimStart().startsWith('{') ? openScenario(app, text) : { kind: 'listing', text };
}

/** Starts a scenario from JSON text, or returns what is wrong with it and where. */
export function openScenario(app: App, text: string): Promise<Opened> {
  return orRefused(() => readAndStart(app, text));
}

async function readAndStart(app: App, text: string): Promise<Opened> {
  const { readScenario } = await scenarioFormat();
  const result = readScenario(text);
  if (!result.ok) return { kind: 'refused', reasons: result.reasons };
  await startScenario(app, result.scenario);
  return { kind: 'shown' };
}

async function openRecording(app: App, file: File): Promise<Opened> {
  if (!canCompress()) return refused(`${file.name} cannot be unpacked: ${NO_COMPRESSION}.`);
  const { decodeRecording } = await recordingFormat();
  const result = await decodeRecording(new Uint8Array(await file.arrayBuffer()), browserCoder);
  if (!result.ok) return refused(`${file.name}: ${problemWords(result.problem)}`);
  app.machine.showRecorded(result.run, result.engine);
  return { kind: 'shown' };
}

/** Opens something; where the code for it cannot be downloaded, that is the reason of the refusal. */
async function orRefused(open: () => Promise<Opened>): Promise<Opened> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    return refused(`${error.message}. Check the network, and try again.`);
  }
}

function problemWords(problem: RecordingProblem): string {
  switch (problem.kind) {
    case 'not a recording':
      return 'this is no recording.';
    case 'too new':
      return `it is of version ${problem.found}, and this program reads versions up to ${problem.supported}. Use a newer one.`;
    case 'damaged':
      return `it is damaged: ${problem.reason}. Nothing of it was taken.`;
  }
}

function refused(reason: string): Opened {
  return { kind: 'refused', reasons: [reason] };
}
