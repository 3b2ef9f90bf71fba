import type { RecordingProblem } from '../../formats/recording-file/recording-file.ts';
import { showRecorded } from '../machine/machine.ts';
import { startScenario } from '../start/sources.ts';
import { browserCoder } from './browser-coder.ts';
import { recordingFormat, scenarioFormat } from './formats.ts';

/** What became of a file: shown, a listing to be looked at first, or what is wrong with it. */
export type Opened =
  | { readonly kind: 'shown' }
  | { readonly kind: 'listing'; readonly text: string }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** Larger files are none of ours: a full recording takes less. */
const MOST_BYTES = 256 << 20;

/** Opens a recording, a scenario, or a listing, told by what is in the file and not by its name. */
export async function openFile(file: File): Promise<Opened> {
  if (file.size > MOST_BYTES)
    return refused(`${file.name} is larger than any recording: ${file.size} bytes.`);
  const head = await file.slice(0, 64).text();
  if (head.startsWith('SLABREC')) return openRecording(file);
  const text = await file.text();
  return head.trimStart().startsWith('{') ? openScenario(text) : { kind: 'listing', text };
}

/** Starts a scenario from JSON text, or tells what is wrong with it and where. */
export async function openScenario(text: string): Promise<Opened> {
  const { readScenario } = await scenarioFormat();
  const result = readScenario(text);
  if (!result.ok) return { kind: 'refused', reasons: result.reasons };
  await startScenario(result.scenario);
  return { kind: 'shown' };
}

async function openRecording(file: File): Promise<Opened> {
  const { decodeRecording } = await recordingFormat();
  const result = await decodeRecording(new Uint8Array(await file.arrayBuffer()), browserCoder);
  if (!result.ok) return refused(`${file.name}: ${problemWords(result.problem)}`);
  showRecorded(result.run, result.engine);
  return { kind: 'shown' };
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
