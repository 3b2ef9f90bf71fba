import { del, get, set } from 'idb-keyval';
import { z } from 'zod';
import { app } from '../../state/page.ts';
import { type CFile, setCFile } from '../../state/reading.ts';
import { say } from '../../state/session.ts';

const KEY = 'slabscope.c-file';
/** The largest file to read, in bytes: the reference has 60 kB. */
const MOST = 4_000_000;

const kept = z.object({ name: z.string(), text: z.string() });

/** Reads a C file that the user chose, and keeps it in this browser if possible. */
export async function openCFile(file: File): Promise<void> {
  if (file.size > MOST) {
    say(app, { kind: 'C file too large', name: file.name, mostBytes: MOST });
    return;
  }
  const cFile: CFile = { name: file.name, text: await file.text() };
  setCFile(app, cFile);
  try {
    await set(KEY, cFile);
  } catch {
    // Without storage, the file lasts until the page is closed.
  }
}

/** Restores the file that was opened before. */
export async function recallCFile(): Promise<void> {
  try {
    const found = kept.safeParse(await get(KEY));
    if (found.success) setCFile(app, found.data);
  } catch {
    // There is no storage.
  }
}

/** Drops the file. */
export async function forgetCFile(): Promise<void> {
  setCFile(app, null);
  try {
    await del(KEY);
  } catch {
    // Nothing was kept.
  }
}
