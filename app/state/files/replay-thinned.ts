import { EVENT_WORDS, type EventChunk } from '../../../engine/index.ts';
import type { RecordedRun } from '../../formats/recording-file/recording-file.ts';
import { BATCH_EVENTS, type EngineHost, type Report } from '../../host/protocol.ts';

/** A recording that keeps its events from number `keptFrom` on, in `chunks`. */
export interface ThinnedRun extends RecordedRun {
  readonly keptFrom: number;
}

/** Events beyond the thinned ones that are told again too, to see that they are those that were kept. */
const COMPARED = 65_536;

/** A machine tells other events than those that were recorded. */
export class ToldOtherwiseError extends Error {
  constructor(thinned: number) {
    const count = thinned.toLocaleString('en');
    super(`its first ${count} events were thinned, and this engine does not tell them again as they were`);
    this.name = 'ToldOtherwiseError';
  }
}

/**
 * All events of a recording from the first on: a new machine tells those again that were thinned.
 * @throws ToldOtherwiseError when they do not lead to those that were kept
 * @throws HostError when the machine answers no more
 */
export async function* toldAgain(host: EngineHost, run: ThinnedRun): AsyncGenerator<EventChunk> {
  const { keptFrom, chunks: kept } = run;
  let told = 0;
  let texts = 0;
  for await (const { chunks, strings } of reports(host, run, keptFrom + COMPARED)) {
    if (strings.some((text, i) => text !== (run.strings[texts + i] ?? text)))
      throw new ToldOtherwiseError(keptFrom);
    texts += strings.length;
    for (const chunk of chunks) {
      const thinned = Math.max(0, Math.min(chunk.count, keptFrom - told));
      if (!continues(chunk, thinned, kept, told + thinned - keptFrom)) throw new ToldOtherwiseError(keptFrom);
      if (thinned > 0) yield { words: chunk.words.subarray(0, thinned * EVENT_WORDS), count: thinned };
      told += chunk.count;
    }
  }
  if (told < keptFrom) throw new ToldOtherwiseError(keptFrom);
  yield* kept;
}

/** What a machine tells from its beginning on, what was done by hand included, up to about `end` events. */
async function* reports(
  host: EngineHost,
  { scenario, journal }: RecordedRun,
  end: number,
): AsyncGenerator<Report> {
  let report = await host.boot({ scenario, journal: [], known: 0 });
  yield report;
  for (const { events, at, command, stopped } of journal) {
    if (events >= end) break;
    for await (report of advances(host, report.told, events, at)) yield report;
    // Time may have passed without anything to tell.
    if (report.now < at) yield await host.advance({ until: at, events: Number.POSITIVE_INFINITY });
    report = await host.send(command, stopped);
    yield report;
  }
  yield* advances(host, report.told, end, Number.POSITIVE_INFINITY);
}

/** Runs on to `end` events or to `until` ns, a batch at a time. */
async function* advances(host: EngineHost, from: number, end: number, until: number): AsyncGenerator<Report> {
  for (let told = from; told < end; ) {
    const report = await host.advance({ until, events: Math.min(end, told + BATCH_EVENTS) });
    yield report;
    if (report.told === told) return;
    told = report.told;
  }
}

/** Whether the events of a chunk from index `i` on are those that were kept from index `from` on, as far as they go. */
function continues(chunk: EventChunk, i: number, kept: readonly EventChunk[], from: number): boolean {
  let [at, start] = [i * EVENT_WORDS, from * EVENT_WORDS];
  for (const { words, count } of kept) {
    const end = count * EVENT_WORDS;
    for (; start < end && at < chunk.count * EVENT_WORDS; start++, at++)
      if (words[start] !== chunk.words[at]) return false;
    start = Math.max(0, start - end);
  }
  return true;
}
