import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { expect, test } from './test.ts';

const HEADINGS = ['Pages are too big', 'One page, eight objects', 'The free list', 'Free the last one'];

test.beforeEach(async ({ page }) => {
  await page.goto('./?view=learn&lesson=why-slabs&step=2');
  await expect(page.getByRole('article')).toHaveAttribute('aria-busy', 'false');
  await page.getByText('Print and save').click();
});

test('a handout is one file with the prose and a picture of every step', async ({ page, context }) => {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a handout (HTML)' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('why-slabs-a-page-a-free-list-an-object.html');
  const path = join(mkdtempSync(join(tmpdir(), 'handout-')), 'handout.html');
  await file.saveAs(path);
  const text = await readFile(path, 'utf8');
  await expect(page.getByRole('heading', { name: 'One page, eight objects' })).toBeVisible();
  const paper = await context.newPage();
  await paper.goto(pathToFileURL(path).href);
  for (const [at, heading] of HEADINGS.entries())
    await expect(paper.getByRole('heading', { name: `${at + 1}. ${heading}` })).toBeVisible();
  const pictures = paper.getByRole('img', { name: 'The machine at this step' });
  await expect(pictures).toHaveCount(HEADINGS.length);
  const widths = await pictures.evaluateAll((all) =>
    all.map((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0)),
  );
  expect(Math.min(...widths)).toBeGreaterThanOrEqual(960);
  // The first shows a cache without slabs, the second one slab, and so on: no two are alike.
  const sources = await pictures.evaluateAll((all) => all.map((one) => one.getAttribute('src')));
  expect(new Set(sources).size).toBe(HEADINGS.length);
  // It needs neither the page nor a network, and has no controls.
  expect(text).not.toMatch(/<(?:script|link|button|input)\b/);
});

test('the pictures of the steps are saved on one sheet, and one by one', async ({ page }) => {
  const sheet = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a contact sheet (PNG)' }).click();
  const png = await readFile(await (await sheet).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Three pictures per row.
  expect(png.readUInt32BE(16)).toBe(3 * 480);
  const zip = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a picture of each step (PNG, zipped)' }).click();
  const file = await zip;
  expect(file.suggestedFilename()).toMatch(/-steps\.zip$/);
  const files = unzipSync(await readFile(await file.path()));
  expect(Object.keys(files)).toEqual([
    '01-pages-are-too-big.png',
    '02-one-page-eight-objects.png',
    '03-the-free-list.png',
    '04-free-the-last-one.png',
  ]);
  for (const bytes of Object.values(files)) expect(Buffer.from(bytes.subarray(1, 4)).toString()).toBe('PNG');
});

test('the pictures of the steps are also saved as drawings, with their marks and texts', async ({ page }) => {
  const zip = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a picture of each step (SVG, zipped)' }).click();
  const files = unzipSync(await readFile(await (await zip).path()));
  expect(Object.keys(files)).toHaveLength(HEADINGS.length);
  const drawings = Object.values(files).map((bytes) => Buffer.from(bytes).toString());
  const contents = await page.evaluate(
    (all) =>
      all.map((text) => {
        const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
        const texts = [...svg.querySelectorAll('text')].map(({ textContent }) => textContent);
        const wrong = svg.querySelectorAll('parsererror').length;
        return { texts, marks: svg.querySelectorAll('path, rect').length, wrong };
      }),
    drawings,
  );
  for (const { texts, marks, wrong } of contents) {
    expect(wrong).toBe(0);
    expect(texts).toEqual(expect.arrayContaining(['CPU 0', 'SLABS', 'PAGES']));
    expect(marks).toBeGreaterThan(20);
  }
  // The first step has no slab yet.
  expect(contents.map(({ texts }) => texts.includes('s1'))).toEqual([false, true, true, true]);
  const sheet = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a contact sheet (SVG)' }).click();
  const svg = await readFile(await (await sheet).path(), 'utf8');
  for (const [at, heading] of HEADINGS.entries()) expect(svg).toContain(`>${at + 1}. ${heading}</text>`);
});

test('a lesson is printed with all of its steps, each with its picture', async ({ page }) => {
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printing', '');
  });
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printing', '');
  // Nothing of it is visible on the screen.
  await expect(page.getByRole('heading', { name: '3. The free list' })).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  for (const [at, heading] of HEADINGS.entries())
    await expect(page.getByRole('heading', { name: `${at + 1}. ${heading}` })).toBeVisible();
  await expect(page.getByRole('img', { name: 'The machine at this step' })).toHaveCount(HEADINGS.length);
  await expect(page.getByRole('button')).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await expect(page.getByRole('heading', { name: 'One page, eight objects' })).toBeVisible();
});
