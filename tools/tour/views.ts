import type { Page } from '@playwright/test';
import { act } from './hands.ts';
import type { TourState } from './tour-state.ts';

const REPORT = `After the upgrade the box is slow.
$ cat /proc/spl/kmem/slab
name flags size alloc slabsize objsize total alloc max total alloc max dlock alloc max
spl_zlib_workspace_cache 0x00240 0 0 8388608 268104 0 0 0 0 0 0 0 0 0
zio_vdev_cache 0x00040 104857600 94383360 4194304 131088 25 25 40 750 720 1200 0 0 0
zio_buf_20480 0x00040 2097152 1024000 524288 20480 4 4 20 84 50 420 9 0 31
broken line
`;

const click = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();

const scrollTo = (name: string | RegExp) => (page: Page) =>
  page.getByRole('region', { name }).first().scrollIntoViewIfNeeded();

async function diagnose(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(REPORT);
  await dialog.getByRole('button', { name: 'Diagnose' }).click();
  await page.getByRole('table', { name: 'Caches by what they hold' }).waitFor();
}

/** Shows a program of the explorer. */
function program(title: RegExp): (page: Page) => Promise<void> {
  return async (page) => {
    const choice = page.getByRole('combobox', { name: 'Program' });
    const option = choice.getByRole('option').filter({ hasText: title });
    await choice.selectOption({ label: (await option.textContent()) ?? '' });
  };
}

/** Searches the orders of a program to the end. */
function search(title: RegExp): (page: Page) => Promise<void> {
  return act(program(title), click('Search all orders'), async (page) => {
    const end = page
      .getByText(/fewer do not suffice/)
      .or(page.getByRole('region', { name: 'Nothing found' }));
    await end.first().waitFor();
  });
}

/** Waits until a sweep is done. */
const swept = (page: Page) =>
  page
    .getByText(/^(\d+) of \1 runs · done/)
    .first()
    .waitFor();

const LEARN: readonly Omit<TourState, 'subject'>[] = [
  { name: 'lessons', address: '?view=learn' },
  { name: 'a step', address: '?view=learn&lesson=stranded-memory&step=1' },
  { name: 'a prediction', address: '?view=learn&lesson=stranded-memory&step=2' },
  {
    name: 'an answer',
    address: '?view=learn&lesson=stranded-memory&step=2',
    open: act(
      (page) => page.getByRole('region', { name: 'Prediction' }).getByRole('radio').first().check(),
      click('Free all objects'),
      (page) =>
        page
          .getByRole('region', { name: 'Prediction' })
          .getByRole('status')
          .filter({ hasText: /machine answers|Right/ })
          .waitFor(),
    ),
  },
  { name: 'a change', address: '?view=learn&lesson=stranded-memory&step=5' },
  { name: 'a goal', address: '?view=learn&lesson=stranded-memory&step=6' },
  { name: 'a proof', address: '?view=learn&lesson=geometry&step=2' },
  { name: 'the teacher', address: '?view=learn&lesson=stranded-memory&step=1', open: click('Teacher') },
  { name: 'notebook', address: '?view=learn', open: act(click('Write a lesson'), click('Add this moment')) },
];

const DIAGNOSE: readonly Omit<TourState, 'subject'>[] = [
  { name: 'nothing open', address: '?view=diagnose' },
  { name: 'a report', address: '?view=diagnose', open: diagnose },
  {
    name: 'what if',
    address: '?view=diagnose',
    open: act(diagnose, async (page) => {
      const form = page.getByRole('form', { name: 'What if' });
      await form.getByLabel('Its value').fill('64');
      await form.getByRole('button', { name: 'Try' }).click();
      await page.getByRole('columnheader', { name: 'obj_per_slab = 64' }).waitFor();
    }),
  },
];

const COMPARE: readonly Omit<TourState, 'subject'>[] = [
  {
    name: 'the example',
    address: '?view=compare',
    open: (page) =>
      page
        .getByText(/is better in \d+/)
        .first()
        .waitFor(),
  },
  {
    name: 'its results',
    address: '?view=compare',
    open: act(
      (page) =>
        page
          .getByText(/is better in \d+/)
          .first()
          .waitFor(),
      (page) => page.getByRole('table', { name: 'Results' }).getByRole('row').last().scrollIntoViewIfNeeded(),
    ),
  },
];

const SWEEP: readonly Omit<TourState, 'subject'>[] = [
  { name: 'the example', address: '?view=sweep', open: swept },
  {
    name: 'flags',
    address: '?view=sweep',
    open: act(click('expire 0, 1, 2, 3: how much stays in magazines?'), swept),
  },
  {
    name: 'two parameters',
    address: '?view=sweep',
    open: act(click('Which magazine_size suits how many CPUs?'), swept),
  },
  {
    name: 'a wrong value',
    address: '?view=sweep',
    open: act(
      swept,
      async (page) => {
        await page.getByLabel('Vary').selectOption('spl_kmem_cache_magazine_size');
      },
      (page) => page.getByLabel('values', { exact: true }).fill('2..300 x2, 300'),
    ),
  },
];

const EXPLORE: readonly Omit<TourState, 'subject'>[] = [
  { name: 'a program', address: '?view=explore' },
  { name: 'found', address: '?view=explore', open: search(/^Ageing outlives/) },
  {
    name: 'an order that ends well',
    address: '?view=explore',
    open: act(search(/^Ageing outlives/), scrollTo('An order that ends well')),
  },
  { name: 'nothing found', address: '?view=explore', open: search(/^The shrinker and destroy/) },
  {
    name: 'the user is the scheduler',
    address: '?view=explore',
    open: act(program(/^Ageing outlives/), click('You are the scheduler')),
  },
  {
    name: 'an own condition',
    address: '?view=explore',
    open: async (page) => {
      await page
        .getByRole('combobox', { name: 'What are you looking for?' })
        .selectOption('Your own condition');
    },
  },
  {
    name: 'a call is added',
    address: '?view=explore',
    open: act(click('Add a thread'), click('Add a call to A')),
  },
];

/** The views beside the machine's. */
export const VIEWS: readonly TourState[] = [
  ...of('learn', LEARN),
  ...of('diagnose', DIAGNOSE),
  ...of('compare', COMPARE),
  ...of('sweep', SWEEP),
  ...of('explore', EXPLORE),
];

function of(subject: string, states: readonly Omit<TourState, 'subject'>[]): readonly TourState[] {
  return states.map((state) => ({ subject, ...state }));
}
