import { keptSessions, openFirst, sceneAt, settle } from './story.fixture.ts';
import { expect, recorded, test } from './test.ts';

test.describe('a speaker with a clicker, at 1024 × 768', () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  for (const [name, titles] of [
    ['memory-pressure', ['Calm', 'Pressure', 'kswapd wakes', 'Shrinker scans', 'Slabs freed', 'What stays']],
    [
      'vmalloc-deadlock',
      ['Calm', 'Pressure', 'Deadlock', 'Emergency objects', 'Slab arrives', 'Tree empties'],
    ],
  ] as const)
    test(`shows ${name} in six presses, twice, with the same scenes`, async ({ page }) => {
      await page.goto(`./?machine=${name}`);
      const strip = page.getByRole('navigation', { name: 'Chapters' });
      await expect(strip.getByRole('button', { name: titles[0] })).toBeVisible();
      await recorded(page);
      const shows: string[][] = [];
      for (let show = 0; show < 2; show++) {
        // Earlier actions do not change the show.
        if (show === 1) await page.getByRole('button', { name: 'Reap', exact: true }).click();
        await page.keyboard.press('R');
        await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
        await page.keyboard.press('Space');
        await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
        await page.keyboard.press('Home');
        await page.keyboard.press('P');
        const scenes: string[] = [];
        for (const [i, title] of titles.entries()) {
          await page.keyboard.press('PageDown');
          const chapter = strip.getByRole('button', { name: title });
          await expect(chapter).toHaveAttribute('aria-current', 'step');
          await expect(page.getByText(`${i + 1} · ${title}`)).toBeVisible();
          await expect(chapter).not.toHaveAccessibleDescription(/\(playing\)$/);
          scenes.push(await sceneAt(page));
        }
        shows.push(scenes);
        await page.keyboard.press('Escape');
      }
      expect(shows[1]).toEqual(shows[0]);
      expect(new Set(shows[0]).size).toBe(titles.length);
    });

  test('blanks the screen with b and with a full stop, and shows it again', async ({ page }) => {
    await page.keyboard.press('P');
    for (const key of ['b', '.']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('status', { name: 'The screen is blank' })).toBeVisible();
      await page.keyboard.press(key);
      await expect(page.getByRole('status', { name: 'The screen is blank' })).toBeHidden();
    }
  });

  test('sees only a caption, the stage and a strip that is at most 56 px high', async ({ page }) => {
    await page.goto('./?machine=vmalloc-deadlock');
    await recorded(page);
    await page.keyboard.press('P');
    const strip = page.getByRole('contentinfo');
    expect((await strip.boundingBox())?.height).toBeLessThanOrEqual(57);
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('slider', { name: 'Timeline' })).toBeHidden();
    const sizes = await page
      .locator('main > p, footer button')
      .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  });
});

test('a teacher shows what a magazine is and how it strands memory, in nine clicks', async ({ page }) => {
  await openFirst(page);
  let clicks = 0;
  const click = async (name: string | RegExp): Promise<void> => {
    clicks += 1;
    await page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  };
  // What a magazine is: the start page shows one at work, and the term has an explanation.
  await expect(page.getByText(/from its magazine|into its magazine|from slabs/).first()).toBeVisible();
  await click('magazine');
  await expect(
    page.getByRole('note', { name: 'magazine' }).getByText('hands them out and takes them back'),
  ).toBeVisible();
  // How it strands memory.
  await click(/^Browse scenarios and machines/);
  await page.getByRole('searchbox').fill('strand');
  await click(/^Magazines strand memory on idle CPUs/);
  await recorded(page);
  const strip = page.getByRole('navigation', { name: 'Chapters' });
  for (const title of ['All taken', 'All freed', 'A reap', 'What is stranded']) {
    clicks += 1;
    await strip.getByRole('button', { name: title }).click();
    await expect(strip.getByRole('button', { name: title })).toHaveAttribute('aria-current', 'step');
  }
  await expect(page.getByText('the other five magazines pin all the rest')).toBeVisible();
  expect(clicks).toBeLessThanOrEqual(9);
});

test('Page Down reaches every chapter, and one that does not occur says so', async ({ page }) => {
  await page.goto('./?machine=kswapd-loop');
  await recorded(page);
  await page.keyboard.press('Home');
  const strip = page.getByRole('navigation', { name: 'Chapters' });
  const buttons = strip.getByRole('button');
  const count = await buttons.count();
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('PageDown');
    await expect(buttons.nth(i)).toHaveAttribute('aria-current', 'step');
  }
  await page.keyboard.press('PageUp');
  await expect(buttons.nth(count - 2)).toHaveAttribute('aria-current', 'step');
});

test('an action is summed up in a sentence, which stays', async ({ page }) => {
  await page.getByRole('button', { name: 'Allocate', exact: true }).click();
  const said = page.getByText(/^CPU 0 took \S+ from its magazine/);
  await expect(said).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(said).toBeVisible();
  await page.getByRole('button', { name: 'Reap', exact: true }).click();
  await expect(page.getByText(/^Reap freed /)).toBeVisible();
  await expect(said).toBeHidden();
});

test('playing stops at the end of the scenario, and continuing is optional', async ({ page }) => {
  await page.goto('./?machine=magazine-stranding');
  await recorded(page);
  await page.keyboard.press('End');
  const on = page.getByRole('button', { name: 'Continue beyond the end' });
  await expect(on).toBeVisible();
  await on.click();
  await expect(page.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
});

test('a link leads to the moment, the cache, the selection and the chapter', async ({ page }) => {
  await page.goto('./?machine=memory-pressure');
  const strip = page.getByRole('navigation', { name: 'Chapters' });
  await expect(strip.getByRole('button', { name: 'Calm' })).toBeVisible();
  await recorded(page);
  await page.keyboard.press('Home');
  for (const title of ['Calm', 'Pressure', 'kswapd wakes', 'Shrinker scans']) {
    await page.keyboard.press('PageDown');
    await expect(strip.getByRole('button', { name: title })).toHaveAttribute('aria-current', 'step');
  }
  const moment = await settle(page);
  await page.getByRole('button', { name: 'Share…' }).click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.goto('about:blank');
  await page.goto(link);
  await recorded(page);
  await expect.poll(() => settle(page)).toBe(moment);
  await expect(strip.getByRole('button', { name: 'Shrinker scans' })).toHaveAttribute('aria-current', 'step');
  await expect(page.getByText(/^This link was made by another version/)).toBeHidden();
});

test('the session is offered again after a reload', async ({ page }) => {
  await page.getByRole('button', { name: 'Allocate', exact: true }).click();
  await expect(page.getByText(/^CPU 0 took \S+ from its magazine/)).toBeVisible();
  const before = await settle(page);
  page.on('dialog', (dialog) => void dialog.accept());
  await expect.poll(() => keptSessions(page)).toBe(1);
  await page.reload();
  await expect(page.getByRole('region', { name: 'Kept session' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue it' }).click();
  await expect.poll(() => settle(page)).toBe(before);
});

test('a scenario whose caches come and go shows its stage from the start to the end', async ({ page }) => {
  await page.goto('./?machine=slab-small');
  await recorded(page);
  const stage = page.getByRole('region', { name: 'Stage' });
  for (const key of ['Home', 'End']) {
    await page.keyboard.press(key);
    await expect(stage.getByRole('heading', { name: 'No cache' })).toBeVisible();
    await expect(stage.locator('canvas')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Start from' })).toBeHidden();
  }
});
