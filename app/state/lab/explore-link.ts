import type { ExploreLinkResult, SharedProgram } from '../../formats/explore-link.ts';
import { browserCoder } from '../../host/browser-coder.ts';
import type { App } from '../app.ts';
import { canCompress, NO_COMPRESSION } from '../files/compression.ts';
import { addressOf, copy } from '../files/share.ts';
import { messageOf } from '../message-of.ts';
import { onDemand } from '../on-demand.ts';
import { say } from '../session.ts';
import { setShell } from '../shell.ts';
import { explorerOf } from './explore.ts';

const exploreLinkFormat = onDemand(
  'The code that reads and writes links to the explorer',
  () => import('../../formats/explore-link.ts'),
);

/** Copies a link that opens the explorer with a program, and an order if there is one; or shows why there is none. */
export async function copyExploreLink(app: App, shared: SharedProgram): Promise<void> {
  if (!canCompress()) return say(app, { kind: 'no link', reason: NO_COMPRESSION });
  try {
    const { encodeExploreLink } = await exploreLinkFormat();
    const hash = await encodeExploreLink(shared, browserCoder);
    if (hash === null) return say(app, { kind: 'link too long' });
    setShell({ explored: hash });
    await copy(app, addressOf(hash, false), 'link');
  } catch (error) {
    say(app, { kind: 'no link', reason: messageOf(error) });
  }
}

/** Shows the program that the hash of an address carries, and its order; or why it cannot. */
export async function openExploreLink(app: App, hash: string): Promise<void> {
  const result = await readLink(hash);
  if (!result.ok) return say(app, { kind: 'link refused', reason: result.reason });
  explorerOf(app).open(result.shared);
  setShell({ explored: hash });
}

async function readLink(hash: string): Promise<ExploreLinkResult> {
  if (!canCompress()) return { ok: false, reason: NO_COMPRESSION };
  try {
    const { decodeExploreLink } = await exploreLinkFormat();
    return await decodeExploreLink(hash, browserCoder);
  } catch (error) {
    return { ok: false, reason: messageOf(error) };
  }
}
