import type { Page } from '@playwright/test';
import { expect, expectPast, expectPresent, painted, test } from './test.ts';

/** A point of the stage, given as fractions of its width and height. */
async function pointAt(page: Page, across: number, down: number): Promise<{ x: number; y: number }> {
  const box = await page.getByRole('img', { name: /: threads, slabs/ }).boundingBox();
  if (box === null) throw new Error('the stage has no box');
  return { x: box.x + across * box.width, y: box.y + down * box.height };
}

test('names what is under the pointer, in the terms of the reference', async ({ page }) => {
  // The magazine of CPU 0 is on the left, somewhere below the small caches.
  const tip = page.getByRole('tooltip');
  const inMagazine = tip.filter({ hasText: /skm_avail|in the magazine of CPU 0/ });
  for (let down = 0.2; down < 0.9 && !(await inMagazine.isVisible()); down += 0.01) {
    const { x, y } = await pointAt(page, 0.04, down);
    await page.mouse.move(x, y);
    await painted(page);
  }
  await expect(inMagazine).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(tip).toBeHidden();
});

test('a click on a small cache brings it into focus', async ({ page }) => {
  const { x, y } = await pointAt(page, 0.08, 0.06);
  await page.mouse.click(x, y);
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeHidden();
});

test('wheel and keys zoom in, 0 shows everything again', async ({ page }) => {
  const home = page.getByRole('button', { name: 'Show everything' });
  await expect(home).toBeDisabled();
  const { x, y } = await pointAt(page, 0.5, 0.6);
  await page.mouse.move(x, y);
  // The stage reads gestures soon after the first picture, not with it.
  await expect(async () => {
    await page.mouse.wheel(0, -400);
    await expect(home).toBeEnabled({ timeout: 2000 });
  }).toPass();
  await page.keyboard.press('0');
  await expect(home).toBeDisabled();
  await page.keyboard.press('+');
  await expect(home).toBeEnabled();
  await page.keyboard.press('-');
  await expect(home).toBeDisabled();
});

test('Enter opens a slab into its bytes, whose parts are named', async ({ page }) => {
  const stage = page.getByRole('img', { name: /: threads, slabs/ });
  await stage.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const tip = page.getByRole('tooltip');
  const trailer = tip.filter({ hasText: 'spl_kmem_obj_t' });
  for (let across = 0.3; across < 0.8 && !(await trailer.isVisible()); across += 0.02) {
    const { x, y } = await pointAt(page, across, 0.5);
    await page.mouse.move(x, y);
    await painted(page);
  }
  await expect(trailer).toBeVisible();
});

test('a selected magazine says which slabs it pins', async ({ page }) => {
  const said = page.getByText(/CPU \d’s magazine (pins these \d+ slabs|is empty)/);
  for (let down = 0.2; down < 0.9 && !(await said.first().isVisible()); down += 0.01) {
    const { x, y } = await pointAt(page, 0.04, down);
    await page.mouse.click(x, y);
    await painted(page);
  }
  await expect(said.first()).toBeVisible();
});

test('the stage says when it shows the past', async ({ page }) => {
  await expectPresent(page);
  await page.keyboard.press('ArrowLeft');
  await expectPast(page);
  await page.keyboard.press('End');
  await expectPresent(page);
});

test('a slab that fills the stage still fills it after the window was resized', async ({ page }) => {
  const stage = page.getByRole('img', { name: /: threads, slabs/ });
  await stage.focus();
  await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 60; i++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const name = await slabInTheMiddle(page);
  await page.mouse.move(5, 5);
  await page.setViewportSize({ width: 1920, height: 1080 });
  expect(await slabInTheMiddle(page)).toBe(name);
});

/** The name of the slab that the tip names in the middle of the stage. */
async function slabInTheMiddle(page: Page): Promise<string | undefined> {
  await painted(page);
  const { x, y } = await pointAt(page, 0.45, 0.5);
  await page.mouse.move(x, y);
  const tip = page.getByRole('tooltip').filter({ hasText: /s\d+/ });
  await expect(tip).toBeVisible();
  return /s\d+/.exec((await tip.textContent()) ?? '')?.[0];
}
