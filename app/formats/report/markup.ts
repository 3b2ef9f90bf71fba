/**
 * Takes out of a line what is not its text: colours of a terminal, tags and entities of HTML, borders of tables, marks of
 * Jira and Markdown, and characters that a word processor puts in place of plain ones.
 */
export function withoutMarkup(raw: string): string {
  const text = raw.replace(COLOURS, '').replace(COLOURS_IN_LETTERS, '').replace(INVISIBLE, '');
  return (FOREIGN.test(text) ? inPlainCharacters(text) : text)
    .replace(TAGS, ' ')
    .replace(ENTITIES, entityText)
    .replace(ENTITIES, entityText)
    .replace(JIRA, ' ')
    .replace(FORUM, ' ')
    .replaceAll('`', ' ')
    .replaceAll('**', '')
    .replaceAll('\\_', '_')
    .replace(VISIBLE_CONTROLS, ' ')
    .replace(CELLS_WITHOUT_BLANKS, betweenCells)
    .replace(CELLS, ' ');
}

/** Whether a line has a character that begins markup, or one that is not plain. */
export function hasMarkup(text: string): boolean {
  return SPECIAL.test(text);
}

/** The character that begins a colour, and the one that ends the title of a terminal's window. */
const ESCAPE = String.fromCharCode(27);
const BELL = String.fromCharCode(7);
const NUL = String.fromCharCode(0);
/** Characters that no listing has: blanks, quotes, dashes and digits of other scripts, lines of boxes. */
const NOT_PLAIN =
  '\\u0660-\\u0669\\u06f0-\\u06f9\\u0966-\\u096f\\u2010-\\u2015\\u2018-\\u201f\\u2212\\u2500-\\u257f\\uff10-\\uff19';
const UNSEEN = `${NUL}\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\ufeff`;
const BLANKS = '\\u00a0\\u2000-\\u200a\\u202f\\u3000';
/** What has to be there for any of the markup to be. */
const SPECIAL = new RegExp(
  `[${ESCAPE}${UNSEEN}${BLANKS}${NOT_PLAIN}<&{}\`\\\\|^*]|\\[/?(?:code|quote|pre)\\b|\\[\\d{1,3}(?:;\\d{1,3}){0,3}m`,
);
const COLOURS = new RegExp(
  `${ESCAPE}\\[[\\d;?]{0,40}[A-Za-z]|${ESCAPE}\\][^${BELL}${ESCAPE}]{0,200}(?:${BELL}|${ESCAPE}\\\\)`,
  'g',
);
/** Colour codes whose escape character is spelled out, or was lost. */
const COLOURS_IN_LETTERS =
  /(?:\\(?:033|0?e|x1b|u001b)|\^\[)\[(?:\d{1,3}(?:;\d{1,3}){0,3})?[mK]|\[\d{1,3}(?:;\d{1,3}){0,3}m/gi;
/** BBCode tags. */
const FORUM = /\[\/?(?:code|quote|pre)(?:=[^\]]{0,80})?\]/gi;
const INVISIBLE = new RegExp(`[${UNSEEN}]`, 'g');
const FOREIGN = new RegExp(`[${BLANKS}${NOT_PLAIN}]`);
const TAGS =
  /<\/?(?:pre|code|p|div|span|table|thead|tbody|tfoot|tr|td|th|b|i|tt|strong|em|font|kbd|samp|ul|ol|li|blockquote)(?: [^<>]*)?>/gi;
const ENTITIES = /&(#x?[\da-f]{1,6}|[a-z]{2,6});/gi;
const JIRA = /\{\{|\}\}|\{(?:noformat|code|quote|panel|color)(?::[^{}]*)?\}/gi;
/** Tabs and line ends as `cat -A` shows them. */
const VISIBLE_CONTROLS = /\^[IM]/g;
/** A row of a table of Jira or Markdown with no blanks at its borders. */
const CELLS_WITHOUT_BLANKS = /^[\s>]*\|.*\|\s*$/;
/** The borders of cells in a table of Markdown. */
const CELLS = /(?<=^|\s)\|(?=\s|$)/g;

/** Some pages write the ampersand of an entity as an entity, so they are looked for twice. */
function entityText(entity: string, name: string): string {
  return ENTITY_TEXT[name.toLowerCase()] ?? codeText(name) ?? entity;
}

function betweenCells(row: string): string {
  // With blanks around the borders, a bar without them belongs to a cell.
  if (/\S\s+\|\s+\S/.test(row)) return row;
  return row.replaceAll('\\|', '\\').replaceAll('|', ' ').replaceAll('\\', '|');
}

const ENTITY_TEXT: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  minus: '-',
  ndash: '-',
  mdash: '-',
};

function codeText(name: string): string | null {
  if (!name.startsWith('#')) return null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  if (code === 0 || code > 0x10ffff) return null;
  return inPlainCharacters(String.fromCodePoint(code));
}

/** A narrow blank between three digits groups them; other blanks separate columns. */
const GROUPING_BLANK = /(?<=\d)[\u2009\u202f](?=\d{3}(?!\d))/g;
const ANY_BLANK = new RegExp(`[${BLANKS}]`, 'g');
const DASHES = /[\u2010-\u2015\u2212]/g;
const QUOTES = /[\u201c-\u201f]/g;
const SINGLE_QUOTES = /[\u2018-\u201b]/g;
const BOX = /[\u2500-\u257f]/g;
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g;

function inPlainCharacters(text: string): string {
  return text
    .replace(DIGITS, plainDigit)
    .replace(GROUPING_BLANK, '')
    .replace(ANY_BLANK, ' ')
    .replace(DASHES, '-')
    .replace(QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(BOX, ' ');
}

/** Each script has its digits in a row; these are the zeros. */
const ZEROS: readonly number[] = [0x0660, 0x06f0, 0x0966, 0xff10];

function plainDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.findLast((first) => first <= code) ?? code;
  return String(code - zero);
}
