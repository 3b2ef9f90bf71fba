import { NS_PER_MS, type Scenario } from '../../../engine/index.ts';
import type { EngineHost } from '../../host/protocol.ts';
import type { ChangeBlock } from '../../lessons/lesson.ts';
import { measured } from '../../lessons/measure-value.ts';
import { Recording } from '../../model/recording.ts';
import { vary } from '../../model/sweep/vary.ts';
import { View } from '../../model/view.ts';
import type { LessonApp } from './lesson-app.ts';

/** Events between two reports, and the most of a run that a lesson compares. */
const BATCH = 100_000;
const MOST = 3_000_000;

/** What the machine comes to with one value of the setting: a number for each row, null where there is none. */
export interface Changed {
  readonly value: number;
  readonly numbers: readonly (number | null)[];
}

/** The scenario of a change block with a value of its setting. */
function changedScenario(scenario: Scenario, { axis }: ChangeBlock, value: number): Scenario {
  return vary(scenario, axis, value);
}

/** Runs the same machine with a value of the setting, beside the page, and reads the numbers of each row. */
export async function tryValue(
  app: LessonApp,
  scenario: Scenario,
  block: ChangeBlock,
  value: number,
): Promise<Changed> {
  const host = app.newHost();
  try {
    const recording = await record(host, changedScenario(scenario, block, value), block.at);
    const view = new View();
    recording.seek(view, recording.momentAtTime(block.at * NS_PER_MS));
    return { value, numbers: block.rows.map(({ measure }) => measured(measure, view, recording)) };
  } finally {
    host.dispose();
  }
}

async function record(host: EngineHost, scenario: Scenario, ms: number): Promise<Recording> {
  const recording = new Recording();
  let report = await host.boot({ scenario, journal: [], known: 0 });
  for (;;) {
    recording.append(report.chunks, report.strings, report.growth);
    const isOver = report.panicked || report.lockup !== null || report.now >= ms * NS_PER_MS;
    if (isOver || report.emitted >= MOST) return recording;
    report = await host.advance({ until: ms * NS_PER_MS, events: report.emitted + BATCH });
  }
}
