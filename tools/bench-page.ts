import { cpus } from 'node:os';
import process from 'node:process';
import { type Browser, chromium } from '@playwright/test';
import { measureFirstLoad } from './bench-page/first-load.ts';
import { measureFirstPictures } from './bench-page/first-picture.ts';
import { measureHands } from './bench-page/hands.ts';
import { COUNT_MEMORY, measureRecording } from './bench-page/recording.ts';
import { isGood, printed, type Row } from './bench-page/row.ts';
import { measureStage } from './bench-page/stage.ts';
import { browserArguments, findBrowser } from './find-browser.mjs';
import { serve } from './serve.mjs';

/** Each figure is the median over this many fresh browsers. */
const BROWSERS = 5;

const at = process.argv.indexOf('--browsers');
const count = at < 0 ? BROWSERS : Number(process.argv[at + 1]);
if (!(count >= 1)) throw new Error('--browsers needs the number of browsers, 1 or more');
const executablePath = findBrowser();
const url = await serve(0);
const found: (readonly Row[])[] = [];
let version = '';
for (let i = 0; i < count; i++) {
  const browser = await chromium.launch({
    args: [...browserArguments(), COUNT_MEMORY],
    ...(executablePath === null ? {} : { executablePath }),
  });
  version = browser.version();
  try {
    found.push(await measure(browser));
  } finally {
    await browser.close();
  }
}

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores · Chromium ${version} · medians of ${count} browsers (least–most)`,
);
const rows = (found[0] ?? []).map((_, i) => found.flatMap((one) => one[i] ?? []));
console.log(rows.map(printed).join('\n'));
process.exit(rows.every(isGood) ? 0 : 1);

async function measure(on: Browser): Promise<readonly Row[]> {
  const first = await measureFirstLoad(on, url);
  if (process.argv.includes('--hands')) return [...first, ...(await measureHands(on, url))];
  const pictures = await measureFirstPictures(on, url);
  const stage = await measureStage(on, url);
  const recording = await measureRecording(on, url);
  return [...first, ...pictures, ...stage, ...recording, ...(await measureHands(on, url))];
}
