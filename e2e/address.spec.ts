import { chooseMachine, counter, expect, test } from './test.ts';

test('reloading and going back lead to where the user was', async ({ page }) => {
  const shown = page.getByRole('button', { name: /^Machine:/ });
  await chooseMachine(page, 'One object pins a slab');
  await expect(page).toHaveURL(/\?machine=pinned-slabs$/);
  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/\?machine=pinned-slabs&view=compare$/);
  await page.reload();
  await expect(shown).toHaveText(/One object pins a slab/);
  await expect(page.getByLabel('What to compare')).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('region', { name: 'Stage' })).toBeVisible();
  await expect(shown).toHaveText(/One object pins a slab/);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  await page.goForward();
  await expect(shown).toHaveText(/One object pins a slab/);
});

test('going back asks before it discards actions by hand', async ({ page }) => {
  const shown = page.getByRole('button', { name: /^Machine:/ });
  await chooseMachine(page, 'One object pins a slab');
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(page.getByText(/^You acted in the past/)).toBeVisible();
  page.once('dialog', (dialog) => void dialog.dismiss());
  await page.goBack();
  await expect(page).toHaveURL(/\?machine=pinned-slabs$/);
  await expect(shown).toHaveText(/One object pins a slab/);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
});

test('closing the page asks first if the machine has not been saved', async ({ page }) => {
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  await page.getByRole('button', { name: 'Reap', exact: true }).click();

  await expect(counter(page, 'skc_obj_alloc')).toHaveText('297');
  expect(asked).toEqual([]);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  expect(asked).toEqual(['beforeunload']);
});
