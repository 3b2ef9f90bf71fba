import type { Page } from '@playwright/test';
import { expect, recorded, test } from './test.ts';

/** The time at a point of the timeline, in s; `share` is a fraction of its width. */
async function timeAt(page: Page, share: number): Promise<number> {
  const box = await page.getByRole('slider', { name: 'Timeline' }).boundingBox();
  if (box === null) throw new Error('the timeline has no box');
  await page.mouse.move(box.x + share * box.width, box.y + 6);
  const words = await page
    .getByRole('tooltip')
    .filter({ hasText: /· event / })
    .innerText();
  return Number(/^([\d.]+) s/.exec(words)?.[1]);
}

test('the timeline keeps its window after an action by hand', async ({ page }) => {
  await page.goto('./?machine=magazine-stranding');
  await recorded(page);
  await page.keyboard.press('End');
  const whole = [await timeAt(page, 0.3), await timeAt(page, 0.7)];
  const act = page.getByRole('button', { name: 'Allocate', exact: true });
  await act.click();
  await expect(page.getByText(/^CPU 0 took \S+ from its magazine/)).toBeVisible();
  await recorded(page);
  // A little more time at its end moves nothing visibly.
  for (const [i, share] of [0.3, 0.7].entries())
    expect(Math.abs((await timeAt(page, share)) - (whole[i] ?? 0))).toBeLessThan(0.05 * (whole[1] ?? 0));
  // A zoomed part stays exactly the same.
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  await page.keyboard.press('Home');
  await timeline.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('button', { name: 'Show all' })).toBeVisible();
  const part = await timeAt(page, 0.5);
  await act.click();
  await recorded(page);
  await expect(page.getByRole('button', { name: 'Show all' })).toBeVisible();
  expect(await timeAt(page, 0.5)).toBe(part);
});
