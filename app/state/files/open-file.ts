import type { ListingChoices, ListingStart } from '../../formats/listing-machine/caches.ts';
import type { ProcSlabListing } from '../../formats/proc-slab/parse.ts';
import type { Report } from '../../formats/report/report.ts';
import type { Content, OpenedRecording, ReadAsk } from '../../host/read.ts';
import type { OnProgress, ReadTrace } from '../../host/read-trace.ts';
import type { App } from '../app.ts';
import { messageOf, sentence } from '../message-of.ts';
import { onDemand } from '../on-demand.ts';
import { say } from '../session.ts';
import { setShell } from '../shell.ts';
import { startScenario } from '../start/sources.ts';
import { runNotes } from './formats.ts';
import { readContent } from './reader.ts';

const explorers = onDemand('The explorer', () => import('../lab/explore.ts'));

/** The outcome of opening a file or a text: it is shown, it is a report or a trace, or what is wrong with it. */
export type Opened =
  | { readonly kind: 'shown' }
  | { readonly kind: 'report'; readonly text: string; readonly report: Report }
  | ReadTrace
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** Opens a recording, a scenario, or a report, recognised by what is in the file and not by its name. */
export async function openFile(app: App, file: File): Promise<Opened> {
  return open(app, { kind: 'file', file });
}

/** Opens a scenario or a report, or returns what is wrong with it and where. */
export async function openText(app: App, text: string): Promise<Opened> {
  return open(app, { kind: 'text', text });
}

/** What is found in a text, without opening it; null when it is not a report. */
export async function readText(text: string): Promise<Report | null> {
  const content = await contentOf({ kind: 'text', text });
  return content.kind === 'report' || content.kind === 'trace' ? content.report : null;
}

/** Places the objects of a listing off the page's thread; null when that was cancelled or failed, which is shown. */
export async function placeListing(
  app: App,
  listing: ProcSlabListing,
  choices: ListingChoices,
): Promise<ListingStart | null> {
  const content = await contentOf({ kind: 'listing', listing, choices });
  if (content.kind === 'placed') return content.start;
  if (content.kind === 'refused') say(app, { kind: 'start failed', reason: content.reasons[0] ?? '' });
  return null;
}

async function open(app: App, ask: ReadAsk): Promise<Opened> {
  const content = await contentOf(ask, (progress) => app.report.setState({ progress }));
  switch (content.kind) {
    case 'recording':
      await showOpened(app, content.opened);
      return { kind: 'shown' };
    case 'scenario':
      await startScenario(app, content.scenario);
      return { kind: 'shown' };
    case 'program': {
      const { explorerOf } = await explorers();
      explorerOf(app).open(content.shared);
      setShell({ view: 'explore' });
      return { kind: 'shown' };
    }
    case 'report':
    case 'trace':
    case 'refused':
      return content;
    case 'placed':
      throw new Error('a text was answered with placed objects');
  }
}

/** Reads content. If the reader itself fails, the failure is the reason of the refusal. */
async function contentOf(ask: ReadAsk, onProgress: OnProgress = () => undefined): Promise<Content> {
  try {
    return await readContent(ask, onProgress);
  } catch (error) {
    return { kind: 'refused', reasons: [`${sentence(messageOf(error))} Try again.`] };
  }
}

async function showOpened(app: App, opened: OpenedRecording): Promise<void> {
  const { run, engine, damage } = opened;
  app.machine.showRecorded(run, engine, opened);
  if (damage !== null) say(app, { kind: 'recording damaged', moment: damage.moment, why: damage.why });
  if (run.notes === undefined) return;
  const { openNotes } = await runNotes();
  const notes = openNotes(run, run.notes);
  // A notice about a damaged recording is more important.
  if (app.session.getState().notice === null) say(app, { kind: 'notes opened', notes });
}
