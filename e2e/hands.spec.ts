import {
  chooseMachine,
  clickObject,
  counter,
  expect,
  holdClock,
  openControls,
  recorded,
  test,
} from './test.ts';

test('a tunable is undone, and a cache is recreated with its new value on a branch', async ({ page }) => {
  await openControls(page, 'Tunables');
  const tunables = page.getByRole('region', { name: 'Tunables' });
  const perSlab = tunables.getByLabel(/^obj_per_slab \(/);
  await perSlab.fill('16');
  await tunables.getByRole('button', { name: 'Set', exact: true }).click();
  await expect(tunables.getByText(/^zio_buf_20480 still uses its original layout/)).toBeVisible();
  await tunables.getByRole('button', { name: 'Undo obj_per_slab = 16' }).click();
  await expect(perSlab).toHaveValue('8');
  await expect(tunables.getByText('all at load values')).toBeVisible();
  await perSlab.fill('32');
  await tunables.getByRole('button', { name: 'Set', exact: true }).click();
  page.once('dialog', (dialog) => void dialog.dismiss());
  await tunables.getByRole('button', { name: 'Recreate this cache' }).click();
  await expect(counter(page, 'skc_obj_alloc')).toHaveText('328');
  page.once('dialog', (dialog) => {
    expect(dialog.message()).toMatch(/^Recreate zio_buf_20480\? Its \d+ objects in use are freed first/);
    void dialog.accept();
  });
  await tunables.getByRole('button', { name: 'Recreate this cache' }).click();
  await expect(page.getByText(/^Recreated zio_buf_20480/)).toBeVisible();
  await expect(page.getByText(/ \+ 32 × /)).toBeVisible();
  await expect(tunables.getByRole('button', { name: 'Recreate this cache' })).toBeHidden();
  await expect(page.getByRole('combobox', { name: 'Branch' })).toBeVisible();
});

test('a tunable previews this run with its new value, and applying it starts a branch', async ({ page }) => {
  await chooseMachine(page, 'Magazines strand memory on idle CPUs');
  await recorded(page);
  await openControls(page, 'Tunables');
  const tunables = page.getByRole('region', { name: 'Tunables' });
  await tunables.getByLabel(/^magazine_size/).fill('4');
  await expect(tunables.getByText('This run with magazine_size = 4')).toBeVisible();
  await expect(tunables.getByText('lost to objects in magazines')).toBeVisible();
  await expect(page.getByText('as it would be')).toBeVisible();
  await tunables.getByRole('button', { name: 'Apply as a branch' }).click();
  const branch = page.getByRole('combobox', { name: 'Branch' });
  await expect(branch.getByRole('option', { selected: true })).toHaveText(
    'from the start with spl_kmem_cache_magazine_size = 4',
  );
  await expect(page.getByText('as it would be')).toBeHidden();
  await expect(tunables.getByLabel(/^magazine_size/)).toHaveValue('4');
  await branch.selectOption({ label: 'the original scenario' });
  await expect(tunables.getByLabel(/^magazine_size/)).not.toHaveValue('4');
});

test('changing a parameter that is read at load reloads the module with all caches', async ({ page }) => {
  await openControls(page, 'Tunables');
  const tunables = page.getByRole('region', { name: 'Tunables' });
  await tunables.getByLabel(/^magazine_size/).fill('4');
  await expect(tunables.getByText('64 → 4')).toBeVisible();
  await tunables.getByRole('button', { name: 'Reload with this value' }).click();
  await expect(page.getByText('Reloaded the module with spl_kmem_cache_magazine_size = 4')).toBeVisible();
  await expect(tunables.getByLabel(/^magazine_size/)).toHaveValue('4');
  await page.getByRole('button', { name: 'Allocate' }).click();
  const card = page.getByRole('region', { name: 'Threads and magazines' }).getByRole('listitem').first();
  await expect(card.getByText('1 of 4')).toBeVisible();
});

test('a double free goes undetected, and two callers get the same object', async ({ page }) => {
  await page.getByRole('button', { name: 'More…' }).click();
  await page.getByRole('button', { name: /^Double free/ }).click();
  await expect(page.getByText(/is now in magazines twice/)).toBeVisible();
});

test('an object of another cache fails an ASSERT when its magazine is flushed', async ({ page }) => {
  await page.getByRole('button', { name: 'More…' }).click();
  await page.getByRole('button', { name: /^Free into the wrong cache/ }).click();
  const said = page.getByText(/is now in a magazine of/);
  await expect(said).toBeVisible();
  const into = /magazine of (\S+), which/.exec((await said.textContent()) ?? '')?.[1] ?? '';
  await page
    .getByRole('region', { name: 'Caches' })
    .getByRole('button', { name: new RegExp(`^${into} `) })
    .click();
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('failed in spl_cache_shrink');
  await page.getByRole('button', { name: 'Step back', exact: true }).click();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('callers are paused, resumed, edited and stopped', async ({ page }) => {
  await openControls(page, 'Callers');
  const callers = page.getByRole('region', { name: 'Callers' });
  await callers.getByRole('button', { name: 'Pause user of zio_buf_20480' }).click();
  await expect(callers.getByText(/^paused/)).toBeVisible();
  await callers.getByRole('button', { name: 'Resume user of zio_buf_20480' }).click();
  await expect(callers.getByText(/^paused/)).toBeHidden();
  await callers.getByRole('button', { name: 'Edit user of zio_buf_20480' }).click();
  const form = callers.getByRole('form', { name: 'Edit user of zio_buf_20480' });
  await form.getByLabel('objects per second').fill('0');
  await expect(form.getByRole('alert')).toHaveText(
    'objects per second: must be a number from 0.001 to 1,000,000.',
  );
  await form.getByLabel('objects per second').fill('5000');
  await form.getByRole('button', { name: 'Apply' }).click();
  await expect(form).toBeHidden();
  await callers.getByRole('button', { name: 'Stop user of zio_buf_20480' }).click();
  await expect(callers.getByText('user of zio_buf_20480')).toBeHidden();
});

test('all objects in use are freed at once', async ({ page }) => {
  await page.getByRole('button', { name: 'More…' }).click();
  await page.getByRole('button', { name: /^Free everything/ }).click();
  await expect(counter(page, 'skc_obj_alloc')).not.toHaveText('328');
});

test('a curve of memory pressure is drawn, applied and replayed; the keyboard sets its points', async ({
  page,
}) => {
  await openControls(page, 'Pressure');
  const pressure = page.getByRole('region', { name: 'Memory pressure' });
  const chart = pressure.getByRole('img', { name: /^What other processes want over/ });
  await pressure.getByRole('button', { name: 'Clear' }).click();
  await expect(chart).toHaveAccessibleName('What other processes want over 2 s: at most 0 B');
  const box = await chart.boundingBox();
  if (box === null) throw new Error('the chart is not on the page');
  await page.mouse.move(box.x + 4, box.y + box.height - 4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 2, { steps: 8 });
  await page.mouse.up();
  await expect(chart).not.toHaveAccessibleName(/ at most 0 B$/);
  await pressure.getByText('Point by point').click();
  await pressure.getByRole('slider', { name: 'Wanted at 2.00 s' }).fill('0');
  await holdClock(page);
  await pressure.getByRole('button', { name: 'Apply this pressure' }).click();
  await expect(page.getByText(/^Pressure curve, replayed in 10 s: free memory fell to/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await pressure.getByRole('button', { name: 'Replay it' }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
});

test('the command palette migrates a sleeping thread and ends stalls', async ({ page }) => {
  const run = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Command' }).fill(words);
    await page.keyboard.press('Enter');
  };
  await page
    .getByRole('region', { name: 'Caches' })
    .getByRole('button', { name: /^spl_zlib/ })
    .click();
  await run('vmalloc: stall');
  await run('Allocate 1 on CPU 0');
  await expect(page.getByText('GROWING is set')).toBeVisible();
  await run('Migrate t0 to CPU 3');
  await run('vmalloc: ok');
  await expect(page.getByText('GROWING is clear')).toBeVisible();
  const card = page.getByRole('region', { name: 'Threads and magazines' }).getByRole('listitem');
  await expect(card.filter({ hasText: /^CPU 3: [1-9]\d* of \d+ objects in its magazine/ })).toBeVisible();
  await run('fail next 2 kmalloc');
  await expect(page.getByText(/kmalloc: skips the next 0 allocations/).first()).toBeVisible();
});

test('a clicked object is freed on another CPU, then freed again', async ({ page }) => {
  const selection = page.getByRole('region', { name: 'Selection' });
  const free = selection.getByRole('button', { name: 'Free this object' });
  await clickObject(page, free);
  await selection.getByRole('combobox', { name: 'Free on' }).selectOption('CPU 1');
  await free.click();
  const card = page.getByRole('region', { name: 'Threads and magazines' }).getByRole('listitem');
  await expect(card.filter({ hasText: 'CPU 1' }).getByText('6 of 64')).toBeVisible();
  await selection.getByRole('button', { name: 'Free it again' }).click();
  await expect(page.getByText(/is now in magazines twice/)).toBeVisible();
  await expect(card.filter({ hasText: 'CPU 1' }).getByText('7 of 64')).toBeVisible();
});

test('an emergency object that is freed twice goes into a magazine, and fails an ASSERT when flushed', async ({
  page,
}) => {
  await page
    .getByRole('region', { name: 'Caches' })
    .getByRole('button', { name: /^spl_zlib/ })
    .click();
  await openControls(page, 'Pressure');
  await page.getByRole('group', { name: 'vmalloc' }).getByText('stall').click();
  await page.getByRole('button', { name: 'Allocate', exact: true }).click();
  await page.getByRole('button', { name: '+ 0.1 s' }).click();
  await page.getByRole('button', { name: '+ 0.1 s' }).click();
  await expect(counter(page, 'skc_obj_emergency')).toHaveText('1');
  await page.getByRole('button', { name: 'More…' }).click();
  await page.getByRole('button', { name: /^Double free/ }).click();
  await expect(page.getByText(/its address went into a magazine although its pages are free/)).toBeVisible();
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('sko->sko_magic == SKO_MAGIC');
});
