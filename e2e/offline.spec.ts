import { expect, test } from './test.ts';

test('once the page stands, panels, dialogs and views open without a network', async ({ page, context }) => {
  await page.goto('/');
  await page.getByRole('region', { name: 'Tunables' }).waitFor();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('tab', { name: 'Now running' }).click();
  await expect(page.getByRole('button', { name: 'Open your own spl-kmem-cache.c…' })).toBeVisible();
  await page.getByRole('button', { name: 'Create cache' }).click();
  await expect(page.getByRole('textbox', { name: 'Object size (bytes)' })).toBeVisible();
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(page.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(/#run=/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.getByRole('treegrid')).toBeVisible();
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  await expect(page.getByRole('form', { name: 'New sweep' })).toBeVisible();
});
