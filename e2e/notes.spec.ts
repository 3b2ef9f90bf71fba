import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { keptSessions } from './story.fixture.ts';
import { chooseMachine, expect, recorded, test } from './test.ts';

async function openNotebook(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  await page.getByRole('button', { name: /^Write a lesson/ }).click();
  return page.getByRole('article', { name: 'Notebook' });
}

/** Writes a note about the moment on the stage. */
async function writeNote(notebook: Locator, heading: string): Promise<void> {
  const steps = notebook.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  const before = await steps.count();
  await notebook.getByRole('button', { name: 'Add this moment' }).click();
  await expect(steps).toHaveCount(before + 1);
  await steps.last().getByLabel('Heading').fill(heading);
}

/** Deletes the notebook that this browser keeps. */
async function forget(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.removeItem('slabscope.notebook'));
}

test('notes are saved with a recording and open with it', async ({ page }) => {
  await chooseMachine(page, 'Magazines strand memory on idle CPUs');
  await recorded(page);
  const notebook = await openNotebook(page);
  await notebook.getByLabel('Title').fill('My class');
  await writeNote(notebook, 'Look at the magazines');
  await page.getByRole('button', { name: 'Machine', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByRole('button', { name: 'Save the recording' }).click();
  const buffer = await readFile(await (await download).path());
  await expect(page.getByText(/^The recording is saved: [\d,]+ events and 1 note\.$/)).toBeVisible();
  await forget(page);
  await page.goto('./');
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Or open a file').setInputFiles({ name: 'mine.slabrec', mimeType: '', buffer });
  await expect(dialog).toBeHidden();
  await expect(page.getByText('This recording has 1 note.', { exact: false })).toBeVisible();
  const again = await openNotebook(page);
  await expect(again.getByLabel('Title')).toHaveValue('My class');
  await expect(again.getByLabel('Heading')).toHaveValue('Look at the magazines');
  await page.getByRole('button', { name: 'Go to the end', exact: true }).click();
  await again.getByRole('button', { name: 'Show step 1' }).click();
  await again.getByRole('button', { name: 'Play' }).click();
  await expect(page.getByRole('heading', { name: 'Look at the magazines' })).toBeVisible();
});

test('notes are kept with the session, and come back when it is continued', async ({ page }) => {
  const notebook = await openNotebook(page);
  await writeNote(notebook, 'Before the reap');
  const bar = page.getByRole('toolbar', { name: 'Act on the machine' });
  await bar.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(bar.getByRole('button', { name: 'Reap', exact: true })).toBeEnabled();
  await writeNote(notebook, 'After the reap');
  page.on('dialog', (dialog) => void dialog.accept());
  await expect.poll(() => keptSessions(page)).toBe(1);
  await expect.poll(() => keptNotes(page)).toEqual(['Before the reap', 'After the reap']);
  await forget(page);
  await page.goto('./');
  await expect(page.getByRole('region', { name: 'Kept session' })).toContainText(
    'and 2 notes. Your work was kept.',
  );
  await page.getByRole('button', { name: 'Continue it' }).click();
  await page.getByRole('button', { name: /^Write a lesson \(2 steps so far\)/ }).click();
  const steps = page.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  await expect(steps.first().getByLabel('Heading')).toHaveValue('Before the reap');
  await expect(steps.last().getByLabel('Heading')).toHaveValue('After the reap');
});

/** The headings of the notes in the kept session. */
async function keptNotes(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve) => {
        const opening = indexedDB.open('slabscope.sessions');
        opening.onsuccess = () => {
          const reading = opening.result.transaction('sessions').objectStore('sessions').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            const [session] = reading.result as { notes?: { notes: { title: string }[] } }[];
            resolve(session?.notes?.notes.map(({ title }) => title) ?? []);
          };
        };
      }),
  );
}
