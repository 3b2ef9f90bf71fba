import type { Page } from '@playwright/test';
import { expect, painted, test } from './test.ts';

/** Number of points on the visible stage to try, across and down. */
const ACROSS = 24;
const DOWN = 30;

/** Moves the pointer over the visible part of the stage until it is on a slab or one of its objects. */
async function findSlab(page: Page): Promise<void> {
  const canvas = page.getByRole('img', { name: /: threads, slabs/ });
  const box = await canvas.boundingBox();
  const { height = 0 } = page.viewportSize() ?? {};
  if (box === null) throw new Error('the stage has no box');
  const bottom = Math.min(height, box.y + box.height);
  const tip = page.getByRole('tooltip').filter({ hasText: /sks_ref|free in its slab|in use/ });
  for (let down = 1; down < DOWN; down++) {
    for (let across = 1; across < ACROSS; across++) {
      await page.mouse.move(box.x + (across / ACROSS) * box.width, box.y + (down / DOWN) * (bottom - box.y));
      if (await tip.isVisible()) return;
    }
    await painted(page);
    if (await tip.isVisible()) return;
  }
  throw new Error('no slab is in view');
}

/** Controls on the screen that are cut off at its edge or covered by something. Ignores what scrolls sideways. */
function faultyControls(all: readonly Element[]): readonly string[] {
  const scrollsAcross = (element: Element): boolean => {
    const box = element.parentElement;
    if (box === null) return false;
    const isScrolled =
      /auto|scroll/.test(getComputedStyle(box).overflowX) && box.scrollWidth > box.clientWidth;
    return isScrolled || scrollsAcross(box);
  };
  // Of what scrolls, the part below the bar.
  const isOnScreen = (one: Element, { top, bottom, width }: DOMRect): boolean => {
    const room = one.closest('[data-page-scrolls]')?.getBoundingClientRect();
    const middle = (top + bottom) / 2;
    return width > 0 && middle > (room?.top ?? 0) && middle < (room?.bottom ?? innerHeight);
  };
  const isCovered = (one: Element, { left, right, top, bottom }: DOMRect): boolean => {
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return seen === null || !(one.contains(seen) || seen.closest('label')?.contains(one) === true);
  };
  return all.flatMap((one) => {
    const box = one.getBoundingClientRect();
    if (!isOnScreen(one, box) || scrollsAcross(one)) return [];
    const name = one.getAttribute('aria-label') ?? one.textContent;
    if (box.left < -1 || box.right > innerWidth + 1) return [`${name} is cut at the edge of the screen`];
    return getComputedStyle(one).pointerEvents !== 'none' && isCovered(one, box)
      ? [`${name} is covered`]
      : [];
  });
}

/** Problems of the page: it is too wide, or controls cannot be used. */
async function faults(page: Page): Promise<readonly string[]> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const controls = await page.locator('button, select, input, a[href]').evaluateAll(faultyControls);
  return wider > 0 ? [`the page is ${wider} px too wide`, ...controls] : controls;
}

for (const [what, width, height] of [
  ['at a zoom of 200 % on a laptop', 720, 450],
  ['on a screen of 320 px', 320, 640],
] as const) {
  test.describe(what, () => {
    test.use({ viewport: { width, height } });

    test('the stage shows slabs, and nothing is cut or covered', async ({ page }) => {
      expect(await faults(page)).toEqual([]);
      await findSlab(page);
    });

    test('actions, transport and timeline can all be reached by scrolling', async ({ page }) => {
      for (const place of [
        page.getByRole('toolbar', { name: 'Act on the machine' }),
        page.getByRole('region', { name: 'Transport' }),
        page.getByRole('slider', { name: 'Timeline' }),
      ]) {
        await place.scrollIntoViewIfNeeded();
        await expect(place).toBeInViewport({ ratio: 0.9 });
        expect(await faults(page)).toEqual([]);
      }
      // The wheel over the stage scrolls the page; with Ctrl it zooms.
      const stage = page.getByRole('img', { name: /: threads, slabs/ });
      await stage.scrollIntoViewIfNeeded();
      const top = async (): Promise<number> => (await stage.boundingBox())?.y ?? 0;
      const before = await top();
      await stage.hover();
      await page.mouse.wheel(0, before > 100 ? 60 : -60);
      await expect.poll(top).not.toBe(before);
      await expect(page.getByRole('button', { name: 'Show everything' })).toBeDisabled();
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -200);
      await page.keyboard.up('Control');
      await expect(page.getByRole('button', { name: 'Show everything' })).toBeEnabled();
    });
  });
}

test.describe('in a frame of 600 × 338', () => {
  test.use({ viewport: { width: 600, height: 338 } });

  test('the stage shows slabs, and the transport is in one line', async ({ page }) => {
    await page.goto('./?embed');
    await expect(page.getByRole('heading', { name: 'zio_buf_20480', exact: true })).toBeVisible();
    await painted(page);
    expect(await faults(page)).toEqual([]);
    await findSlab(page);
    const transport = await page.getByRole('region', { name: 'Transport' }).boundingBox();
    expect(transport?.height).toBeLessThanOrEqual(48);
    expect((transport?.y ?? 0) + (transport?.height ?? 0)).toBeLessThanOrEqual(338);
  });
});
