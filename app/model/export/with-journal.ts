import { type JournalEntry, NS_PER_MS, type Scenario, type TimedCommand } from '../../../engine/index.ts';

/**
 * A scenario in which what was done by hand happens by itself, at the same times. Letting time pass is no deed of its
 * own there: the scenario lasts until the last one instead.
 */
export function withJournal(scenario: Scenario, journal: readonly JournalEntry[]): Scenario {
  const deeds = journal.filter(({ command }) => command.op !== 'tick');
  const byHand = deeds.map(({ at, command }): TimedCommand => ({ at: at / NS_PER_MS, command }));
  return {
    ...scenario,
    commands: [...scenario.commands, ...byHand].sort((a, b) => a.at - b.at),
    end: Math.max(scenario.end, ...journal.map(({ at }) => at / NS_PER_MS)),
  };
}
