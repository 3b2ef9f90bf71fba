import { isLink } from '../../formats/link.ts';
import type { LinkCamera } from '../../formats/link-place.ts';
import type { LinkResult } from '../../formats/share-link.ts';
import { browserCoder } from '../../host/browser-coder.ts';
import { metricsCsv } from '../../model/export/metrics-csv.ts';
import { withJournal } from '../../model/export/with-journal.ts';
import type { Copied } from '../../model/notice.ts';
import type { App } from '../app.ts';
import { currentBranch } from '../machine/current-branch.ts';
import { messageOf } from '../message-of.ts';
import { say } from '../session.ts';
import { canCompress, NO_COMPRESSION } from './compression.ts';
import { linkFormat } from './formats.ts';
import { goToPlace, placeOf } from './link-place.ts';
import { nameOf, offerText } from './offer-file.ts';

/** A link to the current machine, or why there is none. */
export type Shared =
  | { readonly kind: 'link'; readonly hash: string; readonly actions: number }
  | { readonly kind: 'too long' }
  | { readonly kind: 'impossible'; readonly reason: string };

/**
 * A link that carries the machine, everything done to it on this branch, and where the user is; null before anything
 * was started. `camera`: the visible part of the stage.
 */
export async function shareLink(app: App, camera: LinkCamera | null): Promise<Shared | null> {
  const { origin } = app.session.getState();
  const branch = currentBranch(app);
  if (origin === null || branch === null) return null;
  if (!canCompress()) return { kind: 'impossible', reason: NO_COMPRESSION };
  const { journal } = branch;
  let hash: string | null;
  try {
    const { encodeLink } = await linkFormat();
    const place = await placeOf(app, camera);
    hash = await encodeLink({ scenario: origin.scenario, journal, place }, browserCoder);
  } catch (error) {
    return { kind: 'impossible', reason: messageOf(error) };
  }
  if (hash === null) return { kind: 'too long' };
  return { kind: 'link', hash, actions: journal.length };
}

/**
 * Starts the machine that the hash of an address carries, or shows why it cannot. Resolves to whether it was started.
 */
export async function openLink(app: App, hash: string): Promise<boolean> {
  if (!isLink(hash)) return false;
  const result = await readLink(hash);
  if (!result.ok) {
    say(app, { kind: 'link refused', reason: result.reason });
    return false;
  }
  const { scenario, journal, place } = result.run;
  const isStarted = await app.machine.start(
    {
      source: { kind: 'link', hash },
      title: scenario.title,
      caption: scenario.about,
      scenario,
      journal,
      older: null,
    },
    journal,
  );
  // Show the machine at once; its place may still have to be recorded.
  if (isStarted && place !== null) void goToPlace(app, place);
  return isStarted;
}

async function readLink(hash: string): Promise<LinkResult> {
  if (!canCompress()) return { ok: false, reason: NO_COMPRESSION };
  try {
    const { decodeLink } = await linkFormat();
    return await decodeLink(hash, browserCoder);
  } catch (error) {
    return { ok: false, reason: messageOf(error) };
  }
}

/** Copies a text to the clipboard, and shows whether that worked. */
export async function copy(app: App, text: string, what: Copied): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(app, { kind: 'copied', what });
  } catch {
    say(app, { kind: 'not copied', what });
  }
}

/** The address of this page with a link's hash. */
export function addressOf(hash: string, isEmbedded: boolean): string {
  return `${location.origin}${location.pathname}${isEmbedded ? '?embed' : ''}${hash}`;
}

/** Copies a link to the current machine, or shows why there is none. */
export async function copyLink(app: App, camera: LinkCamera | null): Promise<void> {
  const shared = await shareLink(app, camera);
  if (shared === null) return;
  switch (shared.kind) {
    case 'link':
      return copy(app, addressOf(shared.hash, false), 'link');
    case 'too long':
      return say(app, { kind: 'link too long' });
    case 'impossible':
      return say(app, { kind: 'no link', reason: shared.reason });
  }
}

/** Saves the scenario, with the user's actions at their times. */
export function saveScenario(app: App): void {
  const { origin } = app.session.getState();
  const journal = currentBranch(app)?.journal ?? [];
  if (origin === null) return;
  const { scenario } = origin;
  const whole = withJournal(scenario, journal);
  offerText(`${nameOf(scenario.title)}.json`, 'application/json', `${JSON.stringify(whole, null, 2)}\n`);
  app.session.setState({ isUnsaved: false });
}

/** Saves the metrics of the recording over time. */
export function saveMetrics(app: App): void {
  const { origin, recording, view } = app.session.getState();
  if (origin === null) return;
  const csv = metricsCsv(recording, (index) => view.caches[index]?.name ?? `cache ${index}`);
  offerText(`${nameOf(origin.title)}.csv`, 'text/csv', csv);
}
