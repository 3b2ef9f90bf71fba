import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(', ')}`)).toEqual(
      [],
    );
  });
}

test('the keyboard alone plays, steps, selects and reads', async ({ page }) => {
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
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
  await expect(
    selection.getByText(/^s\d+\.\d (is with a caller|lies in the magazine|is in the magazine)/),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(selection).toBeHidden();
});

test('a click on an object selects it, and leads to its slab', async ({ page }) => {
  const stage = page.getByRole('img', { name: /^zio_buf_20480/ });
  await stage.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const box = await stage.boundingBox();
  if (box === null) throw new Error('the stage has no box');
  // The slab fills the stage now: its objects lie about the middle, how high depends on what else has room.
  const selection = page.getByRole('region', { name: 'Selection' });
  const name = selection.getByRole('definition').first();
  await expect(async () => {
    for (const down of [0.45, 0.5, 0.55, 0.6, 0.65, 0.7]) {
      await stage.click({ position: { x: 0.36 * box.width, y: down * box.height } });
      if (/^s\d+\.\d$/.test(await name.innerText())) return;
    }
    throw new Error('no object was found');
  }).toPass();
  await selection.getByRole('button', { name: /^Its slab s/ }).click();
  await expect(selection.getByText('skc_partial_list')).toBeVisible();
});

for (const [width, height] of [
  [1024, 768],
  [390, 844],
] as const) {
  test(`nothing is wider than a screen of ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await expect(page.getByRole('button', { name: 'Allocate' })).toBeVisible();
    const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow).toBe(0);
  });
}
