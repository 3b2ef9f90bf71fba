import type { EventSink } from '../event/log.ts';
import { decideFaults } from './fault-choices.ts';
import { costOf, OrderRun } from './order-run.ts';
import type { Plan } from './plan.ts';
import { failsIn, turnsOf } from './schedule.ts';

/**
 * Runs a schedule to its last turn. Returns null if it does not fit: a choice is not possible, for example because a
 * pause has moved since the schedule was found.
 */
export function runSchedule(
  plan: Plan,
  schedule: readonly number[],
  log: EventSink | null = null,
): OrderRun | null {
  const run = new OrderRun(plan, log);
  let answers: readonly number[] = [];
  let answered = 0;
  decideFaults(run.world, (target) => run.answer(failsIn(answers[answered++] ?? -1), target));
  const options: number[] = [];
  for (const turn of turnsOf(schedule)) {
    run.world.options(options);
    if (!options.includes(turn.choice)) return null;
    answers = turn.answers;
    answered = 0;
    run.step(turn.choice, costOf(run.world, turn.choice, options));
  }
  run.world.options(options);
  if (options.length === 0 && run.world.panic === null) run.end();
  return run;
}
