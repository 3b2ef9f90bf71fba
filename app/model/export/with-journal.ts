import { type JournalEntry, NS_PER_MS, type Scenario, type TimedCommand } from '../../../engine/index.ts';

/**
 * A scenario that also carries out the user's actions, at the same times. Ticks are left out: instead the scenario
 * lasts until the last action.
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
