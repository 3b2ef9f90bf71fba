/** A cell of a table: a number stays a number to a spreadsheet, a text stays a text. */
export type Cell = string | number | boolean;

/** What a spreadsheet takes for the beginning of a formula, even inside quotes. */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * A row of a CSV table, with its line end (RFC 4180, except that lines end as on Unix). A text that a spreadsheet would
 * run as a formula gets an apostrophe before it: the names of caches and callers come from files of other people. A
 * number is written as it is, a negative one too.
 */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
