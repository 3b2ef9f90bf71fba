import type { Page } from '@playwright/test';
import { expect, openControls, test } from './test.ts';

type Press = () => Promise<void>;
type Effect = (page: Page, press: Press) => Promise<void>;

async function moment(page: Page): Promise<number> {
  return Number(await page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuenow'));
}

/** Goes to the middle of the recording, presses, and expects the playhead to move forward (1) or back (−1). */
function moves(direction: 1 | -1): Effect {
  return async (page, press) => {
    const timeline = page.getByRole('slider', { name: 'Timeline' });
    const box = await timeline.boundingBox();
    if (box === null) throw new Error('the timeline has no box');
    await page.mouse.click(box.x + box.width / 2, box.y + 20);
    await page.mouse.move(0, 0);
    const before = await moment(page);
    await press();
    await expect.poll(async () => Math.sign((await moment(page)) - before)).toBe(direction);
  };
}

const stays: Effect = async (page, press) => {
  const before = await moment(page);
  await press();
  expect(await moment(page)).toBe(before);
};

function opens(dialog: string): Effect {
  return async (page, press) => {
    await press();
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  };
}

function shows(view: string): Effect {
  return async (page, press) => {
    await press();
    const tab = page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: view, exact: true });
    await expect(tab).toHaveAttribute('aria-current', 'page');
    await page.keyboard.press('1');
    await expect(page.getByRole('toolbar', { name: 'Act on the machine' })).toBeVisible();
  };
}

function putsOver(name: string): Effect {
  return async (page, press) => {
    const bar = page.getByRole('toolbar', { name, exact: true });
    await press();
    await expect(bar).toBeVisible();
    await press();
    await expect(bar).toBeHidden();
  };
}

async function speed(page: Page): Promise<number> {
  return Number(await page.getByRole('slider', { name: 'Speed' }).inputValue());
}

function changesSpeed(direction: 1 | -1): Effect {
  return async (page, press) => {
    const before = await speed(page);
    await press();
    await expect.poll(async () => Math.sign((await speed(page)) - before)).toBe(direction);
  };
}

const zoomOut = (page: Page) => page.getByRole('button', { name: 'Zoom out' });

/** The effect of each action's keys, by the action's id. */
const EFFECTS: Readonly<Record<string, Effect>> = {
  'time.play': async (page, press) => {
    await page.keyboard.press('Home');
    await press();
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await press();
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  },
  'time.stepForward': moves(1),
  'time.stepBack': moves(-1),
  'time.stepCall': moves(1),
  'time.stepCallBack': moves(-1),
  'time.stepJiffy': moves(1),
  'time.stepJiffyBack': moves(-1),
  'time.beginning': moves(-1),
  'time.end': moves(1),
  'time.nextMark': moves(1),
  'time.previousMark': moves(-1),
  // The machine of the first page has no chapters.
  'time.nextChapter': stays,
  'time.previousChapter': stays,
  'time.restart': async (page, press) => {
    await press();
    await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  },
  'time.faster': changesSpeed(1),
  'time.slower': changesSpeed(-1),
  'stage.zoomIn': async (page, press) => {
    await press();
    await expect(zoomOut(page)).toBeEnabled();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect(zoomOut(page)).toBeDisabled();
  },
  'stage.zoomOut': async (page, press) => {
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(zoomOut(page)).toBeEnabled();
    await press();
    await expect(zoomOut(page)).toBeDisabled();
  },
  'stage.showAll': async (page, press) => {
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await press();
    await expect(zoomOut(page)).toBeDisabled();
  },
  'view.machine': shows('Machine'),
  'view.diagnose': shows('Diagnose'),
  'view.compare': shows('Compare'),
  'view.sweep': shows('Sweep'),
  'view.explore': shows('Explore'),
  'view.learn': shows('Learn'),
  'teach.ink': putsOver('Pen'),
  'teach.spotlight': putsOver('Spotlight'),
  'teach.blackboard': async (page, press) => {
    await press();
    await expect(page.getByRole('button', { name: /^Machine: Blackboard/ })).toBeVisible();
    await page.goto('./?view=machine');
    await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  },
  'page.commands': opens('Commands'),
  'page.keys': opens('Keyboard shortcuts'),
  'page.present': async (page, press) => {
    await press();
    await expect(page.getByRole('banner')).toBeHidden();
    await press();
    await expect(page.getByRole('banner')).toBeVisible();
  },
  'page.blank': async (page, press) => {
    await page.keyboard.press('P');
    await press();
    await expect(page.getByRole('status', { name: 'The screen is blank' })).toBeVisible();
    await press();
    await expect(page.getByRole('status', { name: 'The screen is blank' })).toBeHidden();
    await page.keyboard.press('P');
    await expect(page.getByRole('banner')).toBeVisible();
  },
  'page.fullScreen': async (page, press) => {
    const isFull = (): Promise<boolean> => page.evaluate(() => document.fullscreenElement !== null);
    await press();
    await expect.poll(isFull).toBe(true);
    await press();
    await expect.poll(isFull).toBe(false);
  },
  'page.stepOut': async (page, press) => {
    await page.keyboard.press('P');
    await expect(page.getByRole('banner')).toBeHidden();
    await press();
    await expect(page.getByRole('banner')).toBeVisible();
  },
};

/** A key of the tables in Playwright's notation. */
function pressed(key: string): string {
  if (key === ' ') return 'Space';
  return key.replace(/^shift /, 'Shift+').replace(/^mod /, 'Control+');
}

test('every key on the sheet does what its action says, and every action is tried', async ({ page }) => {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  const rows = await sheet.locator('[data-action]').evaluateAll((all) =>
    all.map((row) => ({
      id: row.getAttribute('data-action') ?? '',
      keys: [...row.querySelectorAll('[data-key]')].map((key) => key.getAttribute('data-key') ?? ''),
    })),
  );
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  expect(rows.map(({ id }) => id).sort()).toEqual(Object.keys(EFFECTS).sort());
  for (const { id, keys } of rows) {
    for (const key of keys) {
      await test.step(`${id}: ${key}`, async () => {
        await EFFECTS[id]?.(page, () => page.keyboard.press(pressed(key)));
      });
    }
  }
});

test('a key does nothing while the user types, and the tooltip of a button names it', async ({ page }) => {
  await openControls(page, 'Tunables');
  await page.getByRole('textbox', { name: 'slab_limit' }).focus();
  const before = await moment(page);
  await page.keyboard.press('p');
  await page.keyboard.press('2');
  expect(await moment(page)).toBe(before);
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Previous mark' })).toHaveAttribute('data-tip', /\(p\)$/);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toHaveAttribute(
    'data-tip',
    'Play (Space)',
  );
});
