import { expect, test } from 'vitest';
import { readReport } from '../../formats/report/read-report.ts';
import type { CacheDiagnosis } from '../../model/diagnose/cache-diagnosis.ts';
import { diagnose } from '../../model/diagnose/diagnose.ts';
import { mapCells } from './map-layout.ts';

/** Caches of the Linux slab that hold these numbers of pages. */
function cachesOf(pages: readonly number[]): readonly CacheDiagnosis[] {
  const rows = pages.map(
    (slabs, i) => `cache_${i} 1 1 4096 1 1 : tunables 0 0 0 : slabdata ${slabs} ${slabs} 0`,
  );
  return diagnose(readReport(rows.join('\n')).parts)?.listings[0]?.caches ?? [];
}

test('areas are what the caches hold', () => {
  const cells = mapCells(cachesOf([6000, 3000, 1000]), 1000, 100);
  const areas = cells.map(({ width, height }) => (width * height) / 1000);
  expect(cells.map(({ first }) => first.cache.name)).toEqual(['cache_0', 'cache_1', 'cache_2']);
  for (const [i, percent] of [60, 30, 10].entries())
    expect(Math.abs((areas[i] ?? 0) - percent)).toBeLessThan(2);
});

test('small caches share one rectangle, and those that hold nothing have none', () => {
  expect(mapCells(cachesOf([6000, 3000, 0]), 1000, 100)).toHaveLength(2);
  const tall = mapCells(cachesOf([1000, ...new Array<number>(200).fill(5)]), 1000, 400);
  const last = tall.at(-1);
  expect([tall.length, last?.first.cache.name, last?.caches]).toEqual([61, 'cache_60', 141]);
});
