import type { Page } from '@playwright/test';

/** An action on the page. */
type Deed = (page: Page) => Promise<void>;

/** How long an action may take on a busy machine, in ms. */
const PATIENCE = 120_000;

/** Performs actions one after another. */
export function act(...deeds: readonly Deed[]): Deed {
  return async (page) => {
    for (const deed of deeds) await deed(page);
  };
}

/** Waits until the whole scenario is recorded, then goes to a percentage of its time. */
export function at(share: number): Deed {
  return async (page) => {
    const timeline = page.getByRole('slider', { name: 'Timeline' });
    // The timeline may be there before the scenario is.
    await timeline.and(page.locator(':not([aria-valuemax="0"])')).waitFor({ timeout: PATIENCE });
    await page.getByText('recording ahead …').waitFor({ state: 'hidden', timeout: PATIENCE });
    const box = await timeline.boundingBox();
    if (box === null) throw new Error('there is no timeline');
    await page.mouse.click(box.x + (share / 100) * box.width, box.y + 0.3 * box.height);
  };
}

/** Presses keys. */
export function press(...keys: readonly string[]): Deed {
  return async (page) => {
    for (const key of keys) await page.keyboard.press(key);
  };
}

/** The point of the stage at fractions of its width and height. */
export async function canvasPoint(
  page: Page,
  across: number,
  down: number,
): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.getByRole('region', { name: 'Stage' }).locator('canvas').boundingBox();
  if (box === null) throw new Error('there is no stage');
  return { x: box.x + across * box.width, y: box.y + down * box.height };
}

/** Clicks on the stage, after going to a percentage of the time unless `share` is null. */
export function select(share: number | null, across: number, down: number): Deed {
  return async (page) => {
    if (share !== null) await at(share)(page);
    const { x, y } = await canvasPoint(page, across, down);
    await page.mouse.click(x, y);
    await page.mouse.move(1, 1);
  };
}

/** Opens a tab of a panel. */
export function tab(name: string): Deed {
  return (page) => page.getByRole('tab', { name, exact: true }).click();
}

/** Makes the window wide enough for all panels beside the stage. */
export async function widen(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Opens the sheet of a folded panel with one of its tabs; does nothing if the panel is beside the stage. */
export function unfold(panel: 'Controls' | 'Details', name: string): Deed {
  return async (page) => {
    const button = page.getByRole('banner').getByRole('button', { name: panel, exact: true });
    if ((await button.count()) > 0 && (await button.getAttribute('aria-expanded')) === 'false') {
      await button.click();
    }
    await tab(name)(page);
  };
}
