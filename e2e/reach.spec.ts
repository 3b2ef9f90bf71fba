import type { Page } from '@playwright/test';
import { openFirst } from './story.fixture.ts';
import { expect, openControls, openEvents, recorded, test } from './test.ts';

const VIEWS = ['Machine', 'Diagnose', 'Compare', 'Sweep', 'Explore', 'Learn'] as const;

/** The levels of the page's headings, in document order. */
function levels(page: Page): Promise<readonly number[]> {
  return page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((all) =>
      all.filter((one) => one.getClientRects().length > 0).map(({ tagName }) => Number(tagName.slice(1))),
    );
}

async function expectOutline(page: Page): Promise<void> {
  const found = await levels(page);
  expect(found.filter((level) => level === 1)).toHaveLength(1);
  expect(found[0]).toBe(1);
  const jumps = found.filter((level, i) => level > (found[i - 1] ?? 0) + 1);
  expect(jumps).toEqual([]);
}

test('the first Tab stops lead to the stage and to the transport', async ({ page }) => {
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Skip to the stage' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Skip to the stage' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('img', { name: /^zio_buf_20480: threads/ })).toBeFocused();
  await page.getByRole('button', { name: 'Skip to the transport' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeFocused();
});

test('every view has one first-level heading and skips no level', async ({ page }) => {
  for (const view of VIEWS) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Slabscope: ${view}` })).toBeAttached();
    await expect(page.getByRole('main')).toBeVisible();
    await expectOutline(page);
  }
});

test('the start page, presenter mode and an embedded page have an outline too', async ({ page }) => {
  await page.keyboard.press('P');
  await expect(page.getByRole('banner')).toBeHidden();
  await expectOutline(page);
  await page.goto('./?embed');
  await expect(page.getByRole('heading', { name: 'zio_buf_20480', exact: true })).toBeVisible();
  await expectOutline(page);
  await openFirst(page);
  await expectOutline(page);
});

test('truncated text can be read by keyboard: a row of the table, an event, the last event in a sentence', async ({
  page,
}) => {
  const tip = page.locator('[data-tip-box]');
  await page.goto('./?machine=vmalloc-deadlock');
  await recorded(page);
  await page.keyboard.press('End');
  await openEvents(page);
  const events = page.getByRole('listbox', { name: 'Events' });
  await events.evaluate((list) => {
    if (list instanceof HTMLElement) list.style.inlineSize = '120px';
  });
  await events.focus();
  await page.keyboard.press('ArrowUp');
  await expect(tip).toContainText(/^CPU \d/);
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();

  await page.setViewportSize({ width: 600, height: 800 });
  const sentence = page.getByRole('main').locator('p[tabindex="0"][aria-live]').last();
  await sentence.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(tip).toHaveText((await sentence.textContent()) ?? '');

  await page.getByRole('button', { name: 'Table' }).click();
  await page.getByRole('treegrid').focus();
  await page.keyboard.press('ArrowDown');
  await expect(tip).toContainText(/^CPU 0/);
});

test('the tips of a button and of a heading can be read by keyboard, and the heading’s leads to its lesson', async ({
  page,
}) => {
  await page.getByRole('button', { name: 'Previous mark' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  const tip = page.locator('[data-tip-box]');
  await expect(tip).toContainText('(p)');
  await page.keyboard.press('Escape');
  await expect(tip).toBeHidden();
  await openControls(page, 'Pressure');
  const term = page.getByRole('heading', { name: 'Memory pressure' }).getByRole('button');
  await term.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('note').getByText('Other processes want pages:')).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Slabscope: Learn' })).toBeAttached();
  await expect(page.getByText('Memory pressure from end to end').first()).toBeVisible();
  expect(new URL(page.url()).searchParams.get('lesson')).toBe('memory-pressure');
});

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  /** The page's controls that are less than 44 px wide or high, except links in running text. */
  async function small(page: Page): Promise<readonly string[]> {
    return page
      .locator(
        'button:not([data-inline]), select, summary, textarea, label.check, input:not([type="checkbox"], [type="radio"])',
      )
      .evaluateAll((all) =>
        all
          .filter((one) => one.checkVisibility() && getComputedStyle(one).pointerEvents !== 'none')
          .map((one) => ({ one, box: one.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
          .map(({ one, box }) => {
            const name = one.getAttribute('aria-label') ?? one.textContent;
            return `${name}: ${box.width.toFixed(0)} × ${box.height.toFixed(0)}`;
          }),
      );
  }

  test('every control is at least 44 px wide and high', async ({ page }) => {
    expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
    expect(await small(page)).toEqual([]);
    await page.getByRole('button', { name: 'Controls' }).tap();
    for (const name of ['Tunables', 'Pressure', 'Callers', 'Machine', 'Record', 'Caches'] as const) {
      await page.getByRole('tab', { name, exact: true }).tap();
      expect(await small(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Close Controls' }).tap();
    await page.getByRole('button', { name: 'Details' }).tap();
    await expect(page.getByRole('region', { name: 'Counters' })).toBeVisible();
    expect(await small(page)).toEqual([]);
  });

  test('a tap opens the card of a term, and a long press reads the tip of a button', async ({ page }) => {
    const term = page.getByRole('list', { name: 'Legend' }).getByRole('button', { name: 'in a magazine' });
    await term.tap();
    await expect(page.getByRole('note').getByText('hands them out and takes them back')).toBeVisible();
    await page.keyboard.press('Escape');
    const button = page.getByRole('button', { name: 'Zoom in' });
    await button.dispatchEvent('pointerdown', { pointerType: 'touch', isPrimary: true, bubbles: true });
    await expect(page.locator('[data-tip-box]')).toContainText('Zoom in');
  });
});
