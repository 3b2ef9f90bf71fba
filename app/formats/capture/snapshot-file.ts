import type { Scenario } from '../../../engine/index.ts';
import { readSnapshot } from './snapshot.ts';
import { snapshotMachine } from './snapshot-machine.ts';

/** The machine of a snapshot, or why it cannot be used. */
type SnapshotFile =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** The name of the format is within this many characters, so other JSON need not be parsed. */
const BEGINNING = 200;

/** Reads the text of a snapshot; null if it is another text. */
export function snapshotIn(text: string): SnapshotFile | null {
  if (!text.slice(0, BEGINNING).includes('slabscope snapshot')) return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, reasons: [`This snapshot is not whole: ${String(error)}. Take it again.`] };
  }
  const reading = readSnapshot(json);
  if (reading === null) return null;
  if (reading.ok) return { ok: true, scenario: snapshotMachine(reading.snapshot).scenario };
  const reason = `This snapshot cannot be used: ${reading.reason}. Take it with the script of this version.`;
  return { ok: false, reasons: [reason] };
}
