import { NS_PER_MS, type Scenario } from '../../../engine/index.ts';
import { Recording } from '../../model/recording.ts';
import type { App } from '../app.ts';

/** The most events to run for a preview of a machine. */
const EVENTS = 60_000;

/** Runs a machine on a separate engine for a while. Resolves to its recording and a typical moment of it. */
export async function lookAt(
  app: App,
  scenario: Scenario,
): Promise<{ readonly recording: Recording; readonly moment: number }> {
  const host = app.newHost();
  try {
    const recording = new Recording();
    let report = await host.boot({ scenario, journal: [], known: 0 });
    recording.append(report.chunks, report.strings, report.growth);
    if (recording.length < EVENTS && !report.isOver) {
      report = await host.advance({ untilNs: scenario.end * NS_PER_MS, events: EVENTS });
      recording.append(report.chunks, report.strings, report.growth);
    }
    // By the last chapter everything is usually over.
    const reached = report.chapters.slice(0, -1).flatMap(({ moment }) => (moment === null ? [] : [moment]));
    return { recording, moment: reached.length === 0 ? recording.length : Math.max(...reached) };
  } finally {
    host.dispose();
  }
}
