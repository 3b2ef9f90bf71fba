import { describe, expect, test } from 'vitest';
import { TUNABLE_NAMES } from '../../../engine/index.ts';
import { REAL_REPORTS } from '../../formats/real-reports/index-of-reports.ts';
import { readReport } from '../../formats/report/read-report.ts';
import { diagnose } from '../../model/diagnose/diagnose.ts';
import type { Diagnosis, ListingDiagnosis } from '../../model/diagnose/diagnosis.ts';
import { whatIf } from '../../model/diagnose/what-if.ts';
import { changeWords } from '../../words/diagnose/changes.ts';
import { headlineWords } from '../../words/diagnose/headline.ts';
import { diagnosisCsv, diagnosisMarkdown } from '../../words/diagnose/tables.ts';
import { cacheWhatIfSentence, whatIfWords } from '../../words/diagnose/what-if.ts';
import { whyWords } from '../../words/diagnose/worded.ts';

function diagnosed(text: string): { readonly diagnosis: Diagnosis; readonly listing: ListingDiagnosis } {
  const diagnosis = diagnose(readReport(text).parts);
  const listing = diagnosis?.listings.at(-1);
  if (diagnosis == null || listing === undefined) throw new Error('the text lists no caches');
  return { diagnosis, listing };
}

function reportOf(id: string): ReturnType<typeof diagnosed> {
  const report = REAL_REPORTS.find((real) => real.id === id);
  return diagnosed(report?.text() ?? '');
}

const PINNED = 'zio_buf_20480 0x00042 2007040 983040 200704 20480 10 10 12 80 48 90 0 0 0';
const TRIAL = { name: 'spl_kmem_cache_obj_per_slab', value: 4 } as const;

test('the headline names the largest waste and where it is', () => {
  const { listing } = reportOf('sdb-202303131823');
  expect(headlineWords(listing.headline)).toBe(
    '13 SPL caches hold 1.15 GiB; 326 MiB of it (27.8 %) is free objects in slabs that cannot be freed, all of it in zio_buf_comb_131072.',
  );
});

test('the headline does not name one cache where none stands out', () => {
  const rows = Array.from({ length: 30 }, (_, i) => PINNED.replace('20480', `${20_480 + i}`));
  expect(headlineWords(diagnosed(rows.join('\n')).listing.headline)).toMatch(
    /, spread over them: at most 3\.3 % of that is in one cache \(zio_buf_20480\)\.$/,
  );
});

test('two moments come down to the one cache that explains most', () => {
  const { diagnosis } = reportOf('zfs-16325');
  expect(diagnosis.changes.map(changeWords)).toEqual([
    'Grew by 15.7 GiB: zio_buf_comb_32768 explains 99.97 % of what grew (+15.7 GiB).',
  ]);
});

describe.each(REAL_REPORTS.map(({ id }) => [id] as const))('%s', (id) => {
  const { diagnosis, listing } = reportOf(id);

  test('has a reason for each cache that holds memory', () => {
    for (const found of listing.caches) expect(whyWords(found), found.cache.name).toMatch(/^[\dA-Z].+\.$/);
  });

  test('has a sentence for each parameter and each cache', () => {
    for (const name of TUNABLE_NAMES) {
      const result = whatIf(listing, diagnosis, { name, value: 64 });
      expect(whatIfWords(result)).toMatch(/^With \S+ = 64/);
      for (const cache of result.caches) expect(cacheWhatIfSentence(cache)).not.toBe('');
    }
  });

  test('is a table in CSV and in Markdown, a row for each cache', () => {
    const result = whatIf(listing, diagnosis, TRIAL);
    const [head = '', ...rows] = diagnosisCsv(listing, result).trimEnd().split('\n');
    expect(head.split(',')[0]).toBe('cache');
    expect(rows).toHaveLength(listing.caches.length);
    const markdown = diagnosisMarkdown(listing, result).split('\n');
    const table = markdown.filter((line) => line.startsWith('|'));
    expect(new Set(table.map((line) => line.split(/(?<!\\)\|/).length)).size).toBe(1);
  });
});

test('a what-if gives bytes and percent against the layout that was listed', () => {
  const { diagnosis, listing } = diagnosed(PINNED);
  expect(whatIfWords(whatIf(listing, diagnosis, TRIAL))).toBe(
    'With obj_per_slab = 4: 1.95 MiB instead of 1.91 MiB (+2.0 %) with the same number of places for objects, down to 1.17 MiB if objects are packed tightly.',
  );
});
