import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';

/** Page timers longer than this, in ms, never fire, so notices stay and slow work does not time out. */
const LONG = 10_000;

/** A page that shows its first machine. A test fails if the page logs an error to the console. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript((long) => {
      const { setTimeout } = window;
      const patient = (work: TimerHandler, ms = 0, ...rest: unknown[]): number =>
        setTimeout(work, ms >= long ? 2 ** 31 - 1 : ms, ...rest);
      Object.assign(window, { setTimeout: patient });
    }, LONG);
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
    await painted(page);
    await use(page);
    expect(errors).toEqual([]);
  },
});

export { expect };

/** Waits until the stage shows the machine's present state. */
export async function painted(page: Page): Promise<void> {
  // The first picture gives the canvas its size; each later one is painted in the frame after a change.
  const canvas = page.getByRole('region', { name: 'Stage' }).locator('canvas');
  await expect(canvas).not.toHaveJSProperty('width', 300);
  await page.evaluate(async () => {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
  });
}

/** Stops the page's clock: nothing plays until `page.clock.runFor` advances it. The engine still runs. */
export async function holdClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
}

/** Zooms in on the first slab and clicks in it until an object is selected whose panel has `wanted`. */
export async function clickObject(page: Page, wanted: Locator): Promise<void> {
  const stage = page.getByRole('img', { name: /^zio_buf_20480/ });
  await stage.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await painted(page);
  const box = await stage.boundingBox();
  if (box === null) throw new Error('the stage has no box');
  // The slab fills the stage. Its objects are near the middle; their height depends on the layout.
  for (const down of [0.45, 0.5, 0.55, 0.6, 0.65, 0.7]) {
    await stage.click({ position: { x: 0.36 * box.width, y: down * box.height } });
    await painted(page);
    if (await wanted.isVisible()) return;
  }
  throw new Error('no object was found');
}

/** Waits until the playhead is before the end of the recording. */
export async function expectPast(page: Page): Promise<void> {
  await expect.poll(() => behind(page)).toBeGreaterThan(0);
}

/** Waits until the playhead is at the end of the recording. */
export async function expectPresent(page: Page): Promise<void> {
  await expect.poll(() => behind(page)).toBe(0);
}

/** Number of events after the playhead. */
async function behind(page: Page): Promise<number> {
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const [now, max] = [
    await timeline.getAttribute('aria-valuenow'),
    await timeline.getAttribute('aria-valuemax'),
  ];
  return Number(max) - Number(now);
}

/** Waits until the whole scenario has been recorded. */
export async function recorded(page: Page): Promise<void> {
  // The timeline may be there before the scenario is.
  await expect(page.getByRole('slider', { name: 'Timeline' })).not.toHaveAttribute('aria-valuemax', '0');
  await expect(page.getByText('recording ahead …')).toBeHidden();
}

/** The value of one of the reference's counters. */
export function counter(page: Page, name: string): Locator {
  const row = page
    .getByRole('region', { name: 'Counters' })
    .locator('dl > div')
    .filter({ hasText: new RegExp(`^${name},`) });
  return row.getByRole('definition');
}

/** Brings a cache into focus. */
export async function focusCache(page: Page, name: string): Promise<void> {
  await page
    .getByRole('region', { name: 'Caches' })
    .getByRole('button', { name: new RegExp(`^${name} `) })
    .click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** Opens a tab of the controls. */
export async function openControls(
  page: Page,
  name: 'Caches' | 'Tunables' | 'Pressure' | 'Callers' | 'Machine' | 'Record',
): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

/** Opens the list of events. */
export async function openEvents(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Events', exact: true }).click();
}

/** Chooses the CPU to act on and the number of objects. */
export async function choose(page: Page, cpu: number, count: 1 | 10 | 100): Promise<void> {
  const bar = page.getByRole('toolbar', { name: 'Act on the machine' });
  await bar.getByRole('combobox', { name: 'CPU' }).selectOption(`CPU ${cpu}`);
  await bar.getByLabel('objects').selectOption(String(count));
}

/** Starts a scenario or a machine by its title. */
export async function chooseMachine(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Machine:/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose a machine' });
  await dialog.getByRole('searchbox').fill(title);
  await dialog.getByRole('button', { name: title }).first().click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: `Machine: ${title}` })).toBeVisible();
}

/** Checks a page, or parts of it, with axe: there must be no serious or critical findings. */
export async function expectNothingGrave(page: Page, parts: readonly string[] = []): Promise<void> {
  const axe = parts.reduce((builder, part) => builder.include(part), new AxeBuilder({ page }));
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual([]);
}
