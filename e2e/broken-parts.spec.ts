import { expect, type Locator, type Page, test } from '@playwright/test';

/** A part of the page with its own chunk: how to reach it, its name, and an element that shows that it has loaded. */
interface Part {
  readonly chunk: string;
  readonly name: string;
  readonly open: (page: Page) => Promise<void>;
  readonly sign: (page: Page) => Locator;
}

const press =
  (key: string) =>
  (page: Page): Promise<void> =>
    page.keyboard.press(key);
const click =
  (name: string, role: 'button' | 'tab' = 'button') =>
  (page: Page): Promise<void> =>
    page.getByRole(role, { name, exact: true }).click();
const view =
  (name: string) =>
  (page: Page): Promise<void> =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name, exact: true }).click();

const PARTS: readonly Part[] = [
  {
    chunk: 'events-panel',
    name: 'The list of events',
    open: click('Events'),
    sign: (page) => page.getByRole('searchbox', { name: /events/i }),
  },
  {
    chunk: 'control-pages',
    name: 'The control panels',
    open: click('Tunables', 'tab'),
    sign: (page) => page.getByRole('region', { name: 'Tunables' }),
  },
  {
    chunk: 'create-cache',
    name: 'The form for a new cache',
    open: click('Create cache'),
    sign: (page) => page.getByRole('textbox', { name: 'Object size (bytes)' }),
  },
  {
    chunk: 'inspector',
    name: 'The inspector',
    open: async (page) => {
      await page.getByRole('img', { name: /^zio_buf_20480:/ }).focus();
      await page.keyboard.press('ArrowDown');
    },
    sign: (page) => page.getByRole('region', { name: /^Slab/ }).first(),
  },
  {
    chunk: 'code-panel',
    name: '“Now running”',
    open: click('Now running', 'tab'),
    sign: (page) => page.getByRole('button', { name: 'Open your own spl-kmem-cache.c…' }),
  },
  {
    chunk: 'picture-table',
    name: 'The table',
    open: click('Table'),
    sign: (page) => page.getByRole('treegrid'),
  },
  {
    chunk: 'dialogs',
    name: 'This dialog',
    open: press('?'),
    sign: (page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' }),
  },
  {
    chunk: 'diagnose-view',
    name: 'The diagnosis',
    open: view('Diagnose'),
    sign: (page) => page.getByRole('region', { name: 'Open a report' }),
  },
  {
    chunk: 'compare-view',
    name: 'The comparison',
    open: view('Compare'),
    sign: (page) => page.getByRole('form', { name: 'What to compare' }),
  },
  {
    chunk: 'sweep-view',
    name: 'The sweep',
    open: view('Sweep'),
    sign: (page) => page.getByRole('form', { name: 'New sweep' }),
  },
];

async function moment(page: Page): Promise<number> {
  return Number(await page.getByRole('slider', { name: 'Timeline' }).getAttribute('aria-valuenow'));
}

async function openPage(page: Page): Promise<void> {
  await page.goto('./');
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
}

for (const { chunk, name, open, sign } of PARTS) {
  test(`${name}: a missing ${chunk} file is reported in its place, and fetched again on demand`, async ({
    page,
  }) => {
    const file = new RegExp(`/${chunk}-[^/]*\\.js$`);
    await page.route(file, (route) => route.fulfill({ status: 404 }));
    await openPage(page);
    await open(page);
    const alert = page.getByRole('alert').filter({ hasText: `${name} could not be loaded` });
    await expect(alert).toBeVisible();
    await expect(page.getByRole('button', { name: 'Not ready for offline use' })).toBeAttached();
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toBeVisible();
    await page.unroute(file);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(sign(page)).toBeVisible();
    await expect(alert).toBeHidden();
    await expect(page.getByRole('img', { name: 'Ready for offline use' })).toBeAttached();
  });
}

test('a missing style sheet is also fetched again', async ({ page }) => {
  const file = /\/sweep-view-[^/]*\.css$/;
  await page.route(file, (route) => route.abort());
  await openPage(page);
  await view('Sweep')(page);
  await expect(page.getByRole('heading', { name: 'The sweep could not be loaded' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Not ready for offline use' })).toBeVisible();
  await page.unroute(file);
  const styles = page.waitForResponse(file);
  await page.getByRole('button', { name: 'Try again' }).click();
  expect((await styles).ok()).toBe(true);
  await expect(page.getByRole('form', { name: 'New sweep' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Ready for offline use' })).toBeVisible();
});

test('the machine stays usable beside a part that could not be loaded', async ({ page }) => {
  await page.route(/\/events-panel-[^/]*\.js$/, (route) => route.abort());
  await openPage(page);
  await page.getByRole('button', { name: 'Events', exact: true }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'The list of events could not be loaded' });
  await expect(alert).toBeVisible();
  const before = await moment(page);
  await page.getByRole('button', { name: 'Allocate', exact: true }).click();
  await expect.poll(() => moment(page)).toBeGreaterThan(before);
  const saving = page.waitForEvent('download');
  await alert.getByRole('button', { name: 'Save the recording' }).click();
  expect((await saving).suggestedFilename()).toBe('a-machine-after-a-storm-openzfs-zfs-4925.slabrec');
});

test('a dialog that could not be loaded is closed by Escape, and another one can be opened', async ({
  page,
}) => {
  await page.route(/\/dialogs-[^/]*\.js$/, (route) => route.abort());
  await openPage(page);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('This dialog could not be loaded');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.unroute(/\/dialogs-[^/]*\.js$/);
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('without the code that reads links a message says so, and the first machine starts', async ({
  page,
}) => {
  await page.route(/\/share-link-[^/]*\.js$/, (route) => route.abort());
  await page.goto('./#run=AAAA');
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  await expect(page.getByText(/^This link cannot be opened: .* could not be downloaded/)).toBeVisible();
});

test('without the code that reads files they are refused with a reason', async ({ page }) => {
  await page.route('**/reader.worker*', (route) => route.abort());
  await openPage(page);
  await page.getByRole('button', { name: 'Open…' }).click();
  const dialog = page.getByRole('dialog');
  for (const [name, text] of [
    ['a.slabrec', 'SLABREC'],
    ['a.json', '{}'],
  ] as const) {
    await dialog
      .locator('input[type="file"]')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    await expect(dialog.getByRole('alert')).toContainText('could not be downloaded');
  }
});

test('a message says that the engine could not be downloaded, and other machines can be tried', async ({
  page,
}) => {
  await page.route('**/engine.worker*', (route) => route.fulfill({ status: 404 }));
  await page.goto('./');
  const alert = page.getByRole('alert').filter({ hasText: 'No machine is running' });
  await expect(alert).toContainText(
    'the engine could not be downloaded: the network is down, or its file is missing',
  );
  await page.unroute('**/engine.worker*');
  await page.getByRole('button', { name: /^The vmalloc deadlock/ }).click();
  await expect(page.getByRole('toolbar', { name: 'Act on the machine' })).toBeVisible();
  await expect(alert).toBeHidden();
});

test('a sweep whose engine cannot be downloaded reports that for each run', async ({ page }) => {
  await page.route('**/sweep.worker*', (route) => route.abort());
  await openPage(page);
  await view('Sweep')(page);
  await page.getByRole('region', { name: 'Questions' }).getByRole('button').first().click();
  await expect(page.getByText(/the worker could not be downloaded/).first()).toBeVisible();
});

test('without workers the engine runs in the page, and a message says so', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
  await openPage(page);
  await expect(page.getByRole('region', { name: 'Your browser' })).toContainText('It has no web workers');
  const before = await moment(page);
  await page.getByRole('button', { name: 'Allocate', exact: true }).click();
  await expect.poll(() => moment(page)).toBeGreaterThan(before);
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: 'Allocate', exact: true }).click();
  await expect(page.getByText(/^You acted in the past/)).toBeVisible();
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await expect(page.getByRole('region', { name: 'Your browser' })).toBeHidden();
});

test('without compression streams links and recordings say why they do not work; scenarios do', async ({
  page,
}) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'CompressionStream'));
  await page.goto('./#run=AAAA');
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Your browser' })).toContainText('no compression streams');
  const why = /this browser lacks CompressionStream/;
  await expect(page.getByText(/^This link cannot be opened/)).toHaveText(why);
  await page.getByRole('button', { name: 'Share…' }).click();
  await expect(page.getByRole('dialog').getByText(/^A link cannot be made/)).toHaveText(why);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the scenario' }).click();
  expect((await saving).suggestedFilename()).toMatch(/\.json$/);
  await page.getByRole('button', { name: 'Share…' }).click();
  await page.getByRole('button', { name: 'Save the recording' }).click();
  await expect(page.getByText(/^The recording could not be saved/)).toHaveText(why);
});

test('without ResizeObserver the stage still adapts to its size', async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'ResizeObserver'));
  await openPage(page);
  await expect(page.getByRole('region', { name: 'Your browser' })).toContainText('no ResizeObserver');
  const canvas = page.getByRole('img', { name: /^zio_buf_20480:/ });
  const width = async (): Promise<number> => Number(await canvas.getAttribute('width'));
  const before = await width();
  expect(before).toBeGreaterThan(100);
  await page.setViewportSize({ width: 1300, height: 900 });
  await expect.poll(width).toBeLessThan(before);
});
