import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './test.ts';

const LISTING = join(import.meta.dirname, '../../shared/data/proc-slab/zfs-3085-1.txt');

test('a newcomer finds the waste, the effect of a reap and a what-if in six clicks, and shares the same view', async ({
  page,
  context,
}) => {
  test.skip(!existsSync(LISTING), 'the listing of a real machine is not available');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => {
    const { dataset } = document.documentElement;
    window.addEventListener(
      'click',
      () => (dataset['clicks'] = String(Number(dataset['clicks'] ?? 0) + 1)),
      true,
    );
  });
  await page.getByRole('button', { name: 'Diagnose' }).click();
  await page.getByRole('button', { name: 'Open or paste a report' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open or paste a report' });
  await dialog.getByRole('textbox', { name: 'Listing or report' }).fill(readFileSync(LISTING, 'utf8'));
  await dialog.getByRole('button', { name: 'Diagnose' }).click();
  // The waste and the reap, without a click.
  await expect(page.getByRole('heading', { name: /^zio_vdev_cache holds 108 MiB of 110 MiB/ })).toBeVisible();
  await expect(page.getByText('a reap on every CPU frees')).toBeVisible();
  const table = page.getByRole('table', { name: 'Caches by what they hold' });
  await expect(table.getByRole('columnheader', { name: 'a reap frees' })).toBeVisible();
  const form = page.getByRole('form', { name: 'What if' });
  await form.getByLabel('Its value').click();
  await form.getByLabel('Its value').fill('16');
  await page.keyboard.press('Enter');
  const answer = page.getByRole('status').filter({ hasText: 'With obj_per_slab = 16' });
  await expect(answer).toBeVisible();
  const said = await answer.textContent();
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(page.getByText('The link is on the clipboard.')).toBeVisible();
  const clicks = await page.evaluate(() => Number(document.documentElement.dataset['clicks']));
  expect(clicks).toBeLessThanOrEqual(6);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('status').filter({ hasText: 'With obj_per_slab = 16' })).toHaveText(said ?? '');
});

test('a listing that is pasted on the start page is diagnosed', async ({ page }) => {
  await page.addInitScript(() => localStorage.removeItem('slabscope.settings'));
  await page.goto('./?again');
  await expect(page.getByRole('button', { name: /^Bring your machine/ })).toBeVisible();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      'text',
      'zio_buf_20480 0x00042 2007040 983040 200704 20480 10 10 12 80 48 90 0 0 0',
    );
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true }));
  });
  await expect(page.getByRole('heading', { name: /^zio_buf_20480 holds/ })).toBeVisible();
});

test('the map leads to the row of a cache, by keyboard and by click', async ({ page }) => {
  await page.getByRole('button', { name: 'Diagnose' }).click();
  await page.getByRole('button', { name: 'A machine of March 2023, as sdb shows it' }).click();
  const map = page.getByRole('toolbar', { name: 'Map of what the caches hold' });
  await map.getByRole('button', { name: /^zio_buf_comb_131072 holds/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(map.getByRole('button', { name: /^zfs_btree_leaf_cache holds/ })).toBeFocused();
  await page.keyboard.press('Enter');
  const row = page.getByRole('row', { name: /^zfs_btree_leaf_cache/ });
  await expect(row.getByText('An SPL reap does not free')).toBeVisible();
  await map.getByRole('button', { name: /^dnode_t holds/ }).click();
  await expect(page.getByRole('row', { name: /^dnode_t/ }).getByText('An SPL reap')).toBeVisible();
});

test('a text that was typed but not opened is kept', async ({ page }) => {
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open or paste a report' });
  await dialog.getByRole('textbox', { name: 'Listing or report' }).fill('half of a report');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Open…' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Listing or report' })).toHaveValue('half of a report');
});
