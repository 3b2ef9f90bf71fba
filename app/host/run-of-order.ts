import { type EventLog, type Run, runOf, type Scenario } from '../../engine/index.ts';

/**
 * A run of a found order, with the search that may have to find it again. A separate file, since few machines need it.
 */
export function runOfOrder(scenario: Scenario, log: EventLog): Run {
  return runOf(scenario, log);
}
