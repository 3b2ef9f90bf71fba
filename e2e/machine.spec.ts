import { expect, openControls, test } from './test.ts';

test('costs are changed in the machine panel; an invalid figure is refused where it is typed', async ({
  page,
}) => {
  await page.goto('/');
  await openControls(page, 'Machine');
  const panel = page.getByRole('region', { name: 'Machine', exact: true });
  await panel.getByText('Costs in ns').click();
  const vmalloc = panel.getByRole('textbox', { name: 'vmalloc range' });
  await expect(vmalloc).toHaveValue('1500');
  await vmalloc.fill('9999999999');
  await expect(vmalloc).toHaveAttribute('aria-invalid', 'true');
  await vmalloc.fill('-3');
  await expect(panel.getByRole('alert')).toContainText('Costs: whole numbers of ns');
  await expect(panel.getByRole('button', { name: 'Restart with these settings' })).toBeDisabled();
  await vmalloc.fill('9000');
  await panel.getByRole('button', { name: 'Restart with these settings' }).click();
  await expect(page.getByText(/^Restarted with .* 1 custom cost/)).toBeVisible();
  await expect(panel.getByText('Costs in ns (1 changed)')).toBeVisible();
  await panel.getByRole('button', { name: 'Reset to defaults' }).click();
  await expect(vmalloc).toHaveValue('1500');
  await panel.getByRole('button', { name: 'Restart with these settings' }).click();
  await expect(panel.getByText('Costs in ns', { exact: true })).toBeVisible();
});
