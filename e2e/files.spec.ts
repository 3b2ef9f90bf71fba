import { readFile } from 'node:fs/promises';
import { chooseMachine, counter, expect, test } from './test.ts';

test('a recording is saved, opened again and continued', async ({ page }) => {
  await chooseMachine(page, 'Magazines strand memory on idle CPUs');
  const clock = page.getByText(/event [\d,]+ \/ [\d,]+/);
  await expect(clock).toContainText(/\/ 8,1\d\d/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByRole('button', { name: 'Save the recording' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('magazines-strand-memory-on-idle-cpus.slabrec');
  const buffer = await readFile(await file.path());

  await page.reload();
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByLabel('Or open a file');
  const hurt = Buffer.from(buffer);
  hurt[hurt.length >> 1] = (hurt[hurt.length >> 1] ?? 0) ^ 255;
  await field.setInputFiles({ name: 'hurt.slabrec', mimeType: '', buffer: hurt });
  await expect(dialog.getByRole('alert')).toContainText('hurt.slabrec: it is damaged');
  const large = Buffer.alloc(40 << 20, '{ ');
  await field.setInputFiles({ name: 'large.json', mimeType: 'application/json', buffer: large });
  await expect(dialog.getByRole('alert')).toContainText('large.json is larger than 32 MiB');
  await field.setInputFiles({ name: 'kept.slabrec', mimeType: '', buffer });
  await expect(dialog).toBeHidden();
  await expect(clock).toContainText(/\/ 8,1\d\d/);
  await page.getByRole('button', { name: 'Allocate' }).click();
  await expect(page.getByText('This is a branch', { exact: false })).toBeHidden();
  await expect(clock).toContainText(/\/ 8,[2-9]\d\d/);
});

test('a scenario runs from its text, or is refused with path and reason', async ({ page }) => {
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog');
  const text = dialog.getByRole('textbox', { name: 'Listing' });
  const scenario = { format: 'slabscope scenario', version: 1, title: 'Mine', about: 'My own.', end: 5 };
  await text.fill(JSON.stringify({ ...scenario, machine: { cpus: 99 } }));
  await dialog.getByRole('button', { name: 'Run it as a scenario' }).click();
  await expect(dialog.getByRole('alert')).toContainText('machine.cpus: ');
  await text.fill(JSON.stringify(scenario));
  await dialog.getByRole('button', { name: 'Run it as a scenario' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: /^Machine: Mine/ })).toBeVisible();
});

test('a link restores the machine with everything that was done to it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(counter(page, 'skc_obj_alloc')).toHaveText('297');
  const clock = page.getByText(/event [\d,]+ \/ [\d,]+/);
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await expect(page.getByText('The link is on the clipboard.')).toBeVisible();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  const before = await clock.textContent();
  await page.goto('about:blank');
  await page.goto(link);
  await expect(counter(page, 'skc_obj_alloc')).toHaveText('297');
  await expect(clock).toHaveText(before ?? '');
  await page.goto('about:blank');
  await page.goto(link.slice(0, -30));
  await expect(
    page.getByText('This link cannot be opened: it is cut short or damaged').first(),
  ).toBeVisible();
  await expect(counter(page, 'skc_obj_alloc')).toHaveText('328');
});

test('scenario, metrics and the picture are saved as files', async ({ page }) => {
  for (const [what, name] of [
    ['scenario', 'a-machine-after-a-storm-openzfs-zfs-4925.json'],
    ['metrics', 'a-machine-after-a-storm-openzfs-zfs-4925.csv'],
    ['picture', /^a-machine-after-a-storm-openzfs-zfs-4925-\d+\.png$/],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Share…' }).click();
    await page.getByRole('button', { name: `Save the ${what}` }).click();
    expect((await download).suggestedFilename()).toMatch(name);
  }
});

test('a message says that a machine is too large for a link, and offers files', async ({ page }) => {
  const commands = Array.from({ length: 9000 }, (_, i) => ({
    at: ((i * 7919) % 100_003) / 7,
    command: { op: 'pressure', pages: (i * 104_729) % 1_000_003 },
  }));
  const scenario = { format: 'slabscope scenario', version: 1, title: 'Large', about: 'Much to do.', end: 1 };
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Listing' }).fill(JSON.stringify({ ...scenario, commands }));
  await dialog.getByRole('button', { name: 'Run it as a scenario' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(page.getByText(/^This machine is too large for a link/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save the recording' })).toBeEnabled();
});
