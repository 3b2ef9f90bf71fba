/** A line of a text, with its number from 1. */
export interface RawLine {
  readonly number: number;
  readonly text: string;
  /** The last line of those that it was joined of. */
  readonly to: number;
  /** Whether it was joined at the width of a program that breaks lines. */
  readonly isJoined: boolean;
}

/** Takes the place of a line that was joined with the one before, so that all others keep their numbers. */
export const JOINED_LINE: string = '\u2060';
/** The same, where the break was found by its width alone. */
export const UNWRAPPED_LINE: string = '\u2060\u2060';

/**
 * The lines of a text. The cells of a row of an HTML table make one line, and what one line holds of several (breaks,
 * rows and paragraphs of HTML, ends of lines in a text of JSON) makes several with one number.
 */
export function* rawLines(text: string): Generator<RawLine> {
  let held: RawLine | null = null;
  for (const { number, text: line } of pieces(text)) {
    if (held !== null && FILLERS.has(line)) {
      const isJoined: boolean = held.isJoined || line === UNWRAPPED_LINE;
      held = { number: held.number, text: held.text, to: number, isJoined };
      continue;
    }
    if (held !== null) yield held;
    held = { number, text: line, to: number, isJoined: false };
  }
  if (held !== null) yield held;
}

const FILLERS: ReadonlySet<string> = new Set([JOINED_LINE, UNWRAPPED_LINE]);

function* pieces(text: string): Generator<Pick<RawLine, 'number' | 'text'>> {
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
export function* eachLine(text: string): Generator<string> {
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
