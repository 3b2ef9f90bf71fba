import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openFirst } from './story.fixture.ts';
import { expect, test } from './test.ts';

/** The text on the clipboard, once a link has been copied. */
async function copied(page: Page): Promise<string> {
  await expect(page.getByText('The link is on the clipboard.')).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Waits until the machine of the lesson's step is there. */
async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('article')).toHaveAttribute('aria-busy', 'false');
}

test.beforeEach(async ({ context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

test('the tour of a first visit is the first lesson, and leads to the second', async ({ page }) => {
  await openFirst(page);
  await page.getByRole('button', { name: /^Learn how it works/ }).click();
  await expect(page.getByRole('heading', { name: 'Pages are too big' })).toBeFocused();
  await expect(page).toHaveURL(/view=learn&lesson=why-slabs&step=1/);
  for (const heading of ['One page, eight objects', 'The free list', 'Free the last one']) {
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await expect(page.getByRole('heading', { name: heading })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Lesson 2', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'A store for each CPU' })).toBeVisible();
});

test('a term explains itself, and leads to its rule and its lesson', async ({ page }) => {
  const term = page.getByRole('list', { name: 'Legend' }).getByRole('button', { name: 'emergency' });
  await term.focus();
  await expect(page.getByRole('tooltip').getByText(/^An object with pages of its own/)).toBeVisible();
  await page.keyboard.press('Enter');
  const card = page.getByRole('note', { name: 'emergency object' });
  await expect(card).toContainText('EMG1 While a cache is DEADLOCKED');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await expect(term).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(card.getByRole('button', { name: /^Lesson 9/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { name: 'The growth that waits for its own callers' }),
  ).toBeVisible();
});

test('a link opens any step of any lesson, with or without the actions done there', async ({ page }) => {
  await page.goto('./?view=learn&lesson=emergency&step=4');
  await expect(page.getByRole('heading', { name: 'Why a tree?' })).toBeVisible();
  await ready(page);
  await page.getByRole('button', { name: 'Share this step' }).click();
  expect(await copied(page)).toMatch(/\?view=learn&lesson=emergency&step=4$/);
  await page.goto('./?view=learn&lesson=why-slabs&step=4');
  const goal = page.getByRole('region', { name: 'Goal' });
  await expect(goal).toContainText('0 actions so far');
  await ready(page);
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(goal).toContainText('1 action so far');
  await page.getByRole('button', { name: 'Share this step' }).click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/lesson=why-slabs&step=4#run=/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Free the last one' })).toBeVisible();
  await expect(goal).toContainText('1 action so far');
});

test('the user’s own lesson becomes a link, and plays from it', async ({ page }) => {
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  await page.getByRole('button', { name: 'Write a lesson' }).click();
  const notebook = page.getByRole('article', { name: 'Notebook' });
  await notebook.getByLabel('Title').fill('By link');
  await notebook.getByRole('button', { name: 'Add this moment' }).click();
  await notebook.getByLabel('Text').fill('Look at the *slabs*.');
  await notebook.getByRole('button', { name: 'Copy as a link' }).click();
  const link = await copied(page);
  await page.goto('about:blank');
  await page.goto(link);
  const lesson = page.getByRole('article', { name: 'By link' });
  await expect(lesson.getByText('Look at the slabs.')).toBeVisible();
  await expect(lesson).toHaveAttribute('aria-busy', 'false');
});

test('an exercise is handed in as a link, and graded without the page', async ({ page }) => {
  await page.goto('./?view=learn&lesson=why-slabs&step=4');
  const goal = page.getByRole('region', { name: 'Goal' });
  await goal.getByText('As an exercise').click();
  await goal.getByLabel('Your code').fill('ann');
  await ready(page);
  await goal.getByRole('button', { name: 'Start with my code' }).click();
  await ready(page);
  const bar = page.getByRole('toolbar', { name: 'Act on the machine' });
  await bar.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(goal).toContainText('1 action so far');
  await goal.getByRole('button', { name: 'Copy my result as a link' }).click();
  const half = await copied(page);
  await bar.getByRole('button', { name: 'Free', exact: true }).click();
  await expect(goal).toContainText('2 actions so far');
  await bar.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(goal.getByRole('status')).toContainText('Goal reached');
  await goal.getByRole('button', { name: 'Copy my result as a link' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe(half);
  const whole = await page.evaluate(() => navigator.clipboard.readText());
  const file = join(mkdtempSync(join(tmpdir(), 'grade-')), 'links.csv');
  const altered = whole.replace(/proof=./, (found) => (found === 'proof=0' ? 'proof=1' : 'proof=0'));
  const rows = [
    ['ann', half],
    ['ann', whole],
    ['ann', altered],
    ['ben', whole],
    ['cem', 'http://127.0.0.1/?view=learn'],
  ];
  writeFileSync(file, `student,link\n${rows.map((row) => row.join(',')).join('\n')}\n`);
  const { stdout, status } = spawnSync('npx', ['tsx', 'tools/grade.ts', file], { encoding: 'utf8' });
  expect(status).toBe(0);
  expect(
    stdout
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(0, 2).join(' ')),
  ).toEqual(['ann not reached', 'ann reached', 'ann altered', 'ben altered', 'cem unreadable']);
});
