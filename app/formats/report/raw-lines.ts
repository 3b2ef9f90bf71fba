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
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== LINE_FEED && code !== RETURN) continue;
    yield text.slice(from, at);
    let end = at;
    while (code === RETURN && text.charCodeAt(end) === RETURN) end++;
    if (code === RETURN && text.charCodeAt(end) === LINE_FEED) at = end;
    from = at + 1;
  }
  yield text.slice(from);
}

const LINE_FEED = 10;
const RETURN = 13;
