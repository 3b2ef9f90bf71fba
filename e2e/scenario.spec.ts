import {
  chooseMachine,
  counter,
  expect,
  expectPast,
  expectPresent,
  holdClock,
  openControls,
  recorded,
  test,
} from './test.ts';

test('a scenario is recorded ahead, and a mark leads to its deadlock', async ({ page }) => {
  await chooseMachine(page, 'The vmalloc deadlock, and emergency objects');
  await recorded(page);
  await page.getByRole('combobox', { name: 'Kind of mark' }).selectOption('deadlock');
  await page.getByRole('button', { name: 'Next mark' }).click();
  await expect(page.getByText('DEADLOCKED is set')).toBeAttached();
  await expect(counter(page, 'skc_obj_emergency')).toHaveText('0');
  await page.getByRole('combobox', { name: 'Kind of mark' }).selectOption('emergency');
  await page.getByRole('button', { name: 'Next mark' }).click();
  await expect(counter(page, 'skc_obj_emergency')).toHaveText('1');
});

test('a scenario plays by what happens, and its timeline is drawn as it plays', async ({ page }) => {
  await chooseMachine(page, 'The vmalloc deadlock, and emergency objects');
  await recorded(page);
  await expect(page.getByRole('combobox', { name: 'Play by' })).toHaveValue('action');
  await page.keyboard.press('Home');
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const drawn = (): Promise<string> =>
    timeline.evaluate((canvas) => (canvas instanceof HTMLCanvasElement ? canvas.toDataURL() : ''));
  const before = await drawn();
  await holdClock(page);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  // The timeline is drawn in a later frame than the one that plays.
  const hasChanged = async (): Promise<boolean> => {
    await page.clock.runFor(100);
    return (await drawn()) !== before;
  };
  await expect.poll(hasChanged).toBe(true);
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
});

test('acting in the past starts a branch, and the user can go back to the original', async ({ page }) => {
  await chooseMachine(page, 'Magazines strand memory on idle CPUs');
  await expect(page.getByText(/event [\d,]+ \/ 8,1\d\d/)).toBeVisible();
  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const box = await timeline.boundingBox();
  if (box === null) throw new Error('the timeline has no box');
  await page.mouse.click(box.x + box.width / 2, box.y + 30);
  await expectPast(page);
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(page.getByText(/^You acted in the past, so this is a new branch/)).toBeVisible();
  const branches = page.getByRole('combobox', { name: 'Branch' });
  await expect(branches.getByRole('option')).toHaveCount(2);
  await branches.selectOption({ label: 'the original scenario' });
  await expect(page.getByText(/ \/ 8,1\d\d/)).toBeVisible();
});

test('memory pressure wakes kswapd, and releasing it lets kswapd sleep again', async ({ page }) => {
  await openControls(page, 'Pressure');
  const pressure = page.getByRole('region', { name: 'Memory pressure' });
  await expect(pressure.getByText('kswapd is asleep')).toBeVisible();
  await holdClock(page);
  await pressure.getByRole('button', { name: 'Squeeze' }).click();
  await expect(
    page.getByText(/^Squeeze, replayed in 10 s: free memory fell to [\d,]+ pages, kswapd woke/),
  ).toBeVisible();
  // Pressing it again replays it without a new branch, and ends in the present.
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await pressure.getByRole('button', { name: 'Squeeze' }).click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Branch' })).toBeHidden();
  await page.clock.runFor(11_000);
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await page.clock.resume();
  await expectPresent(page);
  const marks = page.getByRole('combobox', { name: 'Kind of mark' });
  await marks.selectOption('kswapd');
  await expect(page.getByText('kswapd is asleep')).toBeVisible();
  await page.getByRole('button', { name: 'Previous mark' }).click();
  await expect(pressure.getByText('kswapd is awake')).toBeVisible();
});
