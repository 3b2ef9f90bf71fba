import { get, set } from 'idb-keyval';
import { z } from 'zod';
import { app } from '../../state/page.ts';
import { openAnyText } from '../../state/report/open-report.ts';
import type { OpenedReport } from '../../state/report/report-store.ts';

const KEY = 'slabscope.report';
/** Characters of a text that is kept in this browser. */
const MOST = 8_000_000;

const kept = z.object({ title: z.string(), text: z.string() });

/** Keeps the text in this browser, so that it is there when the page is loaded again. */
export async function keepReport({ title, text }: OpenedReport): Promise<void> {
  if (text.length > MOST) return;
  try {
    await set(KEY, { title, text });
  } catch {
    // Without storage the text lasts until the page is left.
  }
}

/** Opens the text that was open before, unless another one is open by then. */
export async function recallReport(): Promise<void> {
  try {
    const found = kept.safeParse(await get(KEY));
    const { opened, reading } = app.report.getState();
    if (found.success && opened === null && reading === null)
      await openAnyText(app, found.data.text, found.data.title);
  } catch {
    // There is no storage.
  }
}
