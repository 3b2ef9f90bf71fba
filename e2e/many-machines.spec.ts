import { expect, expectNothingGrave, test } from './test.ts';

test('a sweep answers a question, and a cell opens its run', async ({ page }) => {
  await page.getByRole('button', { name: 'Sweep' }).click();
  await page.getByRole('button', { name: 'Which magazine_size suits how many CPUs?' }).click();
  await expect(page.getByText(/^\d+ of 32 runs/)).toBeVisible();
  // The same question in short.
  const form = page.getByRole('form', { name: 'New sweep' });
  await form.getByLabel('Scenario').selectOption('magazine-scaling');
  await form.getByLabel('values', { exact: true }).fill('2, 16');
  await form.getByRole('combobox').last().selectOption('cpus');
  await form.getByLabel('its values').fill('1, 8');
  await form.getByLabel('Ends at (ms)').fill('0.2');
  await form.getByRole('button', { name: 'Run 4 machines' }).click();
  await expect(page.getByText('4 of 4 runs')).toBeVisible();
  const table = page.getByRole('table', { name: /^operations done by/ });
  await expect(table.getByRole('row')).toHaveCount(3);
  await table.getByRole('row', { name: /^16 / }).getByRole('button').last().hover();
  const pointed = page.getByRole('region', { name: 'Results of the cell' });
  await expect(pointed.getByRole('heading')).toHaveText('spl_kmem_cache_magazine_size = 16 · cpus = 8');
  await expectNothingGrave(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toBe('sweep.csv');
  await table.getByRole('row', { name: /^2 / }).getByRole('button').last().click();
  await expect(
    page.getByText('This is the run with spl_kmem_cache_magazine_size = 2, cpus = 8'),
  ).toBeVisible();
});

test('a sweep of one axis is drawn as lines, and what is pointed at in one is marked in all', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Sweep' }).click();
  await page.getByRole('button', { name: 'expire 0, 1, 2, 3: how much stays in magazines?' }).click();
  await expect(page.getByText(/^4 of 4 runs/)).toBeVisible();
  const others = page.getByRole('list', { name: 'The other metrics' });
  await others.getByRole('img', { name: 'slabs grown by spl_kmem_cache_expire' }).hover();
  await expect(page.getByText(/^spl_kmem_cache_expire = \d: /)).toBeVisible();
  await expect(others.getByRole('button', { name: /^mean memory held [\d.]+ [KM]iB$/ })).toBeVisible();
  await others.getByRole('button', { name: /^mean memory held/ }).click();
  await expect(page.getByRole('combobox', { name: 'Show' })).toHaveValue('meanBytes');
  const point = page.getByRole('button', { name: /^3: .*; open this run$/ });
  await point.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is the run with spl_kmem_cache_expire = 3')).toBeVisible();
});

test('a sweep of one’s own refuses wrong values where they are typed, and can be cancelled', async ({
  page,
}) => {
  // Its workers never begin, so that it is under way whenever it is cancelled.
  await page.route(/\/sweep\.worker-[^/]*\.js$/, () => {});
  await page.getByRole('button', { name: 'Sweep' }).click();
  const form = page.getByRole('form', { name: 'New sweep' });
  await form.getByLabel('values', { exact: true }).fill('0..3, x');
  await expect(form.getByRole('alert')).toContainText('“x” is neither a whole number');
  await form.getByLabel('values', { exact: true }).fill('2..300 x2, 300');
  await expect(form.getByRole('alert')).toHaveText(
    'spl_kmem_cache_magazine_size must be between 0 and 256, not 300.',
  );
  await form.getByLabel('values', { exact: true }).fill('2, 256');
  await form.getByLabel('Seeds').fill('20');
  await form.getByRole('button', { name: 'Run 40 machines' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('cancelled; results so far are kept')).toBeVisible();
});

test('machines are compared at the same time, with a jump to where they diverge', async ({ page }) => {
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  const form = page.getByRole('form', { name: 'What to compare' });
  await form.getByLabel('Scenario').selectOption('kswapd-loop');
  await form.getByLabel('What differs').selectOption('spl_kmem_cache_reclaim');
  await form.getByLabel('Its value').fill('9');
  await expect(form.getByRole('alert')).toHaveText('spl_kmem_cache_reclaim must be between 0 and 1, not 9.');
  await form.getByLabel('Its value').fill('1');
  await form.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('img', { name: /^The machine .*: threads, slabs and pages$/ })).toHaveCount(2);
  const jump = page.getByRole('button', { name: /diverges at [\d.]+ ms$/ });
  await expect(jump).toBeVisible();
  await jump.click();
  await expect(page.getByRole('status').filter({ hasText: /^[\d.]+ ms$/ })).not.toHaveText('0.000 ms');
  // At the end they have long diverged: what differs is marked and described.
  await page.getByRole('slider', { name: 'Time' }).fill('1000');
  await expect(page.getByText(/^Compared with “.*”: .*\.$/).first()).toBeVisible();
  const row = page.getByRole('row', { name: /^objects scanned by shrinkers/ });
  await expect(row).toContainText('×');
});
