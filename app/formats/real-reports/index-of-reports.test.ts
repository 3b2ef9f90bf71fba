import { expect, test } from 'vitest';
import { readReport } from '../report/read-report.ts';
import { REAL_REPORTS } from './index-of-reports.ts';

test.each(REAL_REPORTS.map((report) => [report.title, report] as const))(
  'the text of “%s” is read without a problem',
  (_, { id, text }) => {
    const { parts, problems } = readReport(text());
    expect(problems).toEqual([]);
    expect(parts).toHaveLength(id === 'zfs-16325' ? 2 : 1);
    expect(parts.every(({ rows }) => rows.length > 0)).toBe(true);
  },
);

test('a machine of sdb keeps its figures', () => {
  const report = REAL_REPORTS.find(({ id }) => id === 'sdb-202303131823');
  const [part] = readReport(report?.text() ?? '').parts;
  expect(part?.kind).toBe('sdb-caches');
  expect(part?.rows[0]).toMatchObject({
    name: 'zio_buf_comb_131072',
    entrySize: 135_680,
    objects: 6384,
    backing: 'SPL',
    util: 71,
    verbose: {
      flags: ['KMC_NODEBUG', 'KMC_KVMEM'],
      objSize: 131_072,
      slabSize: 1_085_440,
      slabs: 1123,
      activeSlabs: 1123,
      places: 8984,
    },
  });
});
