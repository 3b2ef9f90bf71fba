/** A cell of a table. Spreadsheets read a number as a number and a string as text. */
export type Cell = string | number | boolean;

/** What a spreadsheet takes for the beginning of a formula, even inside quotes. */
const FORMULA = /^[=+\-@\t\r\n]/;

/**
 * A row of a CSV table, with its line end (RFC 4180, except that lines end as on Unix). A text that a spreadsheet would
 * run as a formula gets an apostrophe before it: the names of caches and callers may come from untrusted files. Numbers
 * are written unchanged, even negative ones.
 */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\n`;
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
