import { type JournalEntry, NS_PER_MS, type Scenario } from '../../../engine/index.ts';
import { batchAfter, FIRST_BATCH } from '../../host/batch-size.ts';
import type { EngineHost, Report } from '../../host/protocol.ts';
import type { Recording } from '../../model/recording.ts';
import { recordingOf } from '../machine/start-of-branch.ts';

/** The most events that a lesson records beside the page. */
const MOST = 3_000_000;

/** What to record beside the page: a machine, the actions on it, and until when, in ms. */
export interface WhatToRecord {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
  readonly end: number;
}

/** A recording that was made beside the page. */
export interface Recorded {
  readonly recording: Recording;
  /** The moment at which the machine had booted. */
  readonly start: number;
  /** The last report of its engine. */
  readonly report: Report;
}

/**
 * Records a machine beside the page until it stops, its time is over, or the wanted moment is recorded.
 * @throws HostError or MachineError when it cannot be run
 */
export async function record(
  host: EngineHost,
  { scenario, journal, end }: WhatToRecord,
  isEnough: (recording: Recording) => boolean,
): Promise<Recorded> {
  const untilNs = end * NS_PER_MS;
  let report = await host.boot({ scenario, journal, known: 0 });
  const recording = recordingOf(report);
  const start = recording.length;
  const hasStopped = (): boolean =>
    report.panicked || report.lockup !== null || report.now >= untilNs || report.emitted >= MOST;
  for (let batch = FIRST_BATCH; !hasStopped() && !isEnough(recording); batch = batchAfter(batch)) {
    report = await host.advance({ untilNs, events: report.emitted + batch });
    recording.append(report.chunks, report.strings, report.growth);
  }
  return { recording, start, report };
}
