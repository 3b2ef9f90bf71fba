import { chooseMachine as choose, expect, test } from './test.ts';

test('opens with the figures of a real machine and names their source', async ({ page }) => {
  await expect(page.getByText('Figures posted in openzfs/zfs#4925')).toBeVisible();
  await expect(page.getByText('is chosen at random to match them (seed 4925)')).toBeVisible();
  const caches = page.getByRole('region', { name: 'Caches' }).getByRole('listitem');
  await expect(caches).toHaveCount(6);
  await expect(caches.nth(5)).toHaveText('zio_data_buf_20480 VMEM 31/32 slabs · 6.13 MiB');
});

test('shows the focused cache from its magazines to its slabs', async ({ page }) => {
  const cpus = page.getByRole('region', { name: 'Threads and magazines' });
  await expect(cpus.getByText('CPU 3')).toBeVisible();
  await expect(cpus.getByText('skm_size 64 · skm_refill 32')).toBeVisible();
  await expect(page.getByRole('img', { name: /^zio_buf_20480: threads, slabs/ })).toBeVisible();
  const slabs = page.getByRole('region', { name: 'Slabs', exact: true });
  await expect(slabs.getByText('26 slabs on skc_partial_list, 19 slabs on skc_complete_list')).toBeVisible();
});

test('plays, pauses, and steps both ways', async ({ page }) => {
  const clock = page.getByText(/event [\d,]+ \/ [\d,]+/);
  const moment = async (): Promise<number> => {
    const text = await clock.innerText();
    return Number((/event ([\d,]+)/.exec(text)?.[1] ?? '').replaceAll(',', ''));
  };
  const start = await moment();
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(moment).toBeGreaterThan(start + 20);
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  const paused = await moment();
  await page.getByRole('button', { name: 'Step forward one event' }).click();
  await expect.poll(moment).toBe(paused + 1);
  await page.getByRole('button', { name: 'Step back one event' }).click();
  await page.getByRole('button', { name: 'Step back one event' }).click();
  await expect.poll(moment).toBe(paused - 1);
  // The first click goes to where the machine had booted, the second to the very first event.
  await page.getByRole('button', { name: 'Go to the beginning' }).click();
  await page.getByRole('button', { name: 'Go to the beginning' }).click();
  await expect(page.getByText('No cache is in focus')).toBeVisible();
  await page.getByRole('button', { name: 'Go to the end', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
});

test('steps through the events of an action one by one', async ({ page }) => {
  await page.getByRole('checkbox', { name: 'Step through actions' }).check();
  await page.getByRole('button', { name: 'Allocate' }).click();
  const footer = page.getByRole('contentinfo');
  await page.getByRole('button', { name: 'Step forward one event' }).click();
  await expect(footer.getByText(/is created$/)).toBeVisible();
  await page.getByRole('combobox', { name: 'Step by' }).selectOption('call');
  await page.getByRole('button', { name: 'Step forward one call', exact: true }).click();
  await expect(footer.getByText(/^CPU 0 · t0 takes s\d+\.\d from the magazine$/)).toBeVisible();
});

test('offers every real machine, older ones in both layouts', async ({ page }) => {
  await choose(page, 'Almost idle and still large (openzfs/zfs#732)');
  await expect(page.getByText('Figures posted in openzfs/zfs#732')).toBeVisible();
  await expect(page.getByText('laid out as posted, by the rule of 0.6.3 and before')).toBeVisible();
  await page.getByRole('button', { name: 'as 0.6.5.9' }).click();
  await expect(page.getByText('as 0.6.5.9 would lay them out, not as posted')).toBeVisible();
});

test('only panels scroll, never the page', async ({ page }) => {
  await page.getByRole('button', { name: 'Create cache' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).scrollIntoViewIfNeeded();
  const tall = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(tall).toBe(0);
});
