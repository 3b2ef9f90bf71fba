import { EventLog, NS_PER_MS, runOf, type Scenario } from '../../engine/index.ts';
import { COMPARED_EVENT_CAP } from '../model/event-caps.ts';
import type { Outcome } from '../model/outcome/outcome.ts';
import { Tally } from '../model/outcome/tally.ts';
import { Overview, type OverviewGrowth } from '../model/overview.ts';

/** A run that is only shown as curves: its events are not kept. */
export interface WhatIfJob {
  readonly id: number;
  readonly scenario: Scenario;
}

/** A report on a run: more of its curves, its outcome, or why it failed. */
export type WhatIfNews =
  | { readonly id: number; readonly kind: 'grown'; readonly growth: OverviewGrowth }
  | { readonly id: number; readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };

/** Events between two reports: a few dozen ms of a worker’s time. */
const STEP = 100_000;

/** Runs a scenario to its end; yields a report after every slice of work. */
export function* runWhatIf({ id, scenario }: WhatIfJob): Generator<WhatIfNews, void> {
  try {
    const log = new EventLog();
    const run = runOf(scenario, log);
    const overview = new Overview();
    const tally = new Tally();
    const untilNs = scenario.end * NS_PER_MS;
    let isOver = false;
    while (!isOver) {
      run.advance(untilNs, log.emitted + STEP);
      for (const chunk of log.take()) {
        overview.extend(chunk);
        tally.add(chunk);
      }
      isOver = run.isOver || run.engine.lockup !== null || log.emitted >= COMPARED_EVENT_CAP;
      yield { id, kind: 'grown', growth: overview.take() };
    }
    yield { id, kind: 'done', outcome: tally.outcome };
  } catch (error) {
    yield { id, kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
