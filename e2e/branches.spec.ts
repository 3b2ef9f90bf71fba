import { chooseMachine, expect, test } from './test.ts';

test('a branch in the past of a selected object shows no later moments of the original', async ({ page }) => {
  await chooseMachine(page, 'One object pins a slab');
  await expect(page.getByText('recording ahead …')).toBeHidden();
  await page.getByRole('slider', { name: 'Timeline' }).press('End');
  const picture = page.getByRole('img', { name: /: threads, slabs/ });
  await picture.press('ArrowDown');
  await picture.press('ArrowRight');
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection.getByRole('heading', { name: /^History · / })).toBeVisible();
  await selection.getByRole('list').last().getByRole('button').last().click();
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(page.getByText(/^You acted in the past/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Branch' }).getByRole('option')).toHaveCount(2);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('acting in the past while playing switches to the new branch, and playing continues there', async ({
  page,
}) => {
  await page.getByRole('tab', { name: 'Now running' }).click();
  await page.keyboard.press('End');
  await page.getByRole('slider', { name: 'Timeline' }).focus();
  for (let i = 0; i < 45; i++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Allocate' }).click();
  await expect(page.getByText(/^You acted in the past/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
