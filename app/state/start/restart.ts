import type { Scenario } from '../../../engine/index.ts';
import { start } from '../machine/machine.ts';
import { say, useSession } from '../session.ts';

/** Starts anew as a changed scenario, and says what was changed. */
export async function restartAs(scenario: Scenario, words: string): Promise<void> {
  const { origin } = useSession.getState();
  if (origin === null) return;
  if (await start({ ...origin, scenario })) say('info', words);
}
