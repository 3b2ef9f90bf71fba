import type { Browser, CDPSession, Page } from '@playwright/test';
import { longScenario } from '../long-scenario.ts';
import { openText } from './open-text.ts';
import { figure, quantile, type Row } from './row.ts';

/** Percent of its time that the page thread may be busy while it receives events as fast as the worker emits them. */
const MOST_BUSY = 20;
/** Memory of a tab that holds 10,000,000 events, MB. */
const MOST_MEMORY = 600;
/** Frames from the pointer on the timeline to the picture of that moment. */
const MOST_FRAMES = 2;

/** Events after which start-up no longer counts. */
const SETTLED = 1_000_000;

/** Makes the browser measure a page's memory immediately when asked. */
export const COUNT_MEMORY = '--enable-blink-features=ForceEagerMeasureMemory';

/** Waits inside the page, since polling from outside would count as work of the page. */
const UNTIL_RECORDED = `new Promise((resolve) => {
  const footer = document.querySelector('footer');
  const timer = setInterval(() => {
    if (footer.textContent.includes('recording ahead')) return;
    clearInterval(timer);
    resolve(undefined);
  }, 100);
})`;

/** The cost of recording ten million events in a page. */
interface RecordingCost {
  readonly events: number;
  /** Events per second emitted by the worker. */
  readonly rate: number;
  /** Share of the time that the page thread was busy. */
  readonly busy: number;
  /** Memory of page and worker, in MB: with all events recorded, and after the playhead has walked through them. */
  readonly recorded: number;
  readonly walked: number;
  /** Frames from a pointer move on the timeline to the picture of that moment, 95th percentile. */
  readonly scrubbed: number;
}

/** Measures a page while it fills its recording, and while the playhead walks through it. */
export async function measureRecording(on: Browser, url: string): Promise<readonly Row[]> {
  const page = await on.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}?view=machine`);
  const { events, rate, busy, recorded, walked, scrubbed } = await recordLong(page);
  await page.close();
  const what = `${(events / 1e6).toFixed(1)} million events`;
  return [
    {
      what,
      doing: 'are received',
      figures: [figure(100 * busy, '%', MOST_BUSY), figure(rate / 1e6, 'million/s', null, 1)],
    },
    {
      what,
      doing: 'are held',
      figures: [figure(recorded, 'MB'), figure(walked, 'MB after a walk', MOST_MEMORY)],
    },
    { what, doing: 'are scrubbed through', figures: [figure(scrubbed, 'frames p95', MOST_FRAMES)] },
  ];
}

/** Lets a page record an endless scenario until the recording is full, and walks through it. */
async function recordLong(page: Page): Promise<RecordingCost> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  await openText(page, JSON.stringify(longScenario(100_000)), 'Run it as a scenario');
  await page.getByRole('button', { name: /^Machine: long/ }).waitFor();
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const length = async (): Promise<number> => Number(await timeline.getAttribute('aria-valuemax'));
  // Start-up is not part of the measurement.
  while ((await length()) < SETTLED) await page.waitForTimeout(50);
  const [before, from] = [await taskTime(client), await length()];
  await page.evaluate(UNTIL_RECORDED);
  const [after, to] = [await taskTime(client), await length()];
  const seconds = after.now - before.now;
  const [busy, rate] = [(after.busy - before.busy) / seconds, (to - from) / seconds];
  const recorded = await memory(page);
  const scrubbed = await scrub(page);
  await timeline.press('Home');
  await timeline.press('End');
  return {
    events: to,
    rate,
    busy,
    recorded,
    walked: await memory(page),
    scrubbed,
  };
}

/** Counts the frames between each pointer move on the timeline and the next picture on the stage. */
const COUNT_FRAMES = `
  globalThis.waits = [];
  const stage = document.querySelector('section[aria-label="Stage"] canvas');
  let [frame, moved] = [0, -1];
  const count = () => { frame += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
  addEventListener('pointermove', () => { moved = frame; }, true);
  const { fillRect } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillRect = function (...args) {
    if (this.canvas === stage && moved >= 0) {
      globalThis.waits.push(frame - moved);
      moved = -1;
    }
    return fillRect.apply(this, args);
  };`;
const MOVES = 80;

/** Drags the playhead back and forth through the recording. */
async function scrub(page: Page): Promise<number> {
  const box = await page.getByRole('slider', { name: 'Timeline' }).boundingBox();
  if (box === null) throw new Error('the timeline is not on the page');
  await page.evaluate(COUNT_FRAMES);
  const to = (share: number): Promise<void> => page.mouse.move(box.x + share * box.width, box.y + 20);
  await to(0.5);
  await page.mouse.down();
  for (let i = 1; i <= MOVES; i++) {
    await to((i * 0.381966) % 1);
    await page.waitForTimeout(60);
  }
  await page.mouse.up();
  const waits = await page.evaluate<number[]>('globalThis.waits');
  return waits.length === 0 ? Number.POSITIVE_INFINITY : quantile(waits, 0.95);
}

/** How long the page thread has been busy so far, and the present time, both in s. */
async function taskTime(client: CDPSession): Promise<{ readonly busy: number; readonly now: number }> {
  const { metrics } = await client.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return { busy: value('TaskDuration'), now: value('Timestamp') };
}

/** Memory of the page and its workers, in MB. */
async function memory(page: Page): Promise<number> {
  await page.requestGC();
  const { bytes } = await page.evaluate<{ bytes: number }>('performance.measureUserAgentSpecificMemory()');
  return bytes / 1e6;
}
