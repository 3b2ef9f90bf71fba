import type { Browser, Page } from '@playwright/test';
import { openText } from './open-text.ts';
import { figure, quantile, type Row } from './row.ts';

const MOST_SWEEP_S = 30;
const MOST_TASK_MS = 50;
const MOST_CANCEL_MS = 200;
const MOST_INTERVAL_MS = 25;
const MOST_PREVIEW_MS = 16.7;
const PLAY_MS = 6000;

/** Each run: 4 threads × 250 rounds × 50 objects, each allocated and freed: 100,000 calls. */
const HUNDRED_THOUSAND = {
  format: 'slabscope scenario',
  version: 1,
  title: 'A hundred thousand calls',
  about: 'Four threads allocate and free in batches.',
  memory: { mib: 256, reserved: 16 },
  caches: [cache('busy', 4096)],
  callers: [caller('thread', 4, { kind: 'loop', batch: 50, think: 1, rounds: 250 })],
  end: 2000,
};

/** 5,000 objects that are allocated and freed, all of them on the screen. */
const FIVE_THOUSAND = {
  format: 'slabscope scenario',
  version: 1,
  title: 'Five thousand objects',
  about: 'They come one by one and go all at once.',
  memory: { mib: 256, reserved: 16 },
  caches: [cache('many', 20_480)],
  callers: [caller('saw', 1, { kind: 'sawtooth', size: 5000, period: 2000 })],
  end: 8000,
};

/** Measures user actions: a sweep and cancelling it, machines side by side, a preview. */
export async function measureHands(on: Browser, url: string): Promise<readonly Row[]> {
  const page = await on.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}?view=machine`);
  await page.getByRole('button', { name: 'Allocate' }).waitFor();
  const rows = [await measurePreview(page), ...(await measureSweep(page)), await measureCompare(page)];
  await page.close();
  return rows;
}

async function measurePreview(page: Page): Promise<Row> {
  await page.getByRole('tab', { name: 'Tunables' }).click();
  await page.getByLabel(/^obj_per_slab \(/).focus();
  const samples = await page.evaluate<number[]>(`(async () => {
    const field = document.getElementById('tunable-spl_kmem_cache_obj_per_slab');
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    const frame = () => new Promise(requestAnimationFrame);
    const samples = [];
    for (let value = 20; value < 60; value++) {
      await frame();
      const begin = performance.now();
      set.call(field, String(value));
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await frame();
      const shown = [...document.querySelectorAll('[role=status]')].some((one) => one.textContent.includes('→ ' + value));
      samples.push(shown ? performance.now() - begin : Infinity);
    }
    return samples;
  })()`);
  // It is due in the frame after the keystroke, but frames themselves may be late on a busy machine.
  const figures = [figure(quantile(samples, 0.95), 'ms p95', 2 * MOST_PREVIEW_MS, 1)];
  return { what: 'a tunable', doing: 'preview while typing', figures };
}

async function measureSweep(page: Page): Promise<Row[]> {
  await openScenario(page, HUNDRED_THOUSAND);
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  const form = page.getByRole('form', { name: 'New sweep' });
  await form.getByLabel('Machine').selectOption('here');
  await form.getByLabel('values', { exact: true }).fill('2, 4, 8, 16, 32, 64, 128, 256');
  await form.getByRole('combobox').last().selectOption('spl_kmem_cache_obj_per_slab');
  await form.getByLabel('its values').fill('2, 4, 8, 12, 16, 24, 32, 64');
  await page.evaluate(`
    globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
    }).observe({ type: 'longtask' });`);
  const begin = Date.now();
  await form.getByRole('button', { name: 'Run 64 machines' }).click();
  await page.getByText(/64 of 64 runs/).waitFor({ timeout: 180_000 });
  const seconds = (Date.now() - begin) / 1000;
  const longest = await page.evaluate<number>('globalThis.longest');
  await form.getByRole('button', { name: 'Run 64 machines' }).click();
  await page.waitForTimeout(700);
  const cancel = await page.evaluate<number>(`(async () => {
    const button = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Cancel');
    const begin = performance.now();
    button.click();
    while (!document.body.textContent.includes('cancelled; results so far are kept')) await new Promise(requestAnimationFrame);
    return performance.now() - begin;
  })()`);
  const what = 'a sweep';
  return [
    { what, doing: '64 runs of 100,000 calls', figures: [figure(seconds, 's', MOST_SWEEP_S, 1)] },
    { what, doing: 'longest task of the page', figures: [figure(longest, 'ms', MOST_TASK_MS)] },
    { what, doing: 'cancelled', figures: [figure(cancel, 'ms', MOST_CANCEL_MS)] },
  ];
}

async function measureCompare(page: Page): Promise<Row> {
  await page.getByRole('button', { name: 'Machine', exact: true }).click();
  await openScenario(page, FIVE_THOUSAND);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const form = page.getByRole('form', { name: 'What to compare' });
  await form.getByLabel('Machine').selectOption('here');
  for (const value of ['16', '4', '32']) {
    const last = form.getByLabel('Its value').last();
    await last.fill(value);
    if (value !== '32') await form.getByRole('button', { name: 'add a machine' }).click();
    if (value !== '32')
      await form.getByLabel('What differs').last().selectOption('spl_kmem_cache_obj_per_slab');
  }
  await form.getByRole('button', { name: 'Compare' }).click();
  await page.getByText('Running …', { exact: true }).waitFor();
  await page.getByText('Running …', { exact: true }).waitFor({ state: 'detached', timeout: 60_000 });
  await page.waitForTimeout(1500);
  await page.getByRole('main').getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(3000);
  const intervals = await page.evaluate<number[]>(`new Promise((resolve) => {
    const intervals = [];
    let last = 0;
    const begin = performance.now();
    const frame = (now) => {
      if (last > 0) intervals.push(now - last);
      last = now;
      if (now - begin < ${PLAY_MS}) requestAnimationFrame(frame);
      else resolve(intervals);
    };
    requestAnimationFrame(frame);
  })`);
  return {
    what: '4 × 5,000 objects',
    doing: 'side by side, playing',
    figures: [
      figure(quantile(intervals, 0.5), 'median', null, 1),
      figure(quantile(intervals, 0.95), 'p95', MOST_INTERVAL_MS, 1),
    ],
  };
}

async function openScenario(page: Page, scenario: object): Promise<void> {
  await openText(page, JSON.stringify(scenario), 'Run it as a scenario');
  await page.waitForTimeout(4000);
}

function cache(name: string, size: number): object {
  return { id: 'c1', name, size, align: 0, flags: ['VMEM'], ctor: false, dtor: false };
}

function caller(name: string, threads: number, pattern: object): object {
  return {
    name,
    cache: 'c1',
    cpu: threads > 1 ? 0 : null,
    threads,
    flags: 'KM_SLEEP',
    start: 0,
    stop: null,
    pattern,
  };
}
