import { expect, test as plain } from '@playwright/test';
import {
  chooseMachine,
  expectNothingGrave,
  expectPresent,
  openControls,
  openEvents,
  recorded,
  test,
} from './test.ts';

test('commands are found by their words and run', async ({ page }) => {
  await page.keyboard.press('/');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  const field = palette.getByRole('combobox');
  await expect(field).toBeFocused();
  await field.fill('allocate 10 CPU 2');
  await expect(palette.getByRole('option', { selected: true })).toContainText('Allocate 10 on CPU 2');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(page.getByText(/CPU 2 · .* gets s\d+\.\d/).first()).toBeVisible();
});

test('the palette goes to an event, and finds a tunable by any part of its name', async ({ page }) => {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Command/ })).toBeFocused();
  await page.keyboard.type('1200');
  await page.keyboard.press('Enter');
  await expect(page.getByText('event 1,200 /')).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('/');
  await page.keyboard.type('slab_limit');
  await page.keyboard.press('Enter');
  await page.keyboard.type('8192');
  const palette = page.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('option').first()).toContainText('Set spl_kmem_cache_slab_limit to 8,192');
  await page.keyboard.press('Enter');
  await openControls(page, 'Tunables');
  await expect(page.getByRole('textbox', { name: 'slab_limit' })).toHaveValue('8192');
});

test('panels are resized and folded by keyboard, and remembered', async ({ page }) => {
  const nav = page.getByRole('navigation', { name: 'Machine' });
  const width = async (): Promise<number> => (await nav.boundingBox())?.width ?? 0;
  const before = await width();
  await page.getByRole('separator', { name: 'Width of the controls' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(width).toBeGreaterThan(before);
  const after = await width();
  const details = page.getByRole('button', { name: 'Details' });
  await details.click();
  await expect(details).toHaveAttribute('aria-expanded', 'false');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  expect(Math.abs((await width()) - after)).toBeLessThan(2);
  await expect(details).toHaveAttribute('aria-expanded', 'false');
  await details.click();
  await expect(page.getByRole('region', { name: 'Counters' })).toBeVisible();
});

test('arrow keys move between the tabs of the controls, and the chosen tab is remembered', async ({
  page,
}) => {
  const tab = (name: string) => page.getByRole('tab', { name, exact: true });
  await tab('Caches').focus();
  await page.keyboard.press('ArrowDown');
  await expect(tab('Tunables')).toBeFocused();
  const rows = page.getByRole('region', { name: 'Tunables' }).getByRole('listitem');
  await expect(rows.filter({ has: page.locator('form') })).toHaveCount(9);
  for (const row of [0, 8]) await expect(rows.nth(row)).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('End');
  await expect(page.getByRole('region', { name: 'Recording', exact: true })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('heading', { name: 'Recording' }).getByRole('button')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Most events kept')).toBeFocused();
  await page.reload();
  await expect(tab('Record')).toHaveAttribute('aria-selected', 'true');
});

test('the stage has its share of the window beside the default panels', async ({ page }) => {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const box = await page.getByRole('region', { name: 'Stage' }).boundingBox();
  expect(((box?.width ?? 0) * (box?.height ?? 0)) / (width * height)).toBeGreaterThanOrEqual(0.38);
});

test('the theme is remembered', async ({ page }) => {
  await page.getByRole('button', { name: 'Theme: system' }).click();
  await page.getByRole('button', { name: 'Theme: dark' }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: light' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('steps use the chosen unit, and marks can be reached in both directions', async ({ page }) => {
  await page.keyboard.press('Home');
  await page.keyboard.press('n');
  const clock = page.getByRole('region', { name: 'Transport' }).getByText(/event [\d,]+ \//);
  const first = await clock.innerText();
  await page.getByRole('combobox', { name: 'Step by' }).selectOption('mark');
  await page.getByRole('button', { name: 'Step forward one mark' }).click();
  await expect(clock).not.toHaveText(first);
  await page.getByRole('button', { name: 'Step back one mark' }).click();
  await expect(clock).toHaveText(first);
  await page.keyboard.press('End');
  await expectPresent(page);
});

test('the timeline is scrubbed, zoomed by a brush and by keys, and shown whole again', async ({ page }) => {
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const box = await timeline.boundingBox();
  if (box === null) throw new Error('the timeline has no box');
  await page.mouse.click(box.x + box.width / 2, box.y + 20);
  const moment = async (): Promise<number> => Number(await timeline.getAttribute('aria-valuenow'));
  const middle = await moment();
  expect(Math.abs(middle - Number(await timeline.getAttribute('aria-valuemax')) / 2)).toBeLessThan(20);
  await page.keyboard.down('Shift');
  await page.mouse.move(box.x + 100, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 20);
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const whole = page.getByRole('button', { name: 'Show all' });
  await expect(whole).toBeVisible();
  expect(await moment()).toBe(middle);
  await whole.click();
  await expect(whole).toBeHidden();
  await timeline.focus();
  await page.keyboard.press('ArrowUp');
  await expect(whole).toBeVisible();
});

test('the timeline names what is under the pointer, and CPU lanes name their tasks', async ({ page }) => {
  await page.getByRole('button', { name: 'CPU lanes' }).click();
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const box = await timeline.boundingBox();
  if (box === null) throw new Error('the timeline has no box');
  await page.mouse.move(box.x + 300, box.y + 10);
  await expect(page.getByRole('tooltip')).toContainText(/slabs \d+/);
  await page.mouse.move(box.x + 300, box.y + box.height - 55);
  await expect(page.getByRole('tooltip')).toContainText(/CPU \d (is idle|runs)/);
});

test('presenter mode shows only the caption, the stage and the moment; Escape leaves it', async ({
  page,
}) => {
  await page.keyboard.press('P');
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('navigation', { name: 'Machine' })).toBeHidden();
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByText('event 4,293 /')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
});

test('ten objects allocated in the past make one branch, which the timeline shows and can leave', async ({
  page,
}) => {
  await chooseMachine(page, 'The vmalloc deadlock, and emergency objects');
  await recorded(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('n');
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox', { name: /^Command/ })).toBeFocused();
  await page.keyboard.type('allocate 10 CPU 1');
  await page.keyboard.press('Enter');
  const branch = page.getByRole('combobox', { name: 'Branch' });
  await expect(branch.locator('option')).toHaveCount(2);
  await recorded(page);
  await expect(branch.locator('option')).toHaveCount(2);
  await expect(page.getByText(/^You acted in the past/)).toBeVisible();
  await branch.selectOption({ label: 'the original scenario' });
  await expect(branch).toHaveValue('0');
});

test('an embedded page has stage and transport alone', async ({ page }) => {
  await page.goto('./?embed');
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(page.getByRole('slider', { name: 'Timeline' })).toBeHidden();
  await page.getByRole('button', { name: 'Step back one event' }).click();
  await expect(page.getByText(/event 4,\d+ \//)).toBeVisible();
});

test('on a phone the panels are sheets', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Details' }).click();
  const sheet = page.getByRole('complementary', { name: 'Details' });
  await expect(sheet.getByRole('region', { name: 'Counters' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.getByRole('button', { name: 'Controls' }).click();
  await expect(page.getByRole('region', { name: 'Caches' })).toBeVisible();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious in palette, keys and presenter mode, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const check = (): Promise<void> => expectNothingGrave(page);
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog', { name: 'Commands' })).toBeVisible();
    await check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('P');
    await check();
  });
}

plain('when the stage fails, the rest stays usable and the recording can be saved', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'The stage stopped working: a bug of ours' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Counters' })).toBeVisible();
  const saving = page.waitForEvent('download');
  await page.getByRole('alert').getByRole('button', { name: 'Save the recording' }).click();
  expect((await saving).suggestedFilename()).toBe('a-machine-after-a-storm-openzfs-zfs-4925.slabrec');
});

plain(
  'when the engine dies, the page says why, keeps the recording and can run it again',
  async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
    const [engine] = page.workers();
    await engine?.evaluate(() =>
      setTimeout(() => {
        throw new Error('out of luck');
      }),
    );
    const alert = page.getByRole('alert').filter({ hasText: 'The engine has stopped responding' });
    await page.getByRole('button', { name: '+ 1 jiffy' }).click();
    await expect(alert).toContainText('out of luck');
    await expect(page.getByRole('region', { name: 'Counters' })).toBeVisible();
    await expect(alert.getByRole('button', { name: 'Save the recording' })).toBeVisible();
    await alert.getByRole('button', { name: 'Restart and replay to this point' }).click();
    await expect(alert).toBeHidden();
    await page.getByRole('button', { name: 'Allocate' }).click();
    await openEvents(page);
    await expect(page.getByRole('option', { name: /t\d@0 gets s\d+\.\d+/ })).toBeVisible();
  },
);

plain('Escape cancels a dialog that is still loading', async ({ page }) => {
  let arrive = (): void => {};
  const wait = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/\/dialogs-[^/]*\.js$/, async (route) => {
    await wait;
    await route.continue();
  });
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  await page.keyboard.press('?');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Sweep', exact: true }).click();
  await expect(page.getByRole('form', { name: 'New sweep' })).toBeVisible();
  const came = page.waitForResponse(/\/dialogs-[^/]*\.js$/);
  arrive();
  await came;
  await page.keyboard.press('1');
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});
