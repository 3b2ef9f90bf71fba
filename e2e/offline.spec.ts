import { spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';

test('once the page is ready for offline use, it works without its server', async ({ page }) => {
  const server = spawn(process.execPath, ['tools/serve.mjs', '--port', '0']);
  try {
    const [line] = await once(createInterface({ input: server.stdout }), 'line');
    await page.goto(`${/http:\S+/.exec(String(line))?.[0] ?? ''}?view=machine`);
    await expect(page.getByRole('img', { name: 'Ready for offline use' })).toBeVisible();
  } finally {
    server.kill();
  }
  await once(server, 'exit');
  await page.getByRole('tab', { name: 'Now running' }).click();
  await expect(page.getByRole('button', { name: 'Open your own spl-kmem-cache.c…' })).toBeVisible();
  await page.getByRole('button', { name: 'Create cache' }).click();
  await expect(page.getByRole('textbox', { name: 'Object size (bytes)' })).toBeVisible();
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(page.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(/#run=/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(page.getByRole('combobox', { name: 'Branch' })).toBeVisible();
  await page.getByRole('button', { name: 'Table' }).click();
  await expect(page.getByRole('treegrid')).toBeVisible();
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  const form = page.getByRole('form', { name: 'New sweep' });
  await form.getByLabel('values', { exact: true }).fill('2');
  await form.getByLabel('Ends at (ms)').fill('0.2');
  await form.getByRole('button', { name: 'Run 1 machines' }).click();
  await expect(page.getByText('1 of 1 runs')).toBeVisible();
});
