import { choose, counter, expect, expectPast, focusCache, openControls, recorded, test } from './test.ts';

test('an object allocated on CPU 1 comes from its magazine, and goes back when it is freed', async ({
  page,
}) => {
  const card = page
    .getByRole('region', { name: 'Threads and magazines' })
    .getByRole('listitem')
    .filter({ hasText: 'CPU 1' });
  await expect(card.getByText('5 of 64')).toBeVisible();
  await choose(page, 1, 1);
  await page.getByRole('button', { name: 'Allocate' }).click();
  await expect(card.getByText('4 of 64')).toBeVisible();
  await expect(counter(page, 'skc_obj_alloc')).toHaveText('328');
  await page.getByRole('button', { name: 'Free', exact: true }).click();
  await expect(card.getByText('5 of 64')).toBeVisible();
});

test('a reap empties only the magazine of its own CPU, then frees the empty slabs', async ({ page }) => {
  const cpus = page.getByRole('region', { name: 'Threads and magazines' }).getByRole('listitem');
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(cpus.filter({ hasText: 'CPU 0' }).getByText('0 of 64')).toBeVisible();
  await expect(cpus.filter({ hasText: 'CPU 2' }).getByText('30 of 64')).toBeVisible();
  await expect(counter(page, 'skc_obj_alloc')).toHaveText('297');
});

test('the shrinker reports how many objects have left their slabs', async ({ page }) => {
  await page.getByRole('button', { name: 'Shrinker count' }).click();
  await expect(page.getByText('The shrinker counts 1,552 objects that could be freed.')).toBeVisible();
});

test('a stalled vmalloc ends in emergency objects, and the stall’s end in a new slab', async ({ page }) => {
  await focusCache(page, 'spl_zlib_workspace_cache');
  await openControls(page, 'Pressure');
  const vmalloc = page.getByRole('group', { name: 'vmalloc' });
  await vmalloc.getByRole('button', { name: 'stall' }).click();
  await page.getByRole('button', { name: 'Allocate' }).click();
  await expect(page.getByText('GROWING is set')).toBeVisible();
  await expect(page.getByText('w0 grows a slab')).toBeVisible();
  await page.getByRole('button', { name: '+ 0.1 s' }).click();
  await expect(page.getByText('DEADLOCKED is set')).toBeVisible();
  await expect(counter(page, 'skc_obj_emergency')).toHaveText('1');
  await expect(page.getByText(/^e1, black, direct/)).toBeVisible();
  await vmalloc.getByRole('button', { name: 'ok' }).click();
  await expect(page.getByText('DEADLOCKED is clear')).toBeVisible();
  await expect(counter(page, 'skc_slab_total')).toHaveText('1');
  await page.getByRole('button', { name: 'Free', exact: true }).click();
  await expect(counter(page, 'skc_obj_emergency')).toHaveText('0');
});

test('a cache is created, used and destroyed', async ({ page }) => {
  const caches = page.getByRole('region', { name: 'Caches' });
  await caches.getByRole('button', { name: 'Create cache' }).click();
  await caches.getByLabel('Name').fill('my_buffers');
  await caches.getByLabel('Object size (bytes)').fill('0');
  await expect(caches.getByRole('alert')).toHaveText(/^Object size must be a whole number/);
  await caches.getByLabel('Object size (bytes)').fill('100000');
  await caches.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'my_buffers' })).toBeVisible();
  await expect(page.getByText('64 + 8 × 100,040 = 800,384')).toBeVisible();
  await page.getByRole('button', { name: 'Allocate' }).click();
  await expect(counter(page, 'skc_slab_total')).toHaveText('2');
  await page.getByRole('button', { name: 'Free', exact: true }).click();
  page.once('dialog', (dialog) => void dialog.accept());
  await caches.getByRole('button', { name: 'Destroy' }).click();
  await expect(caches.getByText('my_buffers')).toBeHidden();
});

test('destroying a cache with objects in use is a panic; the picture stays, and the machine can be restarted', async ({
  page,
}) => {
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.getByRole('button', { name: 'Destroy' }).click();
  const banner = page.getByRole('alert');
  await expect(banner).toBeHidden();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: 'Destroy' }).click();
  await expect(banner).toContainText('ASSERT3U(skc->skc_slab_alloc == 0) failed in spl_kmem_cache_destroy');
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  await page.getByRole('button', { name: 'Allocate' }).click();
  await expect(page.getByText(/simulated machine has stopped/)).toBeVisible();
  await page.getByRole('button', { name: 'Restart' }).click();
  await expect(banner).toBeHidden();
  await expect(counter(page, 'skc_obj_alloc')).toHaveText('328');
});

test('a tunable accepts valid values and says what is wrong with others', async ({ page }) => {
  await openControls(page, 'Tunables');
  const tunables = page.getByRole('region', { name: 'Tunables' });
  const perSlab = tunables.getByLabel(/^obj_per_slab \(/);
  await perSlab.fill('0');
  await expect(tunables.getByRole('alert')).toHaveText(
    'spl_kmem_cache_obj_per_slab must be a whole number from 1 to 65,536.',
  );
  await expect(tunables.getByRole('button', { name: 'Set', exact: true })).toBeHidden();
  await perSlab.fill('16');
  await expect(tunables.getByText('8 → 16')).toBeVisible();
  await tunables.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(tunables.getByRole('button', { name: 'Set', exact: true })).toBeHidden();
  await expect(perSlab).toHaveValue('16');
  await expect(tunables.getByText('1 changed')).toBeVisible();
  await tunables.getByRole('button', { name: 'Reset spl_kmem_cache_obj_per_slab to 8' }).click();
  await expect(perSlab).toHaveValue('8');
});

test('an allocation that loops can be stopped, and undone by going back', async ({ page }) => {
  const scenario = {
    format: 'slabscope scenario',
    version: 1,
    title: 'kmalloc always fails',
    about: '',
    caches: [{ id: 'c1', name: 'loops', size: 512, align: 0, flags: ['VMEM'], ctor: false, dtor: false }],
    commands: [{ at: 0, command: { op: 'memory', target: 'kmalloc', mode: 'fail' } }],
    end: 1,
  };
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Open or paste a report' });
  const buffer = Buffer.from(JSON.stringify(scenario));
  await dialog
    .getByLabel('Or open a file')
    .setInputFiles({ name: 'loops.json', mimeType: 'application/json', buffer });
  await expect(page.getByRole('heading', { name: 'loops' })).toBeVisible();
  await recorded(page);
  // The failures begin at the end of the recording.
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'Allocate' }).click();
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  const banner = page.getByRole('alert');
  await expect(banner).toContainText(/^Soft lockup\. t0 loops in spl_\w+ on CPU 0/);
  await banner.getByRole('button', { name: 'Go back to before it' }).click();
  await expect(banner).toBeHidden();
  await expectPast(page);
});
