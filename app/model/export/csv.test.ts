import { csvParseRows } from 'd3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRow } from './csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '=HYPERLINK("http://a","b")'])(
  'a spreadsheet does not take the text %j for a formula',
  (text) => {
    expect(csvParseRows(csvRow([text, 1]))).toEqual([[`'${text}`, '1']]);
  },
);

test('numbers stay numbers, negative ones too', () => {
  expect(csvRow([-1, 2.5, 1e21, true])).toBe('-1,2.5,1e+21,true\n');
});

test('a row is read back with the same cells, whatever they contain', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', ' ', '=', '-', 'é') });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const [row, ...others] = csvParseRows(csvRow(['first', ...cells]));
      expect(others).toEqual([]);
      expect(row?.slice(1).map((text) => text.replace(/^'(?=[=+\-@\t\r\n])/, ''))).toEqual(cells);
    }),
  );
});
