import type { Scenario, TunableName } from '../../engine/index.ts';
import { start } from './machine.ts';
import { say, useSession } from './session.ts';

/** Starts the scenario anew with another value at load: as unloading the module and loading it with the parameter would. */
export async function restartWith(name: TunableName, value: number): Promise<void> {
  const { origin } = useSession.getState();
  if (origin === null) return;
  const scenario = { ...origin.scenario, tunables: { ...origin.scenario.tunables, [name]: value } };
  await restartAs(scenario, `The module was loaded with ${name} = ${value}; everything began anew.`);
}

/** Starts anew as a changed scenario, and says what was changed. */
export async function restartAs(scenario: Scenario, words: string): Promise<void> {
  const { origin } = useSession.getState();
  if (origin === null) return;
  await start({ ...origin, scenario });
  say('info', words);
}
