import { EventLog, NS_PER_MS, runOf, type Scenario } from '../../engine/index.ts';
import { SWEPT_EVENT_CAP } from '../model/event-caps.ts';
import type { Outcome } from '../model/outcome/outcome.ts';
import { Tally } from '../model/outcome/tally.ts';
import { type Change, changed } from '../model/sweep/plan.ts';

/** A run that a sweep asks for. */
export interface SweepJob {
  readonly id: number;
  /**
   * The original scenario, and the changes to it: the worker applies them, since laying out many caches again takes a
   * while.
   */
  readonly scenario: Scenario;
  readonly changes: readonly Change[];
  readonly endMs: number;
}

/** A report on a run: its progress (0 to 1), or its result. */
export type SweepNews =
  | { readonly id: number; readonly kind: 'progress'; readonly share: number }
  | { readonly id: number; readonly kind: 'done'; readonly outcome: Outcome }
  | { readonly id: number; readonly kind: 'failed'; readonly reason: string };

/** Events between two reports. */
const STEP = 50_000;

/** Runs a changed scenario to its end without keeping its events; yields a report after every slice of work. */
export function* runJob({ id, scenario, changes, endMs }: SweepJob): Generator<SweepNews, void> {
  try {
    const log = new EventLog();
    const run = runOf(changed(scenario, changes), log);
    const tally = new Tally();
    while (run.engine.panic === null && run.now < endMs * NS_PER_MS && log.emitted < SWEPT_EVENT_CAP) {
      run.advance(endMs * NS_PER_MS, log.emitted + STEP);
      const { lockup } = run.engine;
      if (lockup !== null)
        throw new Error(`${lockup.thread ?? 'a command'} never ends: it loops in ${lockup.fn}`);
      for (const chunk of log.take()) tally.add(chunk);
      yield { id, kind: 'progress', share: run.now / (endMs * NS_PER_MS) };
    }
    yield { id, kind: 'done', outcome: tally.outcome };
  } catch (error) {
    yield { id, kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
  }
}
