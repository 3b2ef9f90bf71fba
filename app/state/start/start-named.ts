import { CATALOGUE } from '../../../engine/index.ts';
import { realScenarios } from '../../formats/listing-machine/real-scenarios.ts';
import { REAL_LISTINGS } from '../../formats/real-machines/index-of-machines.ts';
import type { App } from '../app.ts';
import { say } from '../session.ts';
import { EMPTY_NAME, startEmpty, startReal, startScenario } from './sources.ts';

/** Starts a scenario of the catalogue, a real machine or the empty one by its name. Resolves to whether there is one. */
export async function startNamed(app: App, name: string): Promise<boolean> {
  const listing = REAL_LISTINGS.find(({ id }) => id === name);
  const chosen = CATALOGUE[name] ?? realScenarios()[name]?.();
  if (name === EMPTY_NAME) await startEmpty(app);
  else if (listing !== undefined) await startReal(app, listing);
  else if (chosen !== undefined) await startScenario(app, chosen, { kind: 'named', name });
  else {
    say(app, { kind: 'unknown machine', name });
    return false;
  }
  return true;
}
