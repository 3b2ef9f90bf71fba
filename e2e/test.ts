import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Locator, type Page } from '@playwright/test';

/** A page that is open on its first machine; a test fails if anything went to the console as an error. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
    await use(page);
    expect(errors).toEqual([]);
  },
});

export { expect };

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

/** Acts on another cpu than CPU 0, or on more objects than one. */
export async function choose(page: Page, cpu: number, count: 1 | 10 | 100): Promise<void> {
  const bar = page.getByRole('toolbar', { name: 'Act on the machine' });
  await bar.getByRole('combobox', { name: 'CPU' }).selectOption(`CPU ${cpu}`);
  await bar.getByLabel('objects').selectOption(String(count));
}

/** Starts a scenario or a machine by its title. */
export async function chooseMachine(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: /^Machine:/ }).click();
  const dialog = page.getByRole('dialog', { name: 'What to look at' });
  await dialog.getByRole('searchbox').fill(title);
  await dialog.getByRole('button', { name: title }).first().click();
  await expect(dialog).toBeHidden();
}

/** Has axe look at a page, or at parts of it: nothing serious or critical may be found. */
export async function expectNothingGrave(page: Page, parts: readonly string[] = []): Promise<void> {
  const axe = parts.reduce((builder, part) => builder.include(part), new AxeBuilder({ page }));
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual([]);
}
