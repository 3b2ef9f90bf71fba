import { isLink, LONGEST_LINK } from '../../formats/link.ts';
import { metricsCsv } from '../../model/export/metrics-csv.ts';
import { withJournal } from '../../model/export/with-journal.ts';
import { currentBranch } from '../machine/current-branch.ts';
import { start } from '../machine/machine.ts';
import { say, useSession } from '../session.ts';
import { browserCoder } from './browser-coder.ts';
import { linkFormat } from './formats.ts';
import { nameOf, offerText } from './offer-file.ts';

/** A link to what is looked at; its length and what can be done instead where it is too long. */
export type Shared =
  | { readonly kind: 'link'; readonly hash: string; readonly actions: number }
  | { readonly kind: 'too long'; readonly characters: number };

/** A link that carries the machine and all that was done to it on this branch; null before anything was started. */
export async function shareLink(): Promise<Shared | null> {
  const { origin } = useSession.getState();
  const branch = currentBranch();
  if (origin === null || branch === null) return null;
  const { encodeLink } = await linkFormat();
  const { journal } = branch;
  const hash = await encodeLink({ scenario: origin.scenario, journal }, browserCoder);
  if (hash.length > LONGEST_LINK) return { kind: 'too long', characters: hash.length };
  return { kind: 'link', hash, actions: journal.length };
}

/** Starts what the hash of an address carries; says why not otherwise. Returns whether anything was started. */
export async function openLink(hash: string): Promise<boolean> {
  if (!isLink(hash)) return false;
  const { decodeLink } = await linkFormat();
  const result = await decodeLink(hash, browserCoder);
  if (!result.ok) {
    say('problem', `This link cannot be opened: ${result.reason}.`);
    return false;
  }
  const { scenario, journal } = result.run;
  return start({ title: scenario.title, caption: scenario.about, scenario, older: null }, journal);
}

/** Copies a text; says what it is, or that the browser did not let the page. */
export async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say('info', `${what} is on the clipboard.`);
  } catch {
    say('problem', 'The browser did not let the page write to the clipboard: copy it from the field.');
  }
}

/** The address of this page with a link's hash. */
export function addressOf(hash: string, isEmbedded: boolean): string {
  return `${location.origin}${location.pathname}${isEmbedded ? '?embed' : ''}${hash}`;
}

/** Copies a link, or says that there is none that is short enough. */
export async function copyLink(): Promise<void> {
  const shared = await shareLink();
  if (shared === null) return;
  if (shared.kind === 'link') await copy(addressOf(shared.hash, false), 'The link');
  else
    say('problem', 'This machine is too large for a link: save the recording, or the scenario, as a file.');
}

/** Lets the user save the scenario, with what was done by hand at its times. */
export function saveScenario(): void {
  const { origin } = useSession.getState();
  const journal = currentBranch()?.journal ?? [];
  if (origin === null) return;
  const { scenario } = origin;
  const whole = withJournal(scenario, journal);
  offerText(`${nameOf(scenario.title)}.json`, 'application/json', `${JSON.stringify(whole, null, 2)}\n`);
}

/** Lets the user save the numbers of the recording over time. */
export function saveMetrics(): void {
  const { origin, recording, view } = useSession.getState();
  if (origin === null) return;
  const csv = metricsCsv(recording, (index) => view.caches[index]?.name ?? `cache ${index}`);
  offerText(`${nameOf(origin.title)}.csv`, 'text/csv', csv);
}
