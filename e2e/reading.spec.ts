import type { Page } from '@playwright/test';
import { chooseMachine, expect, expectNothingGrave, expectPast, openEvents, test } from './test.ts';

const DEADLOCK = 'The vmalloc deadlock, and emergency objects';

/** Selects the first slab of skc_partial_list. */
async function selectSlab(page: Page): Promise<void> {
  await page.getByRole('img', { name: /: threads, slabs/ }).press('ArrowDown');
  await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible();
}

/** Goes to the first emergency object of the deadlock. */
async function goToEmergency(page: Page): Promise<void> {
  await chooseMachine(page, DEADLOCK);
  await page.getByRole('combobox', { name: 'Kind of mark' }).selectOption('emergency');
  await page.getByRole('button', { name: 'Next mark' }).click();
  await expect(page.getByText(/adds e1 to the emergency tree/).first()).toBeVisible();
}

test('a slab says why it is not freed, with links to what keeps it', async ({ page }) => {
  await selectSlab(page);
  const selection = page.getByRole('region', { name: 'Selection' });
  const question = selection.getByRole('article', { name: 'Why is this slab not freed?' });
  await expect(question.getByText(/^s\d+ stays because callers hold/)).toBeVisible();
  await question
    .getByRole('button', { name: /^In the magazine of CPU/ })
    .first()
    .click();
  await expect(selection.getByRole('heading', { name: 'Magazine' })).toBeVisible();
  await expect(selection.getByText('skm_avail')).toBeVisible();
  await selection
    .getByRole('list')
    .getByRole('button', { name: /^s\d+\.\d$/ })
    .first()
    .click();
  await expect(selection.getByText(/ is in the magazine of CPU/)).toBeVisible();
});

test('every byte of a slab can be read by keyboard', async ({ page }) => {
  await selectSlab(page);
  const map = page.getByRole('slider', { name: /^Bytes of s\d+/ });
  await map.focus();
  await page.keyboard.press('Home');
  await expect(map).toHaveAttribute('aria-valuetext', /^spl_kmem_slab_t: 64 B, 0–63, vmalloc \+ 0x/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(map).toHaveAttribute('aria-valuetext', /^object of s\d+\.0, .*: 20,480 B/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Where is this object, and since when?' })).toBeVisible();
});

test('an object has a history, and a click in it goes there', async ({ page }) => {
  await selectSlab(page);
  await page.keyboard.press('ArrowRight');
  const history = page.getByRole('region', { name: 'Selection' }).getByRole('list').last();
  const born = history.getByRole('button', { name: /created with its slab/ });
  await born.click();
  await expectPast(page);
  await expect(born).toHaveAttribute('aria-current', 'step');
});

test('a reap frees what was predicted', async ({ page }) => {
  const question = page.getByRole('article', { name: 'What would a reap free now?' });
  await question.getByRole('combobox', { name: 'Reap on' }).selectOption('CPU 1');
  await expect(question.getByText(/^A reap on CPU 1 now: its magazine returns \d+ objects/)).toBeVisible();
  const mark = question.getByRole('button', { name: 'Show on the stage' });
  await mark.click();
  await expect(mark).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('toolbar', { name: 'Act on the machine' }).getByLabel('CPU').selectOption('CPU 1');
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(
    question.getByText('A reap on CPU 1 now: its magazine is empty; no slab is freed.'),
  ).toBeVisible();
});

test('a waiting thread shows what it waits for, along the whole chain', async ({ page }) => {
  await goToEmergency(page);
  await page
    .getByRole('region', { name: 'Threads' })
    .getByRole('listitem')
    .filter({ hasText: 'waits for a new slab' })
    .getByRole('button')
    .first()
    .click();
  const question = page.getByRole('article', { name: 'Why is this thread waiting?' });
  await expect(question.getByRole('button', { name: /sleeps on skc_waitq of zio_buf_16384/ })).toBeVisible();
  await question.getByRole('button', { name: /^w\d waits for free pages/ }).click();
  await expect(page.getByRole('region', { name: 'Selection' }).getByText('worker')).toBeVisible();
});

test('the code that runs follows the events, and a call on the stack can be read', async ({ page }) => {
  await goToEmergency(page);
  await page.getByRole('tab', { name: 'Now running' }).click();
  const source = page.getByRole('region', { name: 'Source of spl_emergency_alloc' });
  await expect(source.locator('[aria-current="step"]')).toContainText('countEmergency(k, skc, ske)');
  await page.keyboard.press('ArrowRight');
  await expect(source.locator('[aria-current="step"]')).toContainText('spin_unlock');
  await page
    .getByRole('region', { name: 'Now running' })
    .getByRole('button', { name: 'spl_cache_grow' })
    .click();
  await expect(
    page.getByRole('region', { name: 'Source of spl_cache_grow' }).locator('[aria-current="step"]'),
  ).toContainText('spl_emergency_alloc(k, skc, flags)');
  await page.getByRole('button', { name: 'Follow execution' }).click();
  await expect(source).toBeVisible();
});

test('the user’s own C file is shown beside the engine, kept, and removed', async ({ page }) => {
  await goToEmergency(page);
  await page.getByRole('tab', { name: 'Now running' }).click();
  const text =
    'static int\nspl_emergency_alloc(spl_kmem_cache_t *skc, int flags, void **obj)\n{\n\treturn (0);\n}\n';
  const file = { name: 'mine.c', mimeType: 'text/x-c', buffer: Buffer.from(text) };
  await page.locator('input[type="file"][accept^=".c"]').setInputFiles(file);
  const reference = page.getByRole('region', { name: 'The reference' });
  await expect(reference.getByText('spl_kmem_cache_t *skc')).toBeVisible();
  await reference.getByRole('button', { name: 'Remove' }).click();
  await expect(reference.getByRole('button', { name: 'Open your own spl-kmem-cache.c…' })).toBeVisible();
});

test('events are found by group and by words; clicks and arrow keys go to them', async ({ page }) => {
  await chooseMachine(page, 'Magazines strand memory on idle CPUs');
  await openEvents(page);
  const events = page.getByRole('region', { name: 'Events' });
  await events.getByRole('button', { name: 'Filter the events' }).click();
  await events.getByRole('button', { name: 'slabs', exact: true }).click();
  await events.getByRole('searchbox', { name: 'Search the events' }).fill('joins');
  await expect(events.getByRole('status')).toHaveText(/^0 of [\d,]+$/);
  await events.getByRole('searchbox', { name: 'Search the events' }).fill('adds the slab to its cache');
  await expect(events.getByRole('status')).toHaveText(/^[1-9][\d,]* of [\d,]+$/);
  const list = events.getByRole('listbox', { name: 'Events' });
  await list
    .getByRole('option', { name: /adds the slab to its cache as s/ })
    .first()
    .click();
  await expect(list.getByRole('option', { selected: true })).toContainText('adds the slab to its cache');
  await list.focus();
  await page.keyboard.press('Home');
  await expect(list.getByRole('option', { selected: true })).toContainText('as s1');
  await page.keyboard.press('ArrowDown');
  await expect(list.getByRole('option', { selected: true })).toContainText('as s2');
  await events.getByRole('button', { name: 'Show all' }).click();
  await expect(events.getByRole('status')).toBeHidden();
});

test('the table can be walked, opened and selected with the keyboard alone', async ({ page }) => {
  const choice = page.getByRole('button', { name: 'Table', exact: true });
  await choice.focus();
  await page.keyboard.press('Enter');
  const table = page.getByRole('treegrid', { name: 'zio_buf_20480, as a table' });
  await table.focus();
  const active = table.locator('tr[data-active="true"]');
  await page.keyboard.press('Home');
  await expect(active).toContainText('CPUs and magazines');
  await page.keyboard.press('ArrowDown');
  await expect(active).toContainText(/CPU 0.*31 of 64/);
  await page.keyboard.press('ArrowRight');
  await expect(active).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(active).toContainText('in the magazine of CPU 0');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('region', { name: 'Selection' }).getByText(/ is in the magazine/),
  ).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(active).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.type('skc_c');
  await expect(active).toContainText('skc_complete_list');
  await page.keyboard.press('End');
  await expect(active).toContainText('Threads');
  await choice.click();
  await expect(page.getByRole('img', { name: /: threads, slabs/ })).toBeVisible();
});

for (const colorScheme of ['dark', 'light'] as const) {
  test(`axe finds nothing serious in the reading panels in the ${colorScheme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const check = (): Promise<void> => expectNothingGrave(page, ['main', 'aside']);
    await selectSlab(page);
    await openEvents(page);
    await page.getByRole('button', { name: 'Filter the events' }).click();
    await page.getByRole('button', { name: 'slabs', exact: true }).click();
    await page.getByRole('button', { name: 'Table', exact: true }).click();
    await expect(page.getByRole('treegrid')).toBeVisible();
    await check();
    await page.getByRole('button', { name: 'Show all' }).click();
    await goToEmergency(page);
    await page.getByRole('tab', { name: 'Now running' }).click();
    await expect(page.getByRole('region', { name: /^Source of/ })).toBeVisible();
    await check();
  });
}
