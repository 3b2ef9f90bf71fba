import { cpus } from 'node:os';
import process from 'node:process';
import { type Browser, chromium, type Page } from '@playwright/test';
import { measureFirstLoad } from './bench-page/first-load.ts';
import { measureHands } from './bench-page/hands.ts';
import { COUNT_MEMORY, recordLong } from './bench-page/recording.ts';
import type { Row } from './bench-page/row.ts';
import { browserArguments, findBrowser } from './find-browser.mjs';
import { serve } from './serve.mjs';

/** Script time of a frame that is not to be exceeded in 95 of 100 frames, ms. */
const MOST_SCRIPT = 8;
/** Share of its time that the page thread may be busy while it receives events as fast as the worker emits them. */
const MOST_BUSY = 0.25;
/** Memory of a tab that holds 10,000,000 events, MB. */
const MOST_MEMORY = 600;
/** Frames from the pointer on the timeline to the picture of that moment. */
const MOST_FRAMES = 2;
const PLAY_MS = 4000;
const IDLE_MS = 1500;
/** Of a frame, what counts as script: not style, layout, paint or compositing. */
const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'FireAnimationFrame',
  'RunMicrotasks',
  'TimerFire',
  'EventDispatch',
]);
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'v8', '__metadata'];

/** 1,250 slabs of 8 objects: all of them are cells on the screen. */
const TEN_THOUSAND = [
  'slab_statistics_version 1',
  'cache flags size alloc slabsize objsize total alloc max total alloc max dlock emerg max',
  'ten_thousand 0x00042 251002880 163840000 200704 20480 1250 1200 1250 10000 8000 10000 0 0 0',
].join('\n');

/** Counts in the page how often a canvas begins to be painted. */
const COUNT_PAINTS = `
  globalThis.paints = 0;
  const { setTransform } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.setTransform = function (...args) {
    globalThis.paints += 1;
    return setTransform.apply(this, args);
  };`;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
}

interface Measured {
  readonly frames: number;
  /** Frames a second. */
  readonly rate: number;
  /** Script in a frame, ms. */
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

const lines: string[] = [];
let isGood = true;
const executablePath = findBrowser();
const browser = await chromium.launch({
  args: [...browserArguments(), COUNT_MEMORY],
  ...(executablePath === null ? {} : { executablePath }),
});
try {
  const url = await serve(0);
  add(await measureFirstLoad(browser, url, COUNT_PAINTS));
  if (!process.argv.includes('--hands')) await measureAll(browser, url);
  add(await measureHands(browser, url));
} finally {
  await browser.close();
}
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores · Chromium ${browser.version()}`,
);
console.log(lines.join('\n'));
process.exit(isGood ? 0 : 1);

function add(rows: readonly Row[]): void {
  for (const { what, doing, figures, isGood: isRowGood } of rows) {
    isGood &&= isRowGood;
    lines.push(`${what.padEnd(20)}${doing.padEnd(26)}${figures} ${isRowGood ? '✓' : '✗'}`);
  }
}

async function measureAll(on: Browser, url: string): Promise<void> {
  const page = await on.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript({ content: COUNT_PAINTS });
  await page.goto(`${url}?view=machine`);
  await page.getByRole('button', { name: 'Allocate' }).waitFor();
  await page.waitForTimeout(1000);
  await measureIdle(page, 'first machine');
  await measurePlay(on, page, 'first machine', 500);
  await openListing(page, TEN_THOUSAND);
  await measureIdle(page, '10,000 objects');
  await measurePlay(on, page, '10,000 objects', 120);
  await measurePlay(on, page, '10,000 objects', 10_000);
  await measureZoom(on, page, '10,000 objects');
  await page.getByRole('button', { name: /^Machine:/ }).click();
  await page.getByRole('button', { name: /openzfs\/zfs#466/ }).click();
  await page.getByRole('heading', { name: 'zio_buf_512' }).waitFor({ timeout: 60_000 });
  await page.waitForTimeout(3000);
  await measureIdle(page, '1,000,000 objects');
  await measurePlay(on, page, '1,000,000 objects', 120);
  await measurePlay(on, page, '1,000,000 objects', 10_000);
  await measureZoom(on, page, '1,000,000 objects');
  await page.close();
  await measureRecording(on, url);
}

async function measureRecording(on: Browser, url: string): Promise<void> {
  const page = await on.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}?view=machine`);
  const { events, rate, busy, recorded, walked, scrubbed } = await recordLong(page);
  const what = `${(events / 1e6).toFixed(1)} million events`.padEnd(20);
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
  const isLight = busy <= MOST_BUSY;
  const isSmall = walked <= MOST_MEMORY;
  const isQuick = scrubbed <= MOST_FRAMES;
  isGood &&= isLight && isSmall && isQuick;
  lines.push(
    `${what}${'are received'.padEnd(26)}page busy ${percent(busy)} (at most ${percent(MOST_BUSY)}) ${isLight ? '✓' : '✗'} · ${(rate / 1e6).toFixed(1)} million/s`,
    `${what}${'are held'.padEnd(26)}${recorded.toFixed(0)} MB, ${walked.toFixed(0)} MB after a walk (at most ${MOST_MEMORY}) ${isSmall ? '✓' : '✗'}`,
    `${what}${'are scrubbed through'.padEnd(26)}${scrubbed} frames p95 from pointer to picture (at most ${MOST_FRAMES}) ${isQuick ? '✓' : '✗'}`,
  );
}

async function measureIdle(page: Page, what: string): Promise<void> {
  await page.mouse.move(1, 1);
  await page.waitForTimeout(800);
  const paints = (): Promise<number> => page.evaluate<number>('globalThis.paints');
  const before = await paints();
  await page.waitForTimeout(IDLE_MS);
  const painted = (await paints()) - before;
  isGood &&= painted === 0;
  lines.push(`${what.padEnd(20)}${'at rest'.padEnd(26)}${painted} paints ${painted === 0 ? '✓' : '✗'}`);
}

async function measurePlay(on: Browser, page: Page, what: string, speed: number): Promise<void> {
  // The control is logarithmic, from 1 to a million events a second in a hundred steps.
  await page.getByRole('slider', { name: 'Speed' }).fill(String(Math.round((100 * Math.log10(speed)) / 6)));
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(800);
  const measured = await traced(on, page, () => page.waitForTimeout(PLAY_MS));
  await page.getByRole('button', { name: 'Pause' }).click();
  report(what, `plays ${speed.toLocaleString('en')} events/s`, measured);
}

async function measureZoom(on: Browser, page: Page, what: string): Promise<void> {
  const box = await page.locator('canvas').first().boundingBox();
  if (box === null) throw new Error('the stage is not on the page');
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.55);
  const measured = await traced(on, page, async () => {
    for (const by of [...Array.from({ length: 40 }, () => -60), ...Array.from({ length: 40 }, () => 60)]) {
      await page.mouse.wheel(0, by);
      await page.waitForTimeout(16);
    }
  });
  report(what, 'zooms in and out', measured);
  await page.keyboard.press('0');
}

async function openListing(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Open…' }).click();
  await page.getByLabel('Listing', { exact: true }).fill(text);
  await page.getByRole('button', { name: /^Show \d/ }).click();
  await page.getByRole('heading', { name: 'ten_thousand' }).waitFor();
  await page.waitForTimeout(1500);
}

async function traced(on: Browser, page: Page, during: () => Promise<void>): Promise<Measured> {
  await on.startTracing(page, { categories: CATEGORIES });
  await during();
  const trace = await on.stopTracing();
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: readonly TraceEvent[] };
  return framesOf(traceEvents);
}

/** Sums up the script of each frame: from one group of animation callbacks to the next. */
function framesOf(events: readonly TraceEvent[]): Measured {
  const fired = events.filter(({ name, ph }) => name === 'FireAnimationFrame' && ph === 'X');
  const thread = fired[0];
  if (thread === undefined) return { frames: 0, rate: 0, median: 0, p95: 0, worst: 0 };
  const own = events
    .filter(
      ({ pid, tid, ph, name }) => pid === thread.pid && tid === thread.tid && ph === 'X' && SCRIPT.has(name),
    )
    .sort((a, b) => a.ts - b.ts);
  const starts = frameStarts(events, thread);
  const scripts = starts.map(() => 0);
  let frame = 0;
  let end = 0;
  for (const { ts, dur = 0 } of own) {
    while (frame + 1 < starts.length && (starts[frame + 1] ?? 0) <= ts) frame += 1;
    // What runs inside something that was counted is not counted twice.
    const counted = Math.max(0, ts + dur - Math.max(ts, end));
    scripts[frame] = (scripts[frame] ?? 0) + counted / 1000;
    end = Math.max(end, ts + dur);
  }
  const sorted = scripts.slice(1, -1).sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const seconds = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / 1e6;
  return {
    frames: starts.length,
    rate: starts.length / seconds,
    median: at(0.5),
    p95: at(0.95),
    worst: at(1),
  };
}

/** When frames began, µs: animation callbacks closer than 3 ms to one another are of one frame. */
function frameStarts(events: readonly TraceEvent[], thread: TraceEvent): number[] {
  const starts: number[] = [];
  let end = 0;
  const fired = events
    .filter(
      ({ name, ph, tid, pid }) =>
        name === 'FireAnimationFrame' && ph === 'X' && tid === thread.tid && pid === thread.pid,
    )
    .sort((a, b) => a.ts - b.ts);
  for (const { ts, dur = 0 } of fired) {
    if (ts - end > 3000) starts.push(ts);
    end = ts + dur;
  }
  return starts;
}

function report(what: string, doing: string, { frames, rate, median, p95, worst }: Measured): void {
  const good = p95 <= MOST_SCRIPT;
  isGood &&= good;
  const figures = `${median.toFixed(1)} median, ${p95.toFixed(1)} p95, ${worst.toFixed(1)} worst ms`;
  lines.push(
    `${what.padEnd(20)}${doing.padEnd(26)}${figures} (p95 at most ${MOST_SCRIPT}) ${good ? '✓' : '✗'} · ${frames} frames, ${rate.toFixed(0)}/s`,
  );
}
