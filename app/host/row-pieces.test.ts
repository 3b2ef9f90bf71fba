import { expect, test } from 'vitest';
import { readReport } from '../formats/report/read-report.ts';
import type { Content } from './read.ts';
import { attachRows, detachRows } from './row-pieces.ts';

function contentOf(listings: readonly number[]): Content {
  const text = listings
    .map((count) =>
      Array.from(
        { length: count },
        (_, i) => `zio_buf_${i} 0x00042 0 0 200704 20480 0 0 12 0 0 90 0 0 0`,
      ).join('\n'),
    )
    .join('\nname flags size alloc slabsize objsize total alloc max total alloc max dlock alloc max\n');
  return { kind: 'report', text, report: readReport(text) };
}

test('the rows of a long report are sent in pieces, and arrive unchanged', () => {
  const whole = contentOf([700, 4100, 3]);
  const { content, pieces } = detachRows(whole);
  expect(content.kind === 'report' && content.report.parts.map(({ rows }) => rows.length)).toEqual([0, 0, 0]);
  expect(pieces.map((piece) => piece.map(({ part, rows }) => [part, rows.length]))).toEqual([
    [
      [0, 700],
      [1, 1300],
    ],
    [[1, 2000]],
    [
      [1, 800],
      [2, 3],
    ],
  ]);
  expect(attachRows(content, pieces)).toEqual(whole);
});

test('the rows of a short report are sent with it', () => {
  const whole = contentOf([200, 200]);
  expect(detachRows(whole)).toEqual({ content: whole, pieces: [] });
  expect(attachRows(whole, [])).toBe(whole);
});
