import type { Page } from '@playwright/test';
import { chooseMachine, expect, expectNothingGrave, test } from './test.ts';

async function openView(page: Page, name: 'Compare' | 'Sweep'): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
}

/** Waits until all runs of a sweep are done. */
async function swept(page: Page, runs: number): Promise<void> {
  await expect(page.getByText(`${runs} of ${runs} runs · done`)).toBeVisible();
}

test('a sweep opens with an example that has run', async ({ page }) => {
  await openView(page, 'Sweep');
  const results = page.getByRole('main').getByRole('region', { name: 'Results' });
  await expect(results.getByRole('heading', { name: /^Example magazine_size: / })).toBeVisible();
  await swept(page, 8);
  const chart = results.getByRole('group', { name: /^lost to objects in magazines by magazine_size/ });
  await expect(chart.getByRole('button', { name: /^magazine_size = \d+: .*; open this run$/ })).toHaveCount(
    8,
  );
  await expect(chart.getByText('lost to objects in magazines: less is better')).toBeVisible();
  await expect(chart.getByText('magazine_size (objects, log scale)')).toBeVisible();
  await expect(chart.getByText('unchanged')).toBeVisible();
  // Every small chart has its numbers in its name, and names the better direction.
  const small = results.getByRole('list', { name: 'The other metrics' }).getByRole('listitem');
  for (const text of await small.getByRole('button').allInnerTexts()) expect(text).toMatch(/\d/);
  await expect(small.getByText('less is better').first()).toBeVisible();
});

test('a sweep varies the machine on the stage, with what was done on it by hand', async ({ page }) => {
  await page.getByRole('button', { name: 'Allocate' }).click();
  await openView(page, 'Sweep');
  const form = page.getByRole('form', { name: 'New sweep' });
  await expect(form.getByLabel('Machine').locator('option:checked')).toHaveText(/^this machine: /);
  await expect(form.getByLabel('Vary')).toHaveValue('spl_kmem_cache_obj_per_slab');
  await expect(form.getByText('now 8')).toBeVisible();
  await form.getByLabel('values', { exact: true }).fill('2, 8, 32');
  await form.getByRole('button', { name: 'Run 3 machines' }).click();
  await swept(page, 3);
  await expect(page.getByRole('heading', { name: /: obj_per_slab \(objects\)$/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Runs without a result' })).toBeHidden();
  await page.getByRole('combobox', { name: 'Show' }).selectOption('slabsGrown');
  // Its caches are laid out for each value: fewer objects in a slab need more slabs.
  const names = await page.getByRole('button', { name: /^obj_per_slab = .*; open this run$/ }).all();
  const grown = await Promise.all(names.map((one) => one.getAttribute('aria-label')));
  expect(new Set(grown.map((name) => name?.replace(/^.*?: /, ''))).size).toBe(3);
});

test('a sweep answers a question, and a cell opens its run', async ({ page }) => {
  await openView(page, 'Sweep');
  await page.getByRole('button', { name: 'Which magazine_size suits how many CPUs?' }).click();
  await expect(page.getByText(/^\d+ of 32 runs/)).toBeVisible();
  // Shorten the question: the form holds its values.
  const form = page.getByRole('form', { name: 'New sweep' });
  await expect(form.getByLabel('Machine')).toHaveValue('magazine-scaling');
  await form.getByLabel('values', { exact: true }).fill('2, 16');
  await form.getByLabel('its values').fill('1, 8');
  await form.getByLabel('Ends at (ms)').fill('0.2');
  await form.getByRole('button', { name: 'Run 4 machines' }).click();
  await swept(page, 4);
  await page.getByRole('combobox', { name: 'Show' }).selectOption('operations');
  const table = page.getByRole('table', { name: /^operations done by magazine_size/ });
  await expect(table.getByText('operations done: more is better')).toBeVisible();
  await expect(table.getByRole('row')).toHaveCount(4);
  await expect(table.getByRole('button', { name: /best/ }).first()).toBeVisible();
  await table.getByRole('row', { name: /^16 / }).getByRole('button').last().hover();
  const pointed = page.getByRole('region', { name: 'Results of the cell' });
  await expect(pointed.getByRole('heading')).toHaveText('magazine_size = 16 · CPUs = 8');
  await expectNothingGrave(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toBe('sweep.csv');
  await table.getByRole('row', { name: /^2 / }).getByRole('button').last().click();
  await expect(page.getByText('This is the run with magazine_size = 2, CPUs = 8')).toBeVisible();
});

test('flags are bars with names, and hovering over one chart marks the same run in all', async ({ page }) => {
  await openView(page, 'Sweep');
  await page.getByRole('button', { name: 'expire 0, 1, 2, 3: how much stays in magazines?' }).click();
  await swept(page, 4);
  const chart = page.getByRole('group', { name: /^lost to objects in magazines by expire/ });
  await expect(chart.getByText('AGE | MEM')).toBeVisible();
  await expect(chart.getByRole('button').locator('rect')).toHaveCount(4);
  await expect(chart.getByRole('button').locator('circle')).toHaveCount(0);
  const others = page.getByRole('list', { name: 'The other metrics' });
  await others.getByRole('img', { name: 'mean memory held by expire' }).hover();
  await expect(page.getByText(/: expire = (0: never|AGE|MEM|AGE \| MEM): /)).toBeVisible();
  await others.getByRole('button', { name: /^mean memory held/ }).click();
  await expect(page.getByRole('combobox', { name: 'Show' })).toHaveValue('meanBytes');
  const bar = page.getByRole('button', { name: /^expire = AGE \| MEM: .*; open this run$/ });
  await bar.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is the run with expire = AGE | MEM')).toBeVisible();
});

test('the form of a sweep refuses invalid values where they are typed, and a sweep can be cancelled', async ({
  page,
}) => {
  // Its workers never start, so it is still in progress whenever it is cancelled.
  await page.route(/\/sweep\.worker-[^/]*\.js$/, () => {});
  await openView(page, 'Sweep');
  const form = page.getByRole('form', { name: 'New sweep' });
  await form.getByLabel('Vary').selectOption('spl_kmem_cache_magazine_size');
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

test('Compare opens with an example that has run, its results in view', async ({ page }) => {
  await openView(page, 'Compare');
  await expect(page.getByRole('heading', { name: /^Example / })).toBeVisible();
  const table = page.getByRole('table', { name: 'Results' });
  await expect(page.getByText(/is better in \d+ and worse in \d+ results?/)).toBeVisible();
  const row = table.getByRole('row', { name: /^lost to objects in magazines/ });
  await expect(row).toContainText(/[KM]iB less \(−\d+ %\)\s*better/);
  for (const size of [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
  ]) {
    await page.setViewportSize(size);
    for (const seen of [
      table.getByRole('row').nth(3),
      page.getByRole('img', { name: /^The machine .*: threads, slabs and pages$/ }).last(),
      page.getByRole('img', { name: 'slabs of each machine over time' }),
    ]) {
      await expect(seen).toBeInViewport({ ratio: 0.95 });
    }
  }
});

test('the machine on the stage is compared with itself under another setting', async ({ page }) => {
  await chooseMachine(page, 'One object pins a slab');
  await openView(page, 'Compare');
  const form = page.getByRole('form', { name: 'What to compare' });
  await expect(form.getByLabel('Machine').locator('option:checked')).toHaveText(/^this machine: /);
  await form.getByLabel('What differs').selectOption('spl_kmem_cache_obj_per_slab');
  await form.getByLabel('Its value').fill('4');
  await form.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('heading', { name: 'this machine', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'obj_per_slab = 4', exact: true })).toBeVisible();
  await expect(
    page.getByText(/^obj_per_slab = 4 is better in \d+ and worse in \d+ results?\.$/),
  ).toBeVisible();
});

test('a machine from a listing, which does not end by itself, is reaped halfway', async ({ page }) => {
  await openView(page, 'Compare');
  const form = page.getByRole('form', { name: 'What to compare' });
  await expect(form.getByText(/^This machine does not end by itself: it runs for 2 s/)).toBeVisible();
  await form.getByLabel('Its value').fill('4');
  await form.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByText('All caches are reaped at 1 s.')).toBeVisible();
  await expect(
    page.getByText(/^obj_per_slab = 4 is better in \d+ and worse in \d+ results?\.$/),
  ).toBeVisible();
  // The caches that it starts with are laid out with the other value.
  await expect(page.getByText(/^Slabs hold 4 objects, not 8/)).toBeVisible();
});

test('machines are compared at the same time, with a jump to where they diverge', async ({ page }) => {
  await openView(page, 'Compare');
  const form = page.getByRole('form', { name: 'What to compare' });
  await form.getByLabel('Machine').selectOption('kswapd-loop');
  await form.getByLabel('What differs').selectOption('spl_kmem_cache_reclaim');
  await form.getByLabel('Its value').fill('9');
  await expect(form.getByRole('alert')).toHaveText('spl_kmem_cache_reclaim must be between 0 and 1, not 9.');
  await form.getByLabel('Its value').fill('1');
  await form.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('img', { name: /^The machine .*: threads, slabs and pages$/ })).toHaveCount(2);
  const lines = page.getByRole('list', { name: 'Lines' });
  await expect(lines.getByRole('listitem')).toHaveText([/^unchanged/, /^reclaim = ONCE/]);
  const jump = page.getByRole('button', { name: /^reclaim = ONCE diverges at [\d.]+ m?s$/ });
  await expect(jump).toBeVisible();
  await jump.click();
  await expect(page.getByRole('status', { name: 'Time shown' })).not.toHaveText('0.000 s');
  // At the end they have long diverged, and the differences are marked and described.
  await page.getByRole('slider', { name: 'Time' }).fill('1000');
  await expect(page.getByText(/(differs?( \(framed\))?|identical|equally full)\.$/).first()).toBeVisible();
  const row = page.getByRole('row', { name: /^objects scanned by shrinkers/ });
  await expect(row).toContainText(/(more|less) \(.*\)\s*(better|worse)/);
});
