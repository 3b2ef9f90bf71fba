import { EVENT_WORDS, type EventChunk, formatCount } from '../../../engine/index.ts';
import type { RecordedRun } from '../../formats/recording-file/recording-file.ts';
import { BATCH_EVENTS } from '../../host/batch-size.ts';
import type { EngineHost, Report } from '../../host/protocol.ts';

/** A recording that keeps its events from number `keptFrom` on, in `chunks`. */
export interface ThinnedRun extends RecordedRun {
  readonly keptFrom: number;
}

/** Events to replay beyond the discarded ones, to check that they equal the kept ones. */
const COMPARED = 65_536;

/** The replay of a recording differs from it. */
export class ReplayError extends Error {
  constructor(thinned: number) {
    super(
      `its first ${formatCount(thinned)} events were thinned, and this engine does not emit the same ones again`,
    );
    this.name = 'ReplayError';
  }
}

/**
 * All events of a recording from the first on: a new machine replays those that were discarded.
 * @throws ReplayError when the replay differs from the kept events
 * @throws HostError when the machine no longer answers
 */
export async function* replayEvents(host: EngineHost, run: ThinnedRun): AsyncGenerator<EventChunk> {
  const { keptFrom, chunks: kept } = run;
  let replayed = 0;
  let texts = 0;
  for await (const { chunks, strings } of reports(host, run, keptFrom + COMPARED)) {
    if (strings.some((text, i) => text !== (run.strings[texts + i] ?? text))) throw new ReplayError(keptFrom);
    texts += strings.length;
    for (const chunk of chunks) {
      const thinned = Math.max(0, Math.min(chunk.count, keptFrom - replayed));
      if (!continues(chunk, thinned, kept, replayed + thinned - keptFrom)) throw new ReplayError(keptFrom);
      if (thinned > 0) yield { words: chunk.words.subarray(0, thinned * EVENT_WORDS), count: thinned };
      replayed += chunk.count;
    }
  }
  if (replayed < keptFrom) throw new ReplayError(keptFrom);
  yield* kept;
}

/** The reports of a machine from its start to about `end` events, including the actions by hand. */
async function* reports(
  host: EngineHost,
  { scenario, journal }: RecordedRun,
  end: number,
): AsyncGenerator<Report> {
  let report = await host.boot({ scenario, journal: [], known: 0 });
  yield report;
  for (const { events, at, command, stopped } of journal) {
    if (events >= end) break;
    for await (report of advances(host, report.emitted, events, at)) yield report;
    // Time may have passed without an event.
    if (report.now < at) yield await host.advance({ untilNs: at, events: Number.POSITIVE_INFINITY });
    report = await host.send(command, stopped);
    yield report;
  }
  yield* advances(host, report.emitted, end, Number.POSITIVE_INFINITY);
}

/** Runs to `end` events or to `untilNs`, a batch at a time. */
async function* advances(
  host: EngineHost,
  from: number,
  end: number,
  untilNs: number,
): AsyncGenerator<Report> {
  for (let replayed = from; replayed < end; ) {
    const report = await host.advance({ untilNs, events: Math.min(end, replayed + BATCH_EVENTS) });
    yield report;
    if (report.emitted === replayed) return;
    replayed = report.emitted;
  }
}

/** Whether the events of a chunk from index `i` on equal the kept ones from index `from` on, as far as both go. */
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
