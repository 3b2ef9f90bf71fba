import type { Scenario } from '../../../engine/index.ts';
import { browserCoder } from '../../host/browser-coder.ts';
import type { App } from '../app.ts';
import { goToChapter } from '../chapters.ts';
import { canCompress, NO_COMPRESSION } from '../files/compression.ts';
import { linkFormat } from '../files/formats.ts';
import { nameOf, offerText } from '../files/offer-file.ts';
import { addressOf, copy } from '../files/share.ts';
import { messageOf } from '../message-of.ts';
import { onDemand } from '../on-demand.ts';
import { say } from '../session.ts';
import { setShell } from '../shell.ts';
import { startScenario } from './sources.ts';

const explorers = onDemand('The explorer', () => import('../lab/explore.ts'));

/** Shows the explorer with a program of the catalogue: searching, or with the user as the scheduler. */
export async function exploreProgram(app: App, name: string, isScheduler: boolean): Promise<void> {
  const explorer = (await explorers()).explorerOf(app);
  if (explorer.store.getState().name !== name) explorer.choose(name);
  explorer.showScheduler(isScheduler);
  setShell({ view: 'explore' });
}

/** Starts the recording of an explored order, at its first interruption. */
export async function watchOrder(app: App, scenario: Scenario): Promise<void> {
  await startScenario(app, scenario);
  // Chapter 0 is the beginning, which is the best place if there is no interruption.
  goToChapter(app, (scenario.explored?.interruptions ?? 0) > 0 ? 1 : 0);
}

/** Copies a link to an explored order, or shows why there is none. */
export async function copyOrderLink(app: App, scenario: Scenario): Promise<void> {
  if (!canCompress()) return say(app, { kind: 'no link', reason: NO_COMPRESSION });
  try {
    const { encodeLink } = await linkFormat();
    const hash = await encodeLink({ scenario, journal: [], place: null }, browserCoder);
    if (hash === null) return say(app, { kind: 'link too long' });
    await copy(app, addressOf(hash, false), 'link');
  } catch (error) {
    say(app, { kind: 'no link', reason: messageOf(error) });
  }
}

/** Saves an explored order as a scenario: its program, what was looked for, and its schedule. */
export function saveOrder(scenario: Scenario): void {
  const text = `${JSON.stringify(scenario, null, 2)}\n`;
  offerText(`${nameOf(scenario.title)}.json`, 'application/json', text);
}
