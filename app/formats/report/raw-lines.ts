/** A line of a text, with its number from 1. */
export interface RawLine {
  readonly number: number;
  readonly text: string;
}

/**
 * The lines of a text. The cells of a row of an HTML table make one line, and what one line holds of several (breaks,
 * rows and paragraphs of HTML, ends of lines in a text of JSON) makes several with one number.
 */
export function* rawLines(text: string): Generator<RawLine> {
  let number = 0;
  let row = '';
  let rowFrom = 0;
  for (const line of eachLine(text)) {
    number++;
    if (row === '' && !line.includes('<') && !line.includes('\\')) {
      yield { number, text: line };
      continue;
    }
    const joined = row === '' ? line : `${row} ${line}`;
    if (row === '') rowFrom = number;
    if (isOpenRow(joined) && number - rowFrom < MOST_CELLS) {
      row = joined;
      continue;
    }
    row = '';
    for (const piece of piecesOf(joined)) yield { number: rowFrom, text: piece };
  }
  if (row !== '') yield { number: rowFrom, text: row };
}

/** Lines that the cells of a row can take. */
const MOST_CELLS = 64;

function isOpenRow(line: string): boolean {
  const at = line.toLowerCase().lastIndexOf('<tr');
  return at >= 0 && !ROW_END.test(line.slice(at));
}

const ROW_END = /<\/tr>|<\/table>/i;
const ENDS_IN_HTML = /<br ?\/?>|(?<=<\/(?:tr|p|div|li|pre|h\d)>)/i;
const ENDS_IN_JSON = /(?:\\r)?\\n/;

function piecesOf(line: string): readonly string[] {
  const pieces = line.includes('<') ? line.split(ENDS_IN_HTML) : [line];
  return line.includes('\\n')
    ? pieces.flatMap((piece) => piece.replaceAll('\\t', ' ').split(ENDS_IN_JSON))
    : pieces;
}

/** How many lines a text has. */
export function lineCount(text: string): number {
  let count = 0;
  for (const line of eachLine(text)) if (line !== '' || count > 0) count++;
  return Math.max(1, text.endsWith('\n') || text.endsWith('\r') ? count - 1 : count);
}

/** Some terminals end a line with several returns. */
function* eachLine(text: string): Generator<string> {
  let from = 0;
  let feed = text.indexOf('\n');
  let back = text.indexOf('\r');
  while (feed >= 0 || back >= 0) {
    const isFeed = back < 0 || (feed >= 0 && feed < back);
    const end = isFeed ? feed : back;
    yield text.slice(from, end);
    from = (isFeed ? feed : endOfReturns(text, back)) + 1;
    if (feed >= 0 && feed < from) feed = text.indexOf('\n', from);
    if (back >= 0 && back < from) back = text.indexOf('\r', from);
  }
  yield text.slice(from);
}

/** The place of the last character of the end of a line that begins with a return. */
function endOfReturns(text: string, from: number): number {
  let end = from;
  while (text.charCodeAt(end) === RETURN) end++;
  return text.charCodeAt(end) === LINE_FEED ? end : from;
}

const LINE_FEED = 10;
const RETURN = 13;
