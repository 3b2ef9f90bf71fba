import { createServer } from 'node:http';
import { expect, test } from '@playwright/test';

test('only with ?embed can the page be framed by another origin', async ({ page, baseURL }) => {
  const frame = (id: string, query: string): string =>
    `<iframe id="${id}" title="${id}" src="${baseURL}${query}" width="900" height="500"></iframe>`;
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(frame('shown', '?embed') + frame('refused', ''));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the other page has no port');
  try {
    await page.goto(`http://localhost:${address.port}/`);
    const shown = page.frameLocator('#shown');
    await expect(shown.getByRole('region', { name: 'Stage' })).toBeVisible();
    await shown.getByRole('button', { name: 'Play', exact: true }).click();
    await expect(shown.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await expect(page.frameLocator('#refused').getByRole('region', { name: 'Stage' })).toBeHidden();
  } finally {
    server.close();
  }
});
