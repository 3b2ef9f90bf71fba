import { expect, test } from 'vitest';
import { LONGEST_LINK } from './limits.ts';
import { nodeCoder } from './node-coder.fixture.ts';
import { readReport } from './report/read-report.ts';
import { decodeReportLink, encodeReportLink, type SharedReport } from './report-link.ts';

const ROW = 'zio_buf_20480 0x00042 200704 102400 200704 20480 1 1 1 8 5 8 3 2 5';
const SHARED: SharedReport = {
  title: 'Pasted report',
  text: `hello\n${ROW}\n`,
  cpus: 8,
  pageSize: 65_536,
  trial: { name: 'spl_kmem_cache_obj_per_slab', value: 4 },
  listing: null,
};

async function linkOf(shared: SharedReport): Promise<string | null> {
  return encodeReportLink(shared, readReport(shared.text).parts, nodeCoder);
}

test('a link carries the text and the choices', async () => {
  const hash = await linkOf(SHARED);
  expect(await decodeReportLink(hash ?? '', nodeCoder)).toEqual({ ok: true, shared: SHARED });
});

test('a text that is too long is cut to the lines that were recognised', async () => {
  let seed = 1;
  const noise = Array.from({ length: 8000 }, () => {
    seed = (seed * 48_271) % 0x7fff_ffff;
    return `- ${seed.toString(36)} ${(seed * 7).toString(36)} nothing`;
  });
  const text = [...noise, ROW, ...noise].join('\n');
  const hash = await linkOf({ ...SHARED, text });
  expect(hash?.length).toBeLessThan(LONGEST_LINK);
  const result = await decodeReportLink(hash ?? '', nodeCoder);
  expect(result).toMatchObject({ ok: true, shared: { text: ROW } });
});

test.each(['#report=2.abc', '#report=1.abc', '#report=1.'])('%s is refused with a reason', async (hash) => {
  expect(await decodeReportLink(hash, nodeCoder)).toMatchObject({ ok: false, reason: expect.any(String) });
});
