import type { Page } from '@playwright/test';
import { expect, painted, recorded, test } from './test.ts';

/** The browser that took the pictures; others draw text and edges slightly differently. */
const PINNED = '156.0.8078.108';
/** The share of pixels that may differ. */
const TOLERANCE = 0.002;

test.use({ colorScheme: 'dark' });
test.skip(({ browser }) => browser.version() !== PINNED, `the pictures are of Chromium ${PINNED}`);

/** Opens a machine with the stage alone, at the end of its recording. */
async function openAlone(page: Page, machine: string): Promise<void> {
  await page.goto(`./?machine=${machine}`);
  await expect(page.getByText('Starting the machine …')).toBeHidden();
  await recorded(page);
  await standAlone(page);
  await page.keyboard.press('End');
  await settled(page);
}

/** Gives the stage a fixed size, so that the pictures do not depend on what is around it. */
async function standAlone(page: Page): Promise<void> {
  const room = page.getByRole('region', { name: 'Stage' }).locator('div:has(> div > canvas)');
  await room.evaluate((element) => {
    const place = { position: 'fixed', inset: '0 auto auto 0', margin: '0', zIndex: '99' };
    Object.assign(element.style, place, { inlineSize: '852px', blockSize: '503px' });
  });
}

/** Waits until the fonts have loaded and the stage has its size. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect(page.getByRole('region', { name: 'Stage' }).locator('canvas')).toHaveCSS('width', '852px');
  await painted(page);
  await painted(page);
}

async function expectPicture(page: Page, name: string): Promise<void> {
  await page.mouse.move(1400, 890);
  await settled(page);
  const stage = page.getByRole('region', { name: 'Stage' }).locator('canvas');
  await expect(stage).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: TOLERANCE });
}

test('magazines that strand memory, and what one of them pins', async ({ page }) => {
  await openAlone(page, 'magazine-stranding');
  await expectPicture(page, 'stranded');
  await page.mouse.click(200, 48);
  await expectPicture(page, 'pinned-by-a-magazine');
});

test('the bytes of a slab', async ({ page }) => {
  await openAlone(page, 'magazine-stranding');
  await page.getByRole('region', { name: 'Stage' }).locator('canvas').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectPicture(page, 'bytes');
});

test('a deadlocked cache with its emergency objects, in the light theme', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openAlone(page, 'vmalloc-deadlock');
  await page.keyboard.press('Home');
  for (let chapter = 0; chapter < 3; chapter++) await page.keyboard.press('PageDown');
  await expectPicture(page, 'deadlock');
});

test('a million objects', async ({ page }) => {
  await openAlone(page, 'zfs-466-1');
  await expectPicture(page, 'a-million');
});

test('slabs that are all freed', async ({ page }) => {
  await openAlone(page, 'slab-reclaim');
  await expectPicture(page, 'freed');
});
