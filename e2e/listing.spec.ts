import { counter, expect, test } from './test.ts';

const GOOD = 'zio_buf_20480 0x00042 200704 102400 200704 20480 1 1 1 8 5 8 3 2 5';
const WRONG = 'zio_buf_24576 0x00042 233472 24576 233472 twenty 1 1 1 8 1 8 0 0 0';
const OLD = 'zio_data_buf_90112 0x00040 33554432 4866048 2097152 90112 16 16 25 352 54 529';

test('a listing with a broken row keeps the valid ones and names the line', async ({ page }) => {
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open or paste a report' });
  await dialog.getByRole('textbox', { name: 'Listing' }).fill(`${GOOD}\n${WRONG}`);
  await expect(dialog.getByText('1 part was found, 1 problem')).toBeVisible();
  await expect(dialog.getByText(/line 2/i)).toBeVisible();
  await dialog.getByRole('button', { name: 'Show 1 cache' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: /^Machine: Pasted listing/ })).toBeVisible();
  await expect(counter(page, 'skc_obj_alloc')).toHaveText('5');
  await expect(counter(page, 'skc_obj_emergency')).toHaveText('2');
});

test('text that is not a listing is refused with a message, and the machine stays', async ({ page }) => {
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Listing' }).fill('good morning');
  await expect(dialog.getByText('Nothing in this text is a listing that can be read')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Show' })).toBeDisabled();
  await expect(dialog.getByRole('button', { name: 'Diagnose' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(counter(page, 'skc_obj_alloc')).toHaveText('328');
});

test('an older listing is recognised and can be laid out again', async ({ page }) => {
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Listing' }).fill(OLD);
  await expect(dialog.getByText('0.6.0-rc3 to 0.6.0-rc11')).toBeVisible();
  await dialog.getByLabel('Slabs').selectOption('as 0.6.5.9');
  await dialog.getByLabel('CPUs').fill('0');
  await expect(dialog.getByRole('alert')).toHaveText('CPUs must be a whole number from 1 to 64.');
  await dialog.getByLabel('CPUs').fill('16');
  await dialog.getByRole('button', { name: 'Show 1 cache' }).click();
  await expect(page.getByRole('region', { name: 'Threads and magazines' }).getByText('CPU 15')).toBeVisible();
  await expect(page.getByText('= 757,760 B')).toBeVisible();
});

test('a file is read like pasted text', async ({ page }) => {
  await page.getByRole('button', { name: 'Open…' }).click();
  await page
    .getByRole('dialog')
    .getByLabel('Or open a file')
    .setInputFiles({ name: 'slab.txt', mimeType: 'text/plain', buffer: Buffer.from(GOOD) });
  await expect(page.getByRole('table', { name: 'Caches by what they hold' })).toContainText('zio_buf_20480');
  await page.getByRole('button', { name: 'Run this machine' }).click();
  await expect(page.getByRole('button', { name: /^Machine: slab.txt/ })).toBeVisible();
});
