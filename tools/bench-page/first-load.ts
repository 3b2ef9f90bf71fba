import { fileURLToPath } from 'node:url';
import type { Browser } from '@playwright/test';
import { firstScripts, MOST_SCRIPT } from '../first-script.mjs';
import { figure, type Row } from './row.ts';
import { COUNT_PAINTS } from './stage.ts';

/** Ms from navigation to the first picture. */
const MOST_WAIT = 1000;

/** Opens a new page and measures how long the first picture takes, and how much JavaScript. */
export async function measureFirstLoad(on: Browser, url: string): Promise<readonly Row[]> {
  const page = await on.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript({ content: COUNT_PAINTS });
  await page.goto(`${url}?view=machine`, { waitUntil: 'commit' });
  await page.getByRole('heading', { name: 'zio_buf_20480' }).waitFor();
  await page.waitForFunction('globalThis.paints > 0');
  const waited = await page.evaluate<number>('performance.now()');
  await page.close();
  const dist = fileURLToPath(new URL('../../dist', import.meta.url));
  const kilobytes = firstScripts(dist).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const what = 'first picture';
  return [
    { what, doing: 'after navigation', figures: [figure(waited, 'ms', MOST_WAIT)] },
    { what, doing: 'needs JavaScript', figures: [figure(kilobytes, 'kB gzip', MOST_SCRIPT)] },
  ];
}
