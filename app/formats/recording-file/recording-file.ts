import { z } from 'zod';
import {
  ENGINE_VERSION,
  type EventChunk,
  EventHash,
  type JournalEntry,
  type Scenario,
  scenarioSchema,
} from '../../../engine/index.ts';
import { journalSchema } from '../journal.ts';
import { decodeBlock, encodeBlock } from './event-block.ts';

/** The version of recording files that this program writes. */
export const RECORDING_VERSION = 1;

/** What a recording file begins with, before the compressed part. */
const MAGIC = Uint8Array.from('SLABREC\n', (letter) => letter.charCodeAt(0));

/** A recording as it is kept in a file. */
export interface RecordedRun {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
  readonly strings: readonly string[];
  readonly chunks: readonly EventChunk[];
}

/** What the surroundings bring: a page and a command have different ways to compress. */
export interface Coder {
  readonly gzip: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly gunzip: (bytes: Uint8Array) => Promise<Uint8Array>;
  readonly utf8: (text: string) => Uint8Array;
  readonly text: (bytes: Uint8Array) => string;
}

/** Why a file is no recording that can be opened. */
export type RecordingProblem =
  | { readonly kind: 'not a recording' }
  | { readonly kind: 'too new'; readonly found: number; readonly supported: number }
  | { readonly kind: 'damaged'; readonly reason: string };

/** A recording from a file, or why not. `engine`: the version of the engine that told the events. */
export type RecordingResult =
  | { readonly ok: true; readonly run: RecordedRun; readonly engine: string }
  | { readonly ok: false; readonly problem: RecordingProblem };

const header = z.object({
  version: z.number().int(),
  engine: z.string(),
  scenario: scenarioSchema,
  journal: journalSchema,
  strings: z.array(z.string()),
  blocks: z.number().int(),
  hash: z.string(),
});

/** A recording to be written, of which the events may yet have to be told. */
export interface RunToWrite extends Omit<RecordedRun, 'chunks'> {
  readonly chunks: Iterable<EventChunk> | AsyncIterable<EventChunk>;
}

/** A recording as the bytes of a file. Pauses between chunks, so that a page can go on. */
export async function encodeRecording(run: RunToWrite, { gzip, utf8 }: Coder): Promise<Uint8Array> {
  const hash = new EventHash();
  const blocks: Uint8Array[] = [];
  for await (const chunk of run.chunks) {
    hash.add(chunk);
    blocks.push(encodeBlock(chunk).slice());
  }
  const { scenario, journal, strings } = run;
  const head = utf8(
    JSON.stringify({
      version: RECORDING_VERSION,
      engine: ENGINE_VERSION,
      scenario,
      journal,
      strings,
      blocks: blocks.length,
      hash: hash.hex,
    }),
  );
  const packed = await gzip(joined([head, ...blocks].flatMap((part) => [lengthOf(part), part])));
  return joined([MAGIC, packed]);
}

/** Reads the bytes of a file. */
export async function decodeRecording(bytes: Uint8Array, { gunzip, text }: Coder): Promise<RecordingResult> {
  if (!MAGIC.every((byte, i) => bytes[i] === byte))
    return { ok: false, problem: { kind: 'not a recording' } };
  try {
    const parts = split(await gunzip(bytes.subarray(MAGIC.length)));
    const [first, ...blocks] = parts;
    if (first === undefined) return damaged('it is empty');
    const json: unknown = JSON.parse(text(first));
    const version = z.object({ version: z.number() }).parse(json).version;
    if (version > RECORDING_VERSION) {
      return { ok: false, problem: { kind: 'too new', found: version, supported: RECORDING_VERSION } };
    }
    const head = header.parse(upgraded(json, version));
    if (blocks.length !== head.blocks)
      return damaged(`${head.blocks} blocks expected, ${blocks.length} found`);
    const chunks = blocks.map(decodeBlock);
    const hash = new EventHash();
    for (const chunk of chunks) hash.add(chunk);
    if (hash.hex !== head.hash) return damaged('the events are not those that were written');
    const { scenario, journal, strings, engine } = head;
    return { ok: true, run: { scenario, journal, strings, chunks }, engine };
  } catch (error) {
    return damaged(error instanceof Error ? error.message : String(error));
  }
}

/** Steps from one version of the header to the next; the first one is at index 1. */
const UPGRADES: readonly ((json: unknown) => unknown)[] = [];

function upgraded(json: unknown, version: number): unknown {
  return UPGRADES.slice(version).reduce((old, step) => step(old), json);
}

function damaged(reason: string): RecordingResult {
  return { ok: false, problem: { kind: 'damaged', reason } };
}

function lengthOf(part: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, part.length);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @throws RangeError when a part is cut short */
function split(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = view.getUint32(at);
    at += 4;
    if (at + length > bytes.length) throw new RangeError('the file is cut short');
    parts.push(bytes.subarray(at, at + length));
    at += length;
  }
  return parts;
}
