import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { encodeExploreLink } from '../app/formats/explore-link.ts';
import { PROGRAMS, parseScenario } from '../engine/index.ts';
import { nodeCoder } from '../tools/node-coder.ts';
import { expect, expectNothingGrave, test } from './test.ts';

/** Opens the Explore view with a program of the catalogue. */
async function explore(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Explore', exact: true }).click();
  const program = page.getByRole('combobox', { name: 'Program' });
  const option = program.getByRole('option').filter({ hasText: title });
  await program.selectOption({ label: (await option.textContent()) ?? '' });
}

const search = (page: Page) => page.getByRole('form', { name: 'Search' });

test('ageing that outlives its cache is found with two interruptions, shared, and watched on the stage', async ({
  page,
}) => {
  await explore(page, /^Ageing outlives its cache/);
  await page.getByRole('button', { name: 'Search all orders' }).click();
  const found = page.getByRole('region', { name: 'What was found' });
  await expect(found.getByRole('heading', { name: 'Freed memory is used' })).toBeVisible();
  await expect(found.getByText(/^2 interruptions · 15 steps · fewer are not enough/)).toBeVisible();
  const sentences = found.getByRole('list', { name: 'Interruptions' }).getByRole('listitem');
  await expect(sentences).toHaveCount(2);
  await expect(sentences.last()).toContainText('before it sets skc_taskqid of c1 to 2, D sets DESTROY of c1');
  await expect(found.getByRole('list', { name: 'Steps' }).getByRole('listitem')).toHaveCount(15);
  const good = page.getByRole('region', { name: 'An order that ends well' });
  await expect(good.getByText(/^Its first \d+ steps are the same\.$/)).toBeVisible();
  await expectNothingGrave(page);
  const download = page.waitForEvent('download');
  await found.getByRole('button', { name: 'Save as a file' }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  expect(parseScenario(text)).toMatchObject({ ok: true, scenario: { explored: { interruptions: 2 } } });
  await found.getByRole('button', { name: 'Watch it on the stage' }).click();
  const chapters = page.getByRole('navigation', { name: 'Chapters' });
  await expect(chapters.getByRole('button')).toHaveCount(4);
  // It begins at the first interruption and ends with the check that fails.
  await expect(chapters.getByRole('button', { name: /Interruption 1/ })).toHaveAttribute(
    'aria-current',
    'step',
  );
  await page.keyboard.press('End');
  await expect(page.getByText(/skc->skc_magic == SKC_MAGIC/).first()).toBeVisible();
});

test('a link opens the explorer with the program and the order that was found', async ({ page }) => {
  await explore(page, /^Ageing outlives its cache/);
  await page.getByRole('button', { name: 'Search all orders' }).click();
  const found = page.getByRole('region', { name: 'What was found' });
  // Until the search ends, an order found at random, with other steps, may be shown.
  await expect(found.getByText(/^2 interruptions · 15 steps · fewer are not enough/)).toBeVisible();
  await found.getByRole('button', { name: 'Copy a link' }).click();
  await expect(page).toHaveURL(/#explore=1\./);
  const { hash } = new URL(page.url());
  await page.goto('about:blank');
  await page.goto(`/${hash}`);
  await expect(found.getByRole('heading', { name: 'Freed memory is used' })).toBeVisible();
  await expect(found.getByText(/^2 interruptions · 15 steps · opened with the program/)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Program' })).toHaveValue('ageing-outlives-cache');
  await expect(page.getByRole('region', { name: 'An order that ends well' })).toBeVisible();
  // With another program the address no longer names the order.
  await explore(page, /^Two callers/);
  await expect(page).not.toHaveURL(/#explore=/);
  await page.goBack();
});

test('a link whose order no longer fits searches again', async ({ page }) => {
  const program = PROGRAMS['ageing-outlives-cache'];
  if (program === undefined) throw new Error('no program');
  const shared = { program, find: program.find, most: 3, schedule: 'D9 w0·3' };
  await page.goto(`/${await encodeExploreLink(shared, nodeCoder)}`);
  await expect(page.getByText(/no longer fits this version of Slabscope/)).toBeVisible();
  await expect(page.getByText(/^2 interruptions · 15 steps · fewer are not enough/)).toBeVisible();
});

test('an order is shrunk to the smallest program, with proof, and the whole program can be restored', async ({
  page,
}) => {
  await explore(page, /^Ageing outlives its cache/);
  await page.getByRole('button', { name: 'Add a thread' }).click();
  const thread = page.getByRole('region', { name: 'Thread A' });
  await thread.getByRole('button', { name: 'Add a call to A' }).click();
  await thread.getByRole('button', { name: /^free frees the object/ }).click();
  await search(page).getByRole('button', { name: 'Search' }).click();
  const found = page.getByRole('region', { name: 'What was found' });
  await found.getByRole('button', { name: 'Shrink it' }).click();
  await expect(found.getByText(/^2 interruptions · 15 steps · fewer are not enough/)).toBeVisible();
  await expect(thread).toHaveCount(0);
  const rows = page.getByRole('region', { name: 'Progress' }).getByRole('listitem');
  await expect(rows).toHaveText([
    /this does not happen in the only order$/,
    /this happens in none of the [\d,]+ orders$/,
    /^2 interruptions.*found in order/,
  ]);
  await expectNothingGrave(page);
  await found.getByRole('button', { name: 'Back to the whole program' }).click();
  await expect(thread).toBeVisible();
});

test('shrinking can be stopped at once', async ({ page }) => {
  // Its worker never starts, so it is still in progress whenever it is stopped.
  await page.route(/\/explore\.worker-[^/]*\.js$/, () => {});
  const program = PROGRAMS['ageing-outlives-cache'];
  if (program === undefined) throw new Error('no program');
  const shared = { program, find: program.find, most: 3, schedule: 't w0·3 D2 w0 D5 t w0·2' };
  await page.goto(`/${await encodeExploreLink(shared, nodeCoder)}`);
  await page.getByRole('button', { name: 'Shrink it' }).click();
  const shrinking = page.getByRole('region', { name: 'Shrinking' });
  await shrinking.getByRole('button', { name: 'Stop shrinking' }).click();
  await expect(shrinking).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Shrink it' })).toBeVisible();
});

test('the user’s own condition is built from facts, searched for, and saved with the program', async ({
  page,
}) => {
  await explore(page, /^Two callers/);
  const looking = search(page).getByRole('combobox', { name: 'What are you looking for?' });
  await looking.selectOption('Your own condition');
  const condition = search(page).getByRole('group', { name: 'Your own condition' });
  await condition.getByRole('combobox', { name: 'Kind of fact 1' }).selectOption('A number of the cache');
  await condition.getByRole('combobox', { name: 'Number' }).selectOption('objectsOut');
  await condition.getByRole('textbox', { name: 'At least' }).fill('2');
  await condition.getByRole('button', { name: 'Add a fact' }).click();
  await expect(condition.getByRole('group', { name: 'Fact 2: DEADLOCKED is set' })).toBeVisible();
  await condition.getByRole('checkbox', { name: 'Negate this fact' }).last().check();
  await search(page).getByRole('button', { name: 'Search' }).click();
  const found = page.getByRole('region', { name: 'What was found' });
  await expect(
    found.getByRole('heading', { name: 'objectsOut ≥ 2 and DEADLOCKED is not set' }),
  ).toBeVisible();
  await expectNothingGrave(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the program' }).click();
  const path = await (await download).path();
  await explore(page, /^Ageing outlives its cache/);
  await page.getByLabel('Open a program…').setInputFiles(path);
  await expect(looking).toHaveValue('own');
  await expect(condition.getByRole('textbox', { name: 'At least' }).first()).toHaveValue('2');
});

test('a search that finds nothing says what was exhausted', async ({ page }) => {
  await explore(page, /^The shrinker and destroy/);
  await search(page).getByRole('button', { name: 'Search' }).click();
  const nothing = page.getByRole('region', { name: 'Nothing found' });
  await expect(nothing.getByText(/^All orders with up to 3 interruptions were run/)).toBeVisible();
  await expect(nothing.getByText(/sequentially consistent/)).toBeVisible();
  const rows = page.getByRole('region', { name: 'Progress' }).getByRole('listitem');
  await expect(rows).toHaveCount(4);
  await expectNothingGrave(page);
});

test('a program is built from calls by keyboard, and searched', async ({ page }) => {
  await explore(page, /^Ageing outlives its cache/);
  await page.getByRole('button', { name: 'Add a thread' }).press('Enter');
  const thread = page.getByRole('region', { name: 'Thread A' });
  await thread.getByRole('button', { name: 'Add a call to A' }).press('Enter');
  await thread.getByRole('button', { name: /^free frees the object/ }).press('Enter');
  await expect(thread.getByRole('listitem').filter({ hasText: /^free$/ })).toBeVisible();
  await thread.getByRole('button', { name: 'Move free up' }).press('Enter');
  await expect(thread.getByRole('listitem').first()).toHaveText('free');
  // The arrow keys on the handle move it to the other thread and back, and it keeps the focus.
  await thread.getByRole('button', { name: /^free, call 1 of 2 of A/ }).press('ArrowLeft');
  const other = page.getByRole('region', { name: 'Thread D' });
  await expect(other.getByRole('listitem').first()).toHaveText('free');
  await other.getByRole('button', { name: /^free, call 1 of 2 of D/ }).press('ArrowRight');
  await expect(thread.getByRole('button', { name: /^free, call 1 of 2 of A/ })).toBeFocused();
  await thread.getByRole('button', { name: 'Remove free' }).press('Enter');
  await page.getByRole('button', { name: 'Remove thread D' }).press('Enter');
  await expect(page.getByRole('combobox', { name: 'Program' })).toHaveValue('');
  await search(page)
    .getByRole('combobox', { name: 'What are you looking for?' })
    .selectOption('Anything that must never happen');
  await search(page).getByRole('combobox', { name: 'All orders with up to' }).selectOption('1');
  await search(page).getByRole('button', { name: 'Search' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible();
});

test('a search in progress can be paused and stopped', async ({ page }) => {
  // Its workers never start, so it is still in progress whenever it is stopped.
  await page.route(/\/explore\.worker-[^/]*\.js$/, () => {});
  await explore(page, /^Two callers/);
  await search(page).getByRole('button', { name: 'Search' }).click();
  await search(page).getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Paused' })).toBeVisible();
  await search(page).getByRole('button', { name: 'Resume' }).click();
  await search(page).getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Stopped' })).toBeVisible();
});

test('the user is the scheduler: reaches a goal by keyboard, with hints and undo', async ({ page }) => {
  await explore(page, /^Destroy waits forever/);
  await page.getByRole('button', { name: 'You are the scheduler' }).press('Enter');
  const goal = page.getByRole('region', { name: 'Goal' });
  const next = page.getByRole('region', { name: 'Who goes next?' });
  await expect(next.getByRole('button', { name: /^w0 .*has no work$/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  const go = async (who: string, times: number): Promise<void> => {
    for (let i = 0; i < times; i++)
      await next.getByRole('button', { name: new RegExp(`^${who}`) }).press('Enter');
  };
  await go('A', 3);
  await expect(goal.getByText(/^3 steps, 0 interruptions/)).toBeVisible();
  await go('w0', 1);
  await goal.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(goal.getByText(/^3 steps, 0 interruptions/)).toBeVisible();
  await goal.getByRole('button', { name: 'Give me a hint' }).press('Enter');
  await expect(goal.getByText(/the goal is \d+ steps away/)).toBeVisible();
  await go('Time', 2);
  await go('A', 4);
  await go('w0', 3);
  await expect(goal.getByRole('heading', { name: 'You did it: Destroy waits forever' })).toBeVisible();
  await expect(goal.getByText(/^12 steps, 2 interruptions/)).toBeVisible();
  await expectNothingGrave(page);
  await goal.getByRole('button', { name: 'Watch it on the stage' }).click();
  await expect(page.getByRole('navigation', { name: 'Chapters' })).toBeVisible();
});
