import type { Browser, Page } from '@playwright/test';
import { framesDuring } from './frames.ts';
import { openText } from './open-text.ts';
import { figure, type Row } from './row.ts';

/** Ms of script per frame, 95th percentile. */
const MOST_SCRIPT = 6;
/** Ms between frames, 95th percentile: while playing, and while zooming. */
const MOST_INTERVAL = 20;
const MOST_ZOOM_INTERVAL = 34;
const PLAY_MS = 4000;
const IDLE_MS = 1500;

/** 1,250 slabs of 8 objects: all of them are cells on the screen. */
const TEN_THOUSAND = [
  'slab_statistics_version 1',
  'cache flags size alloc slabsize objsize total alloc max total alloc max dlock emerg max',
  'ten_thousand 0x00042 251002880 163840000 200704 20480 1250 1200 1250 10000 8000 10000 0 0 0',
].join('\n');

/** Counts, in the page, how often painting a canvas begins. */
export const COUNT_PAINTS = `
  globalThis.paints = 0;
  const { setTransform } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.setTransform = function (...args) {
    globalThis.paints += 1;
    return setTransform.apply(this, args);
  };`;

/** Measures the stage at rest, playing and zooming, with few objects and with many. */
export async function measureStage(on: Browser, url: string): Promise<readonly Row[]> {
  const page = await on.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript({ content: COUNT_PAINTS });
  await page.goto(`${url}?view=machine`);
  await page.getByRole('button', { name: 'Allocate' }).waitFor();
  await page.waitForTimeout(1000);
  const first = 'first machine';
  const rows = [await atRest(page, first), await playing(on, page, first, 500)];
  const many = '10,000 objects';
  await openText(page, TEN_THOUSAND, /^Show \d/);
  await page.getByRole('heading', { name: 'ten_thousand' }).waitFor();
  rows.push(...(await measureMany(on, page, many)));
  await page.goto(`${url}?view=machine&machine=zfs-466-1`);
  await page.getByRole('heading', { name: 'zio_buf_512' }).waitFor({ timeout: 60_000 });
  rows.push(...(await measureMany(on, page, '1,000,000 objects')));
  await page.close();
  return rows;
}

async function measureMany(on: Browser, page: Page, what: string): Promise<Row[]> {
  await page.waitForTimeout(3000);
  return [
    await atRest(page, what),
    await playing(on, page, what, 120),
    await playing(on, page, what, 10_000),
    await zooming(on, page, what),
  ];
}

async function atRest(page: Page, what: string): Promise<Row> {
  await page.mouse.move(1, 1);
  await page.waitForTimeout(800);
  const paints = (): Promise<number> => page.evaluate<number>('globalThis.paints');
  const before = await paints();
  await page.waitForTimeout(IDLE_MS);
  return { what, doing: 'at rest', figures: [figure((await paints()) - before, 'paints', 0)] };
}

async function playing(on: Browser, page: Page, what: string, speed: number): Promise<Row> {
  await page.getByRole('combobox', { name: 'Play by' }).selectOption('events');
  // The control is logarithmic, from 1 to a million events a second in a hundred steps.
  await page.getByRole('slider', { name: 'Speed' }).fill(String(Math.round((100 * Math.log10(speed)) / 6)));
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(800);
  const frames = await framesDuring(on, page, () => page.waitForTimeout(PLAY_MS));
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const doing = `plays ${speed.toLocaleString('en')} events/s`;
  return { what, doing, figures: figuresOf(frames, MOST_INTERVAL) };
}

/** Turns the wheel once per frame from inside the page; events from outside would come at their own pace. */
const TURN_WHEEL = `(async () => {
  const canvas = document.querySelector('section[aria-label="Stage"] canvas');
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = { clientX: left + 0.3 * width, clientY: top + 0.55 * height, bubbles: true, cancelable: true };
  for (let i = 0; i < 120; i++) {
    canvas.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: i < 60 ? -60 : 60 }));
    await new Promise(requestAnimationFrame);
  }
})()`;

async function zooming(on: Browser, page: Page, what: string): Promise<Row> {
  const frames = await framesDuring(on, page, () => page.evaluate<void>(TURN_WHEEL));
  await page.keyboard.press('0');
  return { what, doing: 'zooms in and out', figures: figuresOf(frames, MOST_ZOOM_INTERVAL) };
}

function figuresOf({ median, p95, interval }: Awaited<ReturnType<typeof framesDuring>>, most: number) {
  return [
    figure(median, 'median', null, 1),
    figure(p95, 'p95', MOST_SCRIPT, 1),
    figure(interval, 'ms p95', most, 1),
  ];
}
