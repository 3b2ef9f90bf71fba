import { NS_PER_MS, type Scenario } from '../../../engine/index.ts';
import type { ChangeBlock } from '../../lessons/lesson.ts';
import { measured } from '../../lessons/measure-value.ts';
import { vary } from '../../model/sweep/vary.ts';
import { View } from '../../model/view.ts';
import type { LessonApp } from './lesson-app.ts';
import { record } from './record.ts';

/** The result with one value of the setting: a number for each row, null if it has none. */
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
    const changed = changedScenario(scenario, block, value);
    const { recording } = await record(host, { scenario: changed, journal: [], end: block.at }, () => false);
    const view = new View();
    recording.seek(view, recording.momentAtTime(block.at * NS_PER_MS));
    return { value, numbers: block.rows.map(({ measure }) => measured(measure, view, recording)) };
  } finally {
    host.dispose();
  }
}
