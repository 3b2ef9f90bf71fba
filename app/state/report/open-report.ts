import { isLink } from '../../formats/link.ts';
import { isReportLink } from '../../formats/report-link-prefix.ts';
import type { App } from '../app.ts';
import { openFile, openText } from '../files/open-file.ts';
import { cancelReading } from '../files/reader.ts';
import { setShell } from '../shell.ts';
import { type ReportChoices, showReport } from './report-store.ts';

/** The outcome of opening a text or a file: it is shown, or a sentence about why not. */
export type Door =
  | { readonly kind: 'shown' }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

const SHOWN: Door = { kind: 'shown' };
const PASTED = 'Pasted report';

/**
 * Opens any text: diagnoses a report, runs a scenario, follows a link. The machine on the stage stays unless the text
 * is a machine.
 */
export async function openAnyText(
  app: App,
  text: string,
  title: string = PASTED,
  choices: Partial<ReportChoices> = {},
  hash = '',
): Promise<Door> {
  const link = linkIn(text);
  if (link !== null) {
    location.hash = link;
    return SHOWN;
  }
  return take(app, { title, pasted: text, open: () => openText(app, text), choices, hash });
}

/** Opens any file: a report, a scenario or a recording. */
export async function openAnyFile(app: App, file: File): Promise<Door> {
  return take(app, { title: file.name, pasted: '', open: () => openFile(app, file), choices: {}, hash: '' });
}

/** Stops reading; what was shown before stays. */
export function stopReading(app: App): void {
  cancelReading('Reading was cancelled.');
  app.report.setState({ reading: null });
}

/** The text or file to open. */
interface Content {
  readonly title: string;
  /** The text, which is kept if it cannot be opened; empty for a file. */
  readonly pasted: string;
  readonly open: () => ReturnType<typeof openText>;
  readonly choices: Partial<ReportChoices>;
  readonly hash: string;
}

async function take(app: App, { title, pasted, open, choices, hash }: Content): Promise<Door> {
  app.report.setState({ reading: title, progress: null, refusal: null });
  const opened = await open();
  app.report.setState({ reading: null });
  switch (opened.kind) {
    case 'shown':
      app.report.setState({ draft: '' });
      setShell({ view: 'machine' });
      return SHOWN;
    case 'refused':
      return refused(app, opened.reasons, pasted);
    case 'trace':
      showReport(app, { title, text: pasted, report: opened.report, replay: opened.replay });
      setShell({ view: 'diagnose' });
      return SHOWN;
    case 'report': {
      const { text, report } = opened;
      if (!report.parts.some(({ rows }) => rows.length > 0)) {
        const [first] = report.problems;
        return refused(app, first === undefined ? [] : [first.text], text);
      }
      showReport(app, { title, text, report, replay: null }, choices, hash);
      setShell({ view: 'diagnose' });
      return SHOWN;
    }
  }
}

function refused(app: App, reasons: readonly string[], draft: string): Door {
  app.report.setState({ refusal: reasons[0] ?? null, draft });
  return { kind: 'refused', reasons };
}

/** The hash of a link, if a text is nothing but a link. */
function linkIn(text: string): string | null {
  if (text.length > LONGEST) return null;
  const trimmed = text.trim();
  const at = trimmed.indexOf('#');
  if (at < 0 || /\s/.test(trimmed)) return null;
  const hash = trimmed.slice(at);
  return isLink(hash) || isReportLink(hash) ? hash : null;
}

/** The most characters of a text that may be a link. */
const LONGEST = 100_000;
