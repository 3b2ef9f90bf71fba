import type { ProcSlabListing } from '../../formats/proc-slab/parse.ts';
import type { Content, OpenedRecording, ReadAsk } from '../../host/read.ts';
import type { App } from '../app.ts';
import { messageOf, sentence } from '../message-of.ts';
import { say } from '../session.ts';
import { startScenario } from '../start/sources.ts';
import { readContent } from './reader.ts';

/** The outcome of opening a file or a text: it is shown, it is a listing to look at first, or what is wrong with it. */
export type Opened =
  | { readonly kind: 'shown' }
  | { readonly kind: 'listing'; readonly text: string; readonly listing: ProcSlabListing }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] };

/** Opens a recording, a scenario, or a listing, recognised by what is in the file and not by its name. */
export async function openFile(app: App, file: File): Promise<Opened> {
  return open(app, { kind: 'file', file });
}

/** Starts a scenario from JSON text, or returns what is wrong with it and where. */
export async function openScenario(app: App, text: string): Promise<Opened> {
  return open(app, { kind: 'text', text });
}

/** The caches that a text lists, without opening it; null when it is not a listing. */
export async function readListing(text: string): Promise<ProcSlabListing | null> {
  const content = await contentOf({ kind: 'text', text });
  return content.kind === 'listing' ? content.listing : null;
}

async function open(app: App, ask: ReadAsk): Promise<Opened> {
  const content = await contentOf(ask);
  switch (content.kind) {
    case 'recording':
      showOpened(app, content.opened);
      return { kind: 'shown' };
    case 'scenario':
      await startScenario(app, content.scenario);
      return { kind: 'shown' };
    case 'listing':
    case 'refused':
      return content;
  }
}

/** Reads content. If the reader itself fails, the failure is the reason of the refusal. */
async function contentOf(ask: ReadAsk): Promise<Content> {
  try {
    return await readContent(ask);
  } catch (error) {
    return { kind: 'refused', reasons: [`${sentence(messageOf(error))} Try again.`] };
  }
}

function showOpened(app: App, opened: OpenedRecording): void {
  const { run, engine, damage } = opened;
  app.machine.showRecorded(run, engine, opened);
  if (damage === null) return;
  say(app, { kind: 'recording damaged', moment: damage.moment, why: damage.why });
}
