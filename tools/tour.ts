import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { browserArguments, findBrowser } from './find-browser.mjs';
import { serve } from './serve.mjs';
import { STATES } from './tour/states.ts';
import type { TourState } from './tour/tour-state.ts';

const USAGE = `npm run build && npm run tour [-- --only WORDS] [--sizes 1440,390] [--themes dark] [--out FOLDER]
  Takes a picture of every view and state at five sizes in both themes, and puts them into contact sheets by subject.
  --only selects the states whose subject and name contain these words.`;

/** Width and height of the window, in CSS pixels. */
const SIZES = [
  [1440, 900],
  [1920, 1080],
  [2560, 1440],
  [1024, 768],
  [390, 844],
] as const;
const THEMES = ['dark', 'light'] as const;
/** Pictures per sheet: with more, they would be too small. */
const ON_SHEET = 9;
/** The width of a picture on a sheet, in CSS pixels. */
const WIDTH = 620;
/** How long a state may take to be reached on a busy machine, and then to come to rest, in ms. */
const PATIENCE = 120_000;
const REST = 700;

interface Shot {
  readonly subject: string;
  readonly name: string;
  readonly size: string;
  readonly theme: (typeof THEMES)[number];
  readonly file: string;
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    sizes: { type: 'string', default: '' },
    themes: { type: 'string', default: '' },
    out: { type: 'string', default: 'test-results/tour' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(USAGE);
else await tour();

async function tour(): Promise<void> {
  const words = values.only.toLowerCase();
  const states = STATES.filter(({ subject, name }) => `${subject} ${name}`.toLowerCase().includes(words));
  await mkdir(values.out, { recursive: true });
  const executablePath = findBrowser();
  const browser = await chromium.launch({
    args: browserArguments(),
    ...(executablePath === null ? {} : { executablePath }),
  });
  const shots: Shot[] = [];
  const failed: string[] = [];
  try {
    const url = await serve(0);
    for (const state of states) {
      try {
        shots.push(...(await take(browser, url, state)));
      } catch (error) {
        failed.push(`${state.subject}: ${state.name}: ${String(error).split('\n')[0]}`);
      }
    }
    await paste(browser, shots);
  } finally {
    await browser.close();
  }
  console.log(`${shots.length} pictures of ${states.length - failed.length} states are in ${values.out}`);
  for (const line of failed) console.error(`not reached: ${line}`);
  process.exit(failed.length === 0 ? 0 : 1);
}

/** Opens a state once, and takes a picture at each size in each theme. */
async function take(browser: Browser, url: string, state: TourState): Promise<readonly Shot[]> {
  const { subject, name } = state;
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(PATIENCE);
  const shots: Shot[] = [];
  try {
    await page.goto(url + state.address);
    await page.locator('main').first().waitFor();
    await page.getByText('Starting the machine …').waitFor({ state: 'hidden' });
    await page.waitForTimeout(REST);
    await state.open?.(page);
    for (const [width, height] of SIZES) {
      if (values.sizes !== '' && !values.sizes.split(',').includes(String(width))) continue;
      await page.setViewportSize({ width, height });
      await state.unfold?.(page);
      for (const theme of THEMES) {
        if (values.themes !== '' && values.themes !== theme) continue;
        await page.emulateMedia({ colorScheme: theme });
        await page.waitForTimeout(REST);
        const size = `${width}×${height}`;
        const file = join(values.out, `${slug(`${subject} ${name} ${width} ${theme}`)}.png`);
        await page.screenshot({ path: file });
        shots.push({ subject, name, size, theme, file });
      }
    }
  } finally {
    await page.close();
  }
  return shots;
}

/** Puts the pictures of a subject, size and theme on sheets. */
async function paste(browser: Browser, shots: readonly Shot[]): Promise<void> {
  const titles = new Set(shots.map(titleOf));
  const page = await browser.newPage({ viewport: { width: 3 * (WIDTH + 12) + 24, height: 900 } });
  for (const title of titles) {
    const group = shots.filter((shot) => titleOf(shot) === title);
    for (let from = 0; from < group.length; from += ON_SHEET) {
      const part = group.slice(from, from + ON_SHEET);
      const number = group.length > ON_SHEET ? ` ${from / ON_SHEET + 1}` : '';
      const file = join(values.out, `sheet-${slug(title + number)}`);
      await writeFile(`${file}.html`, sheet(title + number, part));
      await page.goto(pathToFileURL(`${file}.html`).href);
      await page.screenshot({ path: `${file}.png`, fullPage: true });
    }
  }
}

/** The title of the sheet that a picture is on. */
function titleOf({ subject, size, theme }: Shot): string {
  return `${subject} ${size} ${theme}`;
}

function sheet(title: string, shots: readonly Shot[]): string {
  const figures = shots.map(
    ({ name, file }) =>
      `<figure><img src="${pathToFileURL(file).href}"><figcaption>${escaped(name)}</figcaption></figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>${escaped(title)}</title><style>
body { background: #777; color: #fff; font: 14px sans-serif; margin: 12px; }
main { display: flex; flex-wrap: wrap; gap: 12px; }
figure { margin: 0; max-width: ${WIDTH}px; }
img { display: block; max-height: ${WIDTH}px; max-width: 100%; }
</style><h1>${escaped(title)}</h1><main>${figures.join('')}</main>`;
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
