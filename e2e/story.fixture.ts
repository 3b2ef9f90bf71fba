import { expect, type Page } from '@playwright/test';

/** Opens the page as on a first visit. */
export async function openFirst(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.removeItem('slabscope.settings'));
  await page.goto('./');
  await expect(page.getByRole('heading', { name: /^See a kernel’s memory allocator work/ })).toBeVisible();
}

/** Waits until playing stops; resolves to the moment. */
export async function settle(page: Page): Promise<number> {
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  return Number(await page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuenow'));
}

/** A digest of the picture once it no longer changes, with its caption. */
export async function sceneAt(page: Page): Promise<string> {
  const stage = page.getByRole('region', { name: 'Stage' });
  const digest = (): Promise<string> =>
    stage.locator('canvas').evaluate((canvas) => {
      const text = canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : '';
      let hash = 0;
      for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
      return String(hash);
    });
  let last = '';
  let same = 0;
  await expect
    .poll(
      async () => {
        const now = await digest();
        same = now === last ? same + 1 : 0;
        last = now;
        return same;
      },
      { intervals: [700] },
    )
    .toBeGreaterThanOrEqual(3);
  return last;
}

/** Number of sessions that the browser keeps. */
export async function keptSessions(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('slabscope.sessions');
        opening.onerror = () => reject(new Error('the sessions cannot be opened'));
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('sessions')) {
            database.close();
            resolve(0);
            return;
          }
          const counting = database.transaction('sessions').objectStore('sessions').count();
          counting.onsuccess = () => {
            database.close();
            resolve(counting.result);
          };
        };
      }),
  );
}
