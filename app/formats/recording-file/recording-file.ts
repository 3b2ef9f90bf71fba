import { z } from 'zod';
import {
  ENGINE_VERSION,
  EVENT_WORDS,
  type EventChunk,
  EventHash,
  EventLog,
  type JournalEntry,
  type Scenario,
  scenarioSchema,
} from '../../../engine/index.ts';
import { formatCount } from '../../words/numbers.ts';
import { journalSchema } from '../journal.ts';
import { MAX_BLOCKS, MAX_EVENTS, MAX_HEADER, MAX_RECORDING } from '../limits.ts';
import { type Notes, notesSchema } from '../notes.ts';
import { ByteReader, joined, type Parts, TooLargeError, UnpackError, within } from '../unpack.ts';
import { decodeBlock, encodeBlock, MAX_BLOCK } from './event-block.ts';

/** The version of recording files that this program writes. */
export const RECORDING_VERSION = 1;

/** The beginning of a recording file, before the compressed part. */
const MAGIC = Uint8Array.from('SLABREC\n', (letter) => letter.charCodeAt(0));

/** A recording as it is kept in a file. */
export interface RecordedRun {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
  readonly strings: readonly string[];
  readonly chunks: readonly EventChunk[];
  /** What a teacher wrote about it. */
  readonly notes?: Notes;
}

/** Compression and text encoding, which differ between the page and the command line. */
export interface Coder {
  readonly gzip: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Unpacks a part at a time. Throws at the part that is damaged. */
  readonly gunzip: (bytes: Uint8Array) => Parts;
  readonly utf8: (text: string) => Uint8Array;
  readonly text: (bytes: Uint8Array) => string;
}

/** Why a file cannot be opened as a recording. */
export type RecordingProblem =
  | { readonly kind: 'not a recording' }
  | { readonly kind: 'too new'; readonly found: number; readonly supported: number }
  /** `limit` in bytes, once unpacked. */
  | { readonly kind: 'too large'; readonly limit: number }
  | { readonly kind: 'too many events'; readonly limit: number }
  | { readonly kind: 'damaged'; readonly reason: string };

/**
 * A recording from a file, or why it could not be read. `engine`: the version of the engine that emitted the events.
 */
export type RecordingResult =
  | { readonly ok: true; readonly run: RecordedRun; readonly engine: string }
  | { readonly ok: false; readonly problem: RecordingProblem };

const headerSchema = z.object({
  version: z.number().int(),
  engine: z.string(),
  scenario: scenarioSchema,
  journal: journalSchema,
  strings: z.array(z.string()),
  // Files of 0.2 and before have none.
  notes: notesSchema.exactOptional(),
  blocks: z.number().int().min(0).max(MAX_BLOCKS),
  hash: z.string(),
});

type Header = z.infer<typeof headerSchema>;

/** A recording to be written; its events may be replayed while they are written. */
export interface RunToWrite extends Omit<RecordedRun, 'chunks'> {
  readonly chunks: Iterable<EventChunk> | AsyncIterable<EventChunk>;
}

/** Encodes a recording as the bytes of a file. Pauses between chunks, which keeps a page responsive. */
export async function encodeRecording(
  run: RunToWrite,
  { gzip, utf8 }: Pick<Coder, 'gzip' | 'utf8'>,
): Promise<Uint8Array> {
  const hash = new EventHash();
  const blocks: Uint8Array[] = [];
  for await (const chunk of run.chunks) {
    hash.add(chunk);
    blocks.push(encodeBlock(chunk).slice());
  }
  const { scenario, journal, strings, notes } = run;
  const head = utf8(
    JSON.stringify({
      version: RECORDING_VERSION,
      engine: ENGINE_VERSION,
      scenario,
      journal,
      strings,
      notes,
      blocks: blocks.length,
      hash: hash.hex,
    }),
  );
  const packed = await gzip(joined([head, ...blocks].flatMap((part) => [lengthOf(part), part])));
  return joined([MAGIC, packed]);
}

/** Reads the bytes of a file. It is unpacked a block at a time, so a file never costs more than the events it holds. */
export async function decodeRecording(
  bytes: Uint8Array,
  { gunzip, text }: Pick<Coder, 'gunzip' | 'text'>,
): Promise<RecordingResult> {
  if (!MAGIC.every((byte, i) => bytes[i] === byte)) return refused({ kind: 'not a recording' });
  const reader = new ByteReader(within(gunzip(bytes.subarray(MAGIC.length)), MAX_RECORDING));
  try {
    const head = await takeHeader(reader, text);
    const chunks = await takeBlocks(reader, head);
    const { version: _, engine, blocks: __, hash: ___, ...run } = head;
    return { ok: true, run: { ...run, chunks }, engine };
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    return refused(problemOf(error));
  }
}

/** A file that is refused, by its problem. */
class RefusedError extends Error {
  readonly problem: RecordingProblem;

  constructor(problem: RecordingProblem) {
    super(problem.kind);
    this.name = 'RefusedError';
    this.problem = problem;
  }
}

/** @throws RefusedError */
async function takeHeader(reader: ByteReader, text: Coder['text']): Promise<Header> {
  const bytes = await takePart(reader, MAX_HEADER);
  if (bytes === null) throw damaged('it is empty');
  const json = jsonOf(text(bytes));
  const version = z.object({ version: z.number() }).safeParse(json).data?.version;
  if (version === undefined) throw damaged('its header names no version');
  if (version > RECORDING_VERSION)
    throw new RefusedError({ kind: 'too new', found: version, supported: RECORDING_VERSION });
  const { data, error } = headerSchema.safeParse(upgraded(json, version));
  if (data !== undefined) return data;
  const [issue] = error.issues;
  throw damaged(`${issue?.path.map(String).join('.') ?? 'its header'}: ${issue?.message ?? 'not valid'}`);
}

/** @throws RefusedError, or RangeError when a block is damaged */
async function takeBlocks(reader: ByteReader, { blocks, hash: wanted }: Header): Promise<EventChunk[]> {
  const hash = new EventHash();
  // Many small blocks become few large ones: memory is bounded only by the number of events.
  const log = new EventLog();
  let found = 0;
  for (
    let part = await takePart(reader, MAX_BLOCK);
    part !== null;
    part = await takePart(reader, MAX_BLOCK)
  ) {
    found += 1;
    if (found > blocks) throw damaged(`it has more than its ${blocks} blocks`);
    const chunk = decodeBlock(part);
    hash.add(chunk);
    appendAll(log, chunk);
    if (log.emitted > MAX_EVENTS) throw new RefusedError({ kind: 'too many events', limit: MAX_EVENTS });
  }
  if (found !== blocks) throw damaged(`it should have ${blocks} blocks, and has ${found}`);
  if (hash.hex !== wanted) throw damaged('its events are not those that were saved');
  return log.take();
}

function appendAll(log: EventLog, { words, count }: EventChunk): void {
  for (let i = 0; i < count; i++) {
    const at = i * EVENT_WORDS;
    log.append(words[at] ?? 0, words[at + 1] ?? 0, words[at + 2] ?? 0, words[at + 3] ?? 0);
  }
}

/** The next part with its length before it; null at the end. */
async function takePart(reader: ByteReader, limit: number): Promise<Uint8Array | null> {
  const length = await reader.take(4);
  if (length === null) return null;
  const size = new DataView(length.buffer, length.byteOffset, 4).getUint32(0);
  if (size > limit) throw damaged(`a part of ${formatCount(size)} bytes is longer than any`);
  if (size === 0) return new Uint8Array(0);
  const part = await reader.take(size);
  if (part === null) throw damaged('it is cut short');
  return part;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged('its header is not JSON');
  }
}

/** Steps from one version of the header to the next; the first one is at index 1. */
const UPGRADES: readonly ((json: unknown) => unknown)[] = [];

function upgraded(json: unknown, version: number): unknown {
  return UPGRADES.slice(version).reduce((old, step) => step(old), json);
}

function problemOf(error: unknown): RecordingProblem {
  if (error instanceof RefusedError) return error.problem;
  if (error instanceof TooLargeError) return { kind: 'too large', limit: error.limit };
  if (error instanceof RangeError || error instanceof UnpackError)
    return { kind: 'damaged', reason: error.message };
  throw error;
}

function refused(problem: RecordingProblem): RecordingResult {
  return { ok: false, problem };
}

function damaged(reason: string): RefusedError {
  return new RefusedError({ kind: 'damaged', reason });
}

function lengthOf(part: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, part.length);
  return bytes;
}
