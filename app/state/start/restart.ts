import type { Scenario } from '../../../engine/index.ts';
import type { App } from '../app.ts';
import { say } from '../session.ts';

/** Starts anew as a changed scenario, and says what was changed. */
export async function restartAs(app: App, scenario: Scenario, words: string): Promise<void> {
  const { origin } = app.session.getState();
  if (origin === null) return;
  if (await app.machine.start({ ...origin, source: { kind: 'unsaved' }, scenario })) say(app, 'info', words);
}
