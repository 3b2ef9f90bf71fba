import { chooseMachine, expect, openControls, openEvents, recorded, test } from './test.ts';

test('a full recording stops, or continues and discards older detail', async ({ page }) => {
  await openControls(page, 'Record');
  const recording = page.getByRole('region', { name: 'Recording', exact: true });
  await recording.getByLabel('Most events kept').selectOption('250,000 (4 MB)');
  await chooseMachine(page, 'Magazines, or one lock for all');
  await recorded(page);
  await expect(recording.getByText('the recording is full')).toBeVisible();
  await page.getByRole('slider', { name: 'Timeline' }).press('End');
  await page.getByRole('combobox', { name: 'Play by' }).selectOption('events');
  await page.getByRole('slider', { name: 'Speed' }).fill('100');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const full = page.getByText(/^The recording is full \(/);
  await expect(full).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(full).toBeHidden();

  await recording.getByLabel('When full').selectOption('thin');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await openEvents(page);
  const thinned = page.getByText(/^The first [\d,]+ events were discarded/);
  await expect(thinned).toBeVisible();
  await page.getByRole('button', { name: 'Close the events' }).click();
  await expect(full).toBeVisible();
  await expect(recording.getByText('only every 32,768th moment is kept.')).toBeVisible();

  const timeline = page.getByRole('slider', { name: 'Timeline' });
  const box = await timeline.boundingBox();
  if (box === null) throw new Error('the timeline has no box');
  await page.mouse.click(box.x + box.width / 4, box.y + 30);
  await expect(page.getByText(/^Older detail was discarded: /)).toBeVisible();
  const moment = Number(await timeline.getAttribute('aria-valuenow'));
  expect(moment % 32_768).toBe(0);
  await page.getByRole('button', { name: 'Share…' }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the recording' }).click();
  expect((await saved).suggestedFilename()).toBe('magazines-or-one-lock-for-all.slabrec');
  await expect(page.getByText(/^The recording is saved: [\d,]+ events/)).toBeVisible();

  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(page.getByText(/^You acted in the past, so this is a new branch/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Branch' }).getByRole('option')).toHaveCount(2);
});
