/** A line with cells that a separator divides, as spreadsheets write them. */
const SEPARATED = /^\s*"?[:[]?[A-Za-z0-9_#][^\s,;|"&<]*"?\s*([,;|])\s*"?[^\s,;|"]/;

/** Cells that a row has at least. */
const LEAST_CELLS = 3;

/** A parameter and its value are two cells. */
const PARAMETER = /^spl_\w+=?$/;

/** Whether a line may be one of a spreadsheet, found out at its beginning. */
export function isSeparated(line: string): boolean {
  return SEPARATED.test(line);
}

/** The cells of a line with blanks between them; null for a line that is not one of a spreadsheet. */
export function withoutSeparators(line: string): string | null {
  const separator = SEPARATED.exec(line)?.[1];
  if (separator === undefined) return null;
  const cells = cellsOf(line.trim(), separator);
  // A line of text has blanks between its commas; of cells only the source in a row of sdb has one: `[SPL ]`.
  const least = PARAMETER.test(cells[0] ?? '') ? 2 : LEAST_CELLS;
  if (cells.length < least || cells.some((cell) => /\s(?!\]$)/.test(cell))) return null;
  return cells.filter((cell) => cell !== '').join(' ');
}

function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (const character of line) {
    if (character === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (character === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}
