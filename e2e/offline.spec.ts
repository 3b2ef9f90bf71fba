import { expect, test } from './test.ts';

test('once the page is ready for offline use, it works without a network', async ({ page, context }) => {
  await expect(page.getByRole('img', { name: 'Ready for offline use' })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('tab', { name: 'Now running' }).click();
  await expect(page.getByRole('button', { name: 'Open your own spl-kmem-cache.c…' })).toBeVisible();
  await page.getByRole('button', { name: 'Create cache' }).click();
  await expect(page.getByRole('textbox', { name: 'Object size (bytes)' })).toBeVisible();
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(page.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(/#run=/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Branch' })).toBeVisible();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.getByRole('treegrid')).toBeVisible();
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  const form = page.getByRole('form', { name: 'New sweep' });
  await form.getByLabel('values', { exact: true }).fill('2');
  await form.getByLabel('Ends at (ms)').fill('0.2');
  await form.getByRole('button', { name: 'Run 1 machines' }).click();
  await expect(page.getByText('1 of 1 runs')).toBeVisible();
});
