import { CATALOGUE } from '../../../engine/index.ts';
import { realScenarios } from '../../formats/listing-machine/real-scenarios.ts';
import type { App } from '../app.ts';
import { say } from '../session.ts';
import { startScenario } from './sources.ts';

/** Starts a scenario of the catalogue; says so if there is none of that name. */
export async function startNamed(app: App, name: string): Promise<void> {
  const chosen = CATALOGUE[name] ?? realScenarios()[name]?.();
  if (chosen === undefined) say(app, 'problem', `There is no scenario called ${name}.`);
  else await startScenario(app, chosen);
}
