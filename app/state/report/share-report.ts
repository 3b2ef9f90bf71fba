import type { ReportLinkResult } from '../../formats/report-link.ts';
import { browserCoder } from '../../host/browser-coder.ts';
import type { App } from '../app.ts';
import { canCompress, NO_COMPRESSION } from '../files/compression.ts';
import { addressOf, copy } from '../files/share.ts';
import { messageOf } from '../message-of.ts';
import { onDemand } from '../on-demand.ts';
import { say } from '../session.ts';
import { openAnyText } from './open-report.ts';

const reportLinkFormat = onDemand(
  'The code that reads and writes links to reports',
  () => import('../../formats/report-link.ts'),
);

/** Copies a link that shows the same diagnosis, or shows why there is none. */
export async function copyReportLink(app: App): Promise<void> {
  const { opened, choices } = app.report.getState();
  if (opened === null) return;
  if (!canCompress()) return say(app, { kind: 'no link', reason: NO_COMPRESSION });
  try {
    const { encodeReportLink } = await reportLinkFormat();
    const { title, text, report } = opened;
    const hash = await encodeReportLink({ title, text, ...choices }, report.parts, browserCoder);
    if (hash === null) return say(app, { kind: 'report too long' });
    app.report.setState({ hash });
    await copy(app, addressOf(hash, false), 'link');
  } catch (error) {
    say(app, { kind: 'no link', reason: messageOf(error) });
  }
}

/** Shows the report that the hash of an address carries, or why it cannot. Resolves to whether it is shown. */
export async function openReportLink(app: App, hash: string): Promise<boolean> {
  const result = await readLink(hash);
  if (!result.ok) {
    say(app, { kind: 'link refused', reason: result.reason });
    return false;
  }
  const { title, text, ...choices } = result.shared;
  const door = await openAnyText(app, text, title, choices, hash);
  return door.kind === 'shown';
}

async function readLink(hash: string): Promise<ReportLinkResult> {
  if (!canCompress()) return { ok: false, reason: NO_COMPRESSION };
  try {
    const { decodeReportLink } = await reportLinkFormat();
    return await decodeReportLink(hash, browserCoder);
  } catch (error) {
    return { ok: false, reason: messageOf(error) };
  }
}
