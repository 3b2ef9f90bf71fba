import type { CDPSession, Page } from '@playwright/test';
import { longScenario } from '../long-scenario.ts';

/** Events after which a machine has begun. */
const SETTLED = 1_000_000;

/** The switch that has the browser count a page's memory when it is asked, not when it suits. */
export const COUNT_MEMORY = '--enable-blink-features=ForceEagerMeasureMemory';

/** Waits in the page itself: a look from outside every moment would count as the page's own work. */
const UNTIL_RECORDED = `new Promise((resolve) => {
  const footer = document.querySelector('footer');
  const timer = setInterval(() => {
    if (footer.textContent.includes('recording ahead')) return;
    clearInterval(timer);
    resolve(undefined);
  }, 100);
})`;

/** What a page that records ten million events costs. */
export interface RecordingCost {
  readonly events: number;
  /** Events a second that the worker emitted. */
  readonly rate: number;
  /** Share of the time that the page thread was busy. */
  readonly busy: number;
  /** Memory of page and worker, in MB: with all events, and after the playhead went through them. */
  readonly recorded: number;
  readonly walked: number;
  /** Frames from a move of the pointer on the timeline to the picture of that moment, in 95 of 100 moves. */
  readonly scrubbed: number;
}

/** Has a page record an endless scenario until the recording is full, and walks through it. */
export async function recordLong(page: Page): Promise<RecordingCost> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Listing' }).fill(JSON.stringify(longScenario(100_000)));
  await dialog.getByRole('button', { name: 'Run it as a scenario' }).click();
  await page.getByRole('button', { name: /^Machine: long/ }).waitFor();
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const length = async (): Promise<number> => Number(await timeline.getAttribute('aria-valuemax'));
  // The beginning of a machine is another thing than its events.
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

/** Counts the frames between each move of the pointer on the timeline and the next picture on the stage. */
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
  return waits.sort((a, b) => a - b)[Math.floor(0.95 * waits.length)] ?? Number.POSITIVE_INFINITY;
}

/** How long the page thread has been at work so far, and the time, in s. */
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
