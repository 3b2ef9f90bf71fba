import { gzipSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { type Row, row } from './row.ts';

/** Ms from navigation to the first picture that are not to be exceeded. */
const MOST_WAIT = 1500;
/** Kilobytes of JavaScript, gzip, that the first picture may need, in the page and in the engine's worker. */
const MOST_SCRIPT = 250;

/** Opens a new page with a counter of its `paints`: how long the first picture takes, and how much JavaScript. */
export async function measureFirstLoad(
  on: Browser,
  url: string,
  countPaints: string,
): Promise<readonly Row[]> {
  const page = await on.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript({ content: countPaints });
  const scripts: Promise<Buffer>[] = [];
  let isFirst = true;
  page.on('response', (response) => {
    if (isFirst && response.url().endsWith('.js')) scripts.push(response.body());
  });
  await page.goto(`${url}?view=machine`, { waitUntil: 'commit' });
  await page.getByRole('heading', { name: 'zio_buf_20480' }).waitFor();
  await page.waitForFunction('globalThis.paints > 0');
  const waited = await page.evaluate<number>('performance.now()');
  isFirst = false;
  const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length);
  await page.close();
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  return [
    row(
      'first picture',
      'after navigation',
      `${waited.toFixed(0)} ms (at most ${MOST_WAIT})`,
      waited <= MOST_WAIT,
    ),
    row(
      'first picture',
      'needs JavaScript',
      `${kilobytes.toFixed(0)} kB gzip (at most ${MOST_SCRIPT})`,
      kilobytes <= MOST_SCRIPT,
    ),
  ];
}
