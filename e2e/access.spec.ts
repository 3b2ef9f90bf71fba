import type { Page } from '@playwright/test';
import { clickObject, expect, expectNothingGrave, test } from './test.ts';

/** Runs two machines side by side to their end. */
async function compareMachines(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const form = page.getByRole('form', { name: 'What to compare' });
  await form.getByLabel('Machine').selectOption('magazine-stranding');
  await form.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('button', { name: /diverges at/ })).toBeVisible();
}

/** Runs a sweep of four runs, which are drawn as bars. */
async function sweepMachines(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  await page.getByRole('button', { name: /^expire 0, 1, 2, 3/ }).click();
  await expect(page.getByText('4 of 4 runs · done')).toBeVisible();
}

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await expectNothingGrave(page);
    await compareMachines(page);
    await expectNothingGrave(page);
    await sweepMachines(page);
    await expectNothingGrave(page);
  });
}

test('the page can be played, stepped, selected and read with the keyboard alone', async ({ page }) => {
  const clock = page.getByText(/event [\d,]+ \/ [\d,]+/);
  const present = await clock.innerText();
  await page.keyboard.press('ArrowLeft');
  await expect(clock).not.toHaveText(present);
  await page.keyboard.press('ArrowRight');
  await expect(clock).toHaveText(present);
  const stage = page.getByRole('img', { name: /^zio_buf_20480/ });
  await stage.focus();
  await page.keyboard.press('ArrowDown');
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection.getByText(/^s\d+ stays because/)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(selection.getByText(/^s\d+\.\d (is in use|is in the magazine)/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(selection).toBeHidden();
});

test('a click on an object selects it, and leads to its slab', async ({ page }) => {
  const selection = page.getByRole('region', { name: 'Selection' });
  const itsSlab = selection.getByRole('button', { name: /^Its slab s/ });
  await clickObject(page, itsSlab);
  await itsSlab.click();
  await expect(selection.getByText('skc_partial_list')).toBeVisible();
});

for (const [width, height] of [
  [1024, 768],
  [390, 844],
] as const) {
  test(`nothing is wider than a screen of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await expect(page.getByRole('button', { name: 'Allocate' })).toBeVisible();
    const overflow = (): Promise<number[]> =>
      page.locator('html, main').evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth));
    expect(await overflow()).toEqual([0, 0]);
    await compareMachines(page);
    expect(await overflow()).toEqual([0, 0]);
    await sweepMachines(page);
    expect(await overflow()).toEqual([0, 0]);
  });
}
