import type { Page } from '@playwright/test';

/** Opens a text as a user would paste it; `button` chooses what to do with it. */
export async function openText(page: Page, text: string, button: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Listing or report' }).fill(text);
  await dialog.getByRole('button', { name: button }).click();
  await dialog.waitFor({ state: 'hidden' });
}
