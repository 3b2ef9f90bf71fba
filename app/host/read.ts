import type { Scenario } from '../../engine/index.ts';
import { snapshotIn } from '../formats/capture/snapshot-file.ts';
import { streamOf } from '../formats/capture/streams.ts';
import type { SharedProgram } from '../formats/explore-link.ts';
import { MAX_FILE, MAX_REPORT, MAX_SCENARIO, mebibytes } from '../formats/limits.ts';
import {
  type ListingChoices,
  type ListingStart,
  startFromListing,
} from '../formats/listing-machine/caches.ts';
import type { ProcSlabListing } from '../formats/proc-slab/parse.ts';
import { isProgramFile, readProgramFile } from '../formats/program-file.ts';
import { describeRecordingProblem } from '../formats/recording-file/describe-recording-problem.ts';
import { decodeRecording, type RecordedRun } from '../formats/recording-file/recording-file.ts';
import { readReport } from '../formats/report/read-report.ts';
import type { Report } from '../formats/report/report.ts';
import { readScenario } from '../formats/scenario-file.ts';
import { encodingOf } from '../formats/text-encoding.ts';
import type { ChapterStart } from '../model/chapters/chapter.ts';
import { ChapterWatch } from '../model/chapters/chapter-watch.ts';
import type { Damage } from '../model/damage.ts';
import { Overview, type OverviewGrowth } from '../model/overview.ts';
import { reduce } from '../model/reduce.ts';
import { View } from '../model/view.ts';
import { browserCoder } from './browser-coder.ts';
import { type OnProgress, type ReadTrace, readTraceFile, readTraceText } from './read-trace.ts';

/** Something to read: a file, a text that was pasted, or a listing. */
export type ReadAsk =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly text: string }
  /** The objects of a listing, to be placed in slabs and magazines. */
  | { readonly kind: 'listing'; readonly listing: ProcSlabListing; readonly choices: ListingChoices };

/** A recording from a file, with everything that takes a pass over all of its events. */
export interface OpenedRecording {
  readonly run: RecordedRun;
  /** Version of the engine that emitted the events. */
  readonly engine: string;
  readonly growth: OverviewGrowth;
  readonly chapters: readonly ChapterStart[];
  readonly damage: Damage | null;
}

/** What was read, recognised by its content, or the reasons for a refusal, as sentences. */
export type Content =
  | { readonly kind: 'recording'; readonly opened: OpenedRecording }
  | { readonly kind: 'scenario'; readonly scenario: Scenario }
  /** A program to explore. */
  | { readonly kind: 'program'; readonly shared: SharedProgram }
  | { readonly kind: 'report'; readonly text: string; readonly report: Report }
  | ReadTrace
  | { readonly kind: 'placed'; readonly start: ListingStart }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** Enough of a file to recognise what it is, in bytes. */
const HEAD = 64 * 1024;

/** Reads a file or a text: a recording, a scenario, a trace or a report. Never reads more than the limits allow. */
export async function read(ask: ReadAsk, onProgress: OnProgress = () => undefined): Promise<Content> {
  switch (ask.kind) {
    case 'text':
      return readText(ask.text, onProgress);
    case 'file':
      return readFile(ask.file, onProgress);
    case 'listing':
      return { kind: 'placed', start: startFromListing(ask.listing, ask.choices) };
  }
}

async function readFile(file: File, onProgress: OnProgress): Promise<Content> {
  if (file.size > MAX_FILE) return tooLarge(file.name, MAX_FILE, 'no recording is larger');
  const bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const encoding = encodingOf(bytes);
  const decoder = new TextDecoder(encoding);
  const head = decoder.decode(bytes);
  if (head.startsWith('SLABREC')) return readRecording(file);
  const stream = streamOf(head);
  if (stream !== null) return readTraceFile(stream, file, encoding, onProgress);
  const isScenario = head.trimStart().startsWith('{');
  const limit = isScenario ? MAX_SCENARIO : MAX_REPORT;
  if (file.size > limit) return tooLarge(file.name, limit, isScenario ? LARGEST_SCENARIO : LARGEST_REPORT);
  const content = readText(decoder.decode(await file.arrayBuffer()), onProgress);
  if (content.kind !== 'refused') return content;
  return { kind: 'refused', reasons: content.reasons.map((reason) => `${file.name}: ${reason}`) };
}

const LARGEST_SCENARIO = 'no scenario is larger';
const LARGEST_REPORT = 'open only the part with the listings';

function readText(text: string, onProgress: OnProgress): Content {
  if (text.trimStart().startsWith('{')) {
    if (text.length > MAX_SCENARIO) return tooLarge('The text', MAX_SCENARIO, LARGEST_SCENARIO);
    if (isProgramFile(text)) {
      const program = readProgramFile(text);
      if (program.ok) return { kind: 'program', shared: program.shared };
      return { kind: 'refused', reasons: [program.reason] };
    }
    const result = snapshotIn(text) ?? readScenario(text);
    if (result.ok) return { kind: 'scenario', scenario: result.scenario };
    const report = readReport(text);
    if (report.parts.some(({ rows }) => rows.length > 0)) return { kind: 'report', text, report };
    return { kind: 'refused', reasons: result.reasons };
  }
  const stream = streamOf(text);
  if (stream !== null) return readTraceText(stream, text, onProgress);
  // Reports have their own limit, listed among their problems.
  return { kind: 'report', text, report: readReport(text) };
}

async function readRecording(file: File): Promise<Content> {
  const result = await decodeRecording(new Uint8Array(await file.arrayBuffer()), browserCoder);
  if (!result.ok)
    return { kind: 'refused', reasons: [`${file.name}: ${describeRecordingProblem(result.problem)}`] };
  const { run, engine } = result;
  return { kind: 'recording', opened: { run, engine, ...examined(run) } };
}

/**
 * Goes through all events once: collects the overview and the chapters, and finds the first event that contradicts
 * those before it.
 */
function examined({
  scenario,
  chunks,
  strings,
}: RecordedRun): Pick<OpenedRecording, 'growth' | 'chapters' | 'damage'> {
  const chapters = new ChapterWatch(scenario);
  const overview = new Overview();
  const view = new View();
  for (const chunk of chunks) {
    overview.extend(chunk);
    chapters.extend(chunk, strings);
    reduce(view, chunk, 0, chunk.count, strings);
  }
  return { growth: overview.take(), chapters: chapters.starts, damage: view.damage };
}

function tooLarge(what: string, limit: number, why: string): Content {
  return { kind: 'refused', reasons: [`${what} is larger than ${mebibytes(limit)}: ${why}.`] };
}
