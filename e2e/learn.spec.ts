import { expect, expectNothingGrave, test } from './test.ts';

/** The lesson's prose. */
const LESSON = { name: 'Memory that no caller holds and no reap frees' };

test('lesson 6 by mouse: predict, see the engine answer, change, and reach the goal', async ({ page }) => {
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  await page.getByRole('button', { name: LESSON.name }).first().click();
  const lesson = page.getByRole('article', LESSON);
  await expect(lesson.getByRole('heading', { name: 'Six CPUs work, then go idle' })).toBeVisible();
  await lesson.getByRole('button', { name: 'Next' }).click();
  const gate = lesson.getByRole('region', { name: 'Prediction' });
  const happen = gate.getByRole('button', { name: 'Free all objects' });
  await expect(happen).toBeDisabled();
  await gate.getByText('all 38', { exact: true }).click();
  await happen.click();
  await expect(gate.getByRole('status')).toContainText('Not this time. The machine answers: none');
  await lesson.getByRole('button', { name: 'Next' }).click();
  await expect(page.getByText('204 of 256').first()).toBeAttached();
  await lesson.getByRole('button', { name: 'These slabs' }).click();
  await expect(lesson.getByText('Every one of these slabs has an object')).toBeVisible();
  await lesson.getByRole('button', { name: 'Step 5' }).click();
  const change = lesson.getByRole('region', { name: 'Change' });
  await change.getByRole('button', { name: '2', exact: true }).click();
  await change.getByRole('button', { name: '256', exact: true }).click();
  await expect(change.getByRole('row', { name: /^slabs that stay/ })).toContainText('38');
  await lesson.getByRole('button', { name: 'Next' }).click();
  const goal = lesson.getByRole('region', { name: 'Goal' });
  await expect(goal).toContainText('0 actions so far');
  await expect(lesson).toHaveAttribute('aria-busy', 'false');
  const bar = page.getByRole('toolbar', { name: 'Act on the machine' });
  for (const cpu of ['0', '1', '2', '3', '4', '5']) {
    await bar.getByLabel('CPU').selectOption(cpu);
    await bar.getByRole('button', { name: 'Reap', exact: true }).click();
    await expect(goal).toContainText(`${Number(cpu) + 1} action`);
  }
  await expect(goal.getByRole('status')).toContainText('with 6 actions');
  await expectNothingGrave(page);
});

test('lesson 6 by keyboard, opened at a step by its address, which is kept', async ({ page }) => {
  await page.goto('./?view=learn&lesson=stranded-memory&step=4');
  const heading = page.getByRole('heading', { name: 'Reap on CPU 0' });
  await expect(heading).toBeFocused();
  const gate = page.getByRole('region', { name: 'Prediction' });
  await gate.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(gate.getByRole('radio', { name: 'only those that no other magazine pins' })).toBeChecked();
  await expect(gate.getByRole('button', { name: 'Reap on CPU 0' })).toBeEnabled();
  await page.keyboard.press('Tab');
  await expect(gate.getByRole('button', { name: 'Reap on CPU 0' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(gate.getByRole('status')).toContainText('Right.');
  const next = page.getByRole('button', { name: 'Next', exact: true });
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'A smaller magazine strands less' })).toBeFocused();
  await expect(page).toHaveURL(/lesson=stranded-memory&step=5/);
  await page.goBack();
  await expect(heading).toBeVisible();
});

test('a lesson has roles and names for a screen reader, explains its terms, and shows the notes for teachers', async ({
  page,
}) => {
  await page.goto('./?view=learn&lesson=stranded-memory&step=1');
  const lesson = page.getByRole('article', LESSON);
  await expect(lesson).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('navigation', { name: 'Steps' }).getByRole('button')).toHaveCount(6);
  await lesson.getByRole('button', { name: 'slab', exact: true }).click();
  await expect(lesson.getByText('A piece of memory that is cut into objects of one size.')).toBeVisible();
  await lesson.getByRole('button', { name: 'Teacher' }).click();
  await expect(lesson.getByRole('region', { name: 'Teacher' }).getByText('For the exam')).toBeVisible();
  await expectNothingGrave(page);
});

test('an invalid lesson file is refused with line and reason', async ({ page }) => {
  await page.goto('./?view=learn');
  const text =
    '---\nlesson: 1\nname: mine\ntitle: Mine\nabout: Mine.\nminutes: 2\n---\n\n## A\n\n```quiz\na: 1\n```\n';
  await page
    .getByLabel('Open a lesson file')
    .setInputFiles({ name: 'mine.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
  await expect(page.getByRole('alert')).toContainText('line 11: “quiz” is not a kind of block');
});

test('a lesson is written in the notebook, saved, reopened and played', async ({ page }) => {
  await page.getByRole('button', { name: 'Learn', exact: true }).click();
  await page.getByRole('button', { name: 'Write a lesson' }).click();
  const notebook = page.getByRole('article', { name: 'Notebook' });
  await notebook.getByLabel('Title').fill('A burst of two');
  await notebook.getByRole('button', { name: 'Add this moment' }).click();
  const bar = page.getByRole('toolbar', { name: 'Act on the machine' });
  await bar.getByRole('button', { name: 'Reap all' }).click();
  await expect(page.getByRole('button', { name: 'Reap all' })).toBeEnabled();
  await notebook.getByRole('button', { name: 'Add this moment' }).click();
  const steps = notebook.getByRole('list', { name: 'Steps' }).getByRole('listitem');
  await expect(steps).toHaveCount(2);
  await steps.first().getByLabel('Heading').fill('Before the reap');
  await steps.first().getByLabel('Text').fill('Look at the *slabs*.');
  await steps.last().getByLabel('Heading').fill('After it');
  await notebook.getByRole('button', { name: 'Move step 2 up' }).click();
  await expect(steps.first().getByLabel('Heading')).toHaveValue('After it');
  await notebook.getByRole('button', { name: 'Move step 2 up' }).click();
  const download = page.waitForEvent('download');
  await notebook.getByRole('button', { name: 'Save as a lesson file' }).click();
  const file = await (await download).path();
  await page.goto('./?view=learn');
  await page.getByLabel('Open a lesson file').setInputFiles(file);
  const lesson = page.getByRole('article', { name: 'A burst of two' });
  await expect(lesson.getByRole('heading', { name: 'Before the reap' })).toBeVisible();
  await expect(lesson.getByText('Look at the slabs.')).toBeVisible();
  await lesson.getByRole('button', { name: 'Next' }).click();
  await expect(lesson.getByRole('heading', { name: 'After it' })).toBeVisible();
  await expect(lesson).toHaveAttribute('aria-busy', 'false');
});

test('a teacher draws on the page, highlights a place, and starts with an empty blackboard', async ({
  page,
}) => {
  await page.keyboard.press('d');
  const pen = page.getByRole('img', { name: /^Drawing/ });
  await expect(pen).toBeVisible();
  await page.mouse.move(300, 300);
  await page.mouse.down();
  await page.mouse.move(400, 350);
  await page.mouse.up();
  await expect(pen).toHaveAccessibleName('Drawing: 1 line');
  await page.keyboard.press('Escape');
  await expect(pen).toBeHidden();
  await page.keyboard.press('o');
  await page.getByRole('toolbar', { name: 'Spotlight' }).getByRole('button', { name: 'Put away' }).click();
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { name: 'blackboard' })).toBeVisible();
});
