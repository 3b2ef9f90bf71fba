import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './test.ts';

const LISTING = join(import.meta.dirname, '../../shared/data/proc-slab/zfs-3085-1.txt');

test('a stranger learns of the waste, a reap and a what-if in six clicks, and passes the same view on', async ({
  page,
  context,
}) => {
  test.skip(!existsSync(LISTING), 'the listing of a real machine is not here');
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
  await expect(page.getByRole('heading', { name: /SPL caches hold/ })).toBeVisible();
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
