import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const HEAD = 'name flags size alloc slabsize objsize total alloc max total alloc max dlock alloc max';

/** A machine of 2015: one large cache whose slabs are powers of two, and one with slow growths. */
const REPORT = `After the upgrade the box is slow, see below.

\`\`\`
$ cat /proc/spl/kmem/slab
${HEAD}
spl_zlib_workspace_cache 0x00240 0 0 8388608 268104 0 0 0 0 0 0 0 0 0
zio_vdev_cache 0x00040 104857600 94383360 4194304 131088 25 25 40 750 720 1200 0 0 0
zio_buf_20480 0x00040 2097152 1024000 524288 20480 4 4 20 84 50 420 9 0 31
\`\`\`
Any ideas?`;

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true }));
  }, text);
}

test('a pasted report shows waste, a reap and a what-if in a few clicks, and a link shows the same', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await paste(page, REPORT);
  await expect(page.getByRole('heading', { name: /^zio_vdev_cache holds 100 MiB of 102 MiB/ })).toBeVisible();
  const table = page.getByRole('table', { name: 'Caches by what they hold' });
  const row = table.getByRole('row', { name: /^zio_buf_20480/ });
  await expect(row).toContainText('9 growths ran into the 0.1 s limit');
  await expect(row).toContainText('0–4 slabs (0 B–2 MiB)');
  // Two clicks: the parameter, and Try.
  const form = page.getByRole('form', { name: 'What if' });
  await form.getByLabel('Its value').fill('64');
  await form.getByRole('button', { name: 'Try' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'With obj_per_slab = 64' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'obj_per_slab = 64' })).toBeVisible();
  const answer = await page.getByRole('status').filter({ hasText: 'With obj_per_slab' }).textContent();
  await page.getByRole('button', { name: 'Copy a link' }).click();
  await expect(page.getByText('The link is on the clipboard.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('heading', { name: /^zio_vdev_cache holds 100 MiB of 102 MiB/ })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'With obj_per_slab' })).toHaveText(answer ?? '');
});

test('slab_limit names the caches that asked for KMC_VMEM', async ({ page }) => {
  await paste(page, REPORT);
  const form = page.getByRole('form', { name: 'What if' });
  await form.getByLabel('Parameter').selectOption('slab_limit');
  await form.getByLabel('Its value').fill('200000');
  await form.getByRole('button', { name: 'Try' }).click();
  const row = page.getByRole('row', { name: /^zio_vdev_cache/ });
  await row.getByText(/^9 growths|^An object of/).click();
  await expect(row.getByRole('listitem').filter({ hasText: 'KMC_VMEM is set' })).toBeVisible();
});

test('two moments are compared and run side by side', async ({ page }) => {
  await page.getByRole('button', { name: 'Diagnose' }).click();
  await page.getByRole('button', { name: 'Before and after a runaway cache' }).click();
  const changed = page.getByRole('region', { name: 'What changed' });
  await expect(changed).toContainText('zio_buf_comb_32768 explains 99.97 % of what grew');
  await page.getByRole('button', { name: '/proc/spl/kmem/slab, moment 1' }).click();
  await expect(page.getByRole('heading', { name: /^3 SPL caches hold 2.89 MiB/ })).toBeVisible();
  await page.getByRole('button', { name: 'Run both side by side' }).click();
  await expect(page.getByRole('heading', { name: 'as listed' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'obj_per_slab = 4' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Results' })).toBeVisible();
});

test('a report with a million slabs is diagnosed at once, and asks before it runs', async ({ page }) => {
  const large =
    'sio_cache_0 0x08080 1647101760 1217423040 1472 136 1118955 1118955 1118955 8951640 8951640 8951640 0 0 0';
  await paste(page, `${large}\nzio_buf_20480 0x00082 200704 163840 200704 20480 1 1 1 8 8 8 0 0 0`);
  const row = page.getByRole('row', { name: /^sio_cache_0/ });
  await expect(row).toContainText('Caught GROWING');
  await page.getByRole('combobox', { name: 'Pages' }).selectOption('64 KiB');
  await expect(row).toContainText('68.3 GiB');
  await page.getByRole('button', { name: 'Run this machine' }).click();
  const dialog = page.getByRole('dialog', { name: 'This machine is large' });
  await expect(dialog).toContainText('1,118,955 slabs');
  await dialog.getByRole('button', { name: 'Run without it' }).click();
  await expect(page.getByRole('button', { name: /^Machine: Pasted report/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'zio_buf_20480' })).toBeVisible();
});

test('a text without listings opens with one sentence that says what to paste', async ({ page }) => {
  await paste(page, 'MemTotal:       16314520 kB\nMemFree: 12 kB\n');
  const dialog = page.getByRole('dialog', { name: 'Open or paste a report' });
  await expect(
    dialog.getByText(/^This is \/proc\/meminfo, which lists no caches\. Paste what/),
  ).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Listing or report' })).toHaveValue(/MemTotal/);
});

test('the text of a report survives a reload', async ({ page }) => {
  await paste(page, REPORT);
  await expect(page.getByRole('heading', { name: /^zio_vdev_cache holds/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: /^zio_vdev_cache holds/ })).toBeVisible();
  await page.getByRole('button', { name: 'Change the text' }).click();
  await expect(page.getByRole('textbox', { name: 'Listing or report' })).toHaveValue(/zio_vdev_cache/);
});

test('a trace is read and replayed on a machine', async ({ page }) => {
  const lines = Array.from({ length: 400 }, (_, i) => {
    const [call, more] =
      i % 2 === 0 ? ['alloc', ' bytes_req=200 bytes_alloc=256 gfp_flags=GFP_KERNEL'] : ['free', ''];
    const address = `ffff8800${(i >> 1).toString(16).padStart(8, '0')}`;
    const time = (100 + i / 10_000).toFixed(6);
    return `  cat-7  [00${(i >> 1) % 2}] ....  ${time}: kmem_cache_${call}: call_site=ffffffff811 ptr=${address}${more}`;
  });
  await page.getByRole('button', { name: 'Open…' }).click();
  await page
    .getByRole('dialog')
    .getByLabel('Or open a file')
    .setInputFiles({ name: 'trace.txt', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) });
  await expect(
    page.getByRole('heading', { name: /^A trace by ftrace or trace-cmd: 400 calls on 2 CPUs/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Replay it on a machine' }).click();
  await expect(page.getByRole('button', { name: /^Machine: .*trace.txt/ })).toBeVisible();
});
