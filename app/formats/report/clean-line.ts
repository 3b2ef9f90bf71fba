import type { Side } from './report-line.ts';

/** A line without its surroundings. */
export interface CleanedLine {
  readonly text: string;
  readonly isHashed: boolean;
  /** The side that a mark of a diff before a row names; null without one. */
  readonly side: Side | null;
}

/**
 * Takes off what bug reports, mails, shells and logs put around a line: byte order marks, colours, entities and tags of
 * HTML, quote marks, fences, braces of Jira, prompts, times of a log, and the file and line that `grep` prints.
 */
export function cleanLine(raw: string): CleanedLine {
  let text = raw;
  if (hasMarkup(text)) text = withoutMarkup(text);
  text = text.replace(QUOTES, '').replace(LOG_TIME, '').replace(GREP, '').replace(NUMBERED, '');
  const prompt = PROMPT.exec(text);
  const isHashed = prompt?.[0].trim() === '#';
  if (prompt !== null) text = text.slice(prompt[0].length);
  const mark = DIFF_MARK.exec(text)?.[1];
  if (mark !== undefined) text = text.slice(1);
  return { text: text.trim(), isHashed, side: mark === undefined ? null : mark === '-' ? 'old' : 'new' };
}

/** Whether a line has a character that begins markup. */
export function hasMarkup(text: string): boolean {
  return SPECIAL.test(text);
}

function withoutMarkup(text: string): string {
  return text
    .replace(COLOURS, '')
    .replace(INVISIBLE, '')
    .replaceAll('\u00a0', ' ')
    .replace(TAGS, ' ')
    .replace(ENTITIES, (entity, name: string) => ENTITY_TEXT[name.toLowerCase()] ?? codeText(name) ?? entity)
    .replace(JIRA, ' ')
    .replaceAll('`', ' ')
    .replaceAll('\\_', '_')
    .replace(CELLS, ' ');
}

/** The character that begins a colour. */
const ESCAPE = String.fromCharCode(27);
/** What has to be there for any of the markup to be. */
const SPECIAL = new RegExp(`[${ESCAPE}\\ufeff\\u200b\\u00a0<&{}\`\\\\|]`);
const COLOURS = new RegExp(`${ESCAPE}\\[[\\d;]*[A-Za-z]`, 'g');
const INVISIBLE = /[\ufeff\u200b]/g;
const TAGS = /<\/?(?:pre|code|p|div|span|table|tbody|tr|td|th|b|tt)(?: [^<>]*)?>/gi;
const ENTITIES = /&(#x?[\da-f]{1,6}|[a-z]{2,6});/gi;
const JIRA = /\{\{|\}\}|\{(?:noformat|code|quote|panel)(?::[^{}]*)?\}/gi;
/** The borders of cells in a table of Markdown. */
const CELLS = /(?<=^|\s)\|(?=\s|$)/g;

const ENTITY_TEXT: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function codeText(name: string): string | null {
  if (!name.startsWith('#')) return null;
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

const QUOTES = /^[\s>|]+(?:[*•]\s+)?|^[*•]\s+/;

/** `[34731.968783]`, or `Jul  5 10:00:00 host kernel:` and the like, before a line of a log. */
const LOG_TIME =
  /^(?:<\d>)?(?:(?:[A-Z][a-z]{2} +\d+ [\d:]{8}|\d{4}-\d\d-\d\dT\S+) \S+ [\w.-]+(?:\[\d+\])?: +)?(?:\[ *\d+\.\d+\] *)?/;

/**
 * The file, the line, or both that `grep` puts before a row. The first slash or dot is found without a choice, and the
 * name has a limit: else a long path would be tried from every slash to every dash.
 */
const GREP =
  /^(?:[\w~-]*[/.][\w.~/-]*[:-]|slab(?:info)?[:-])?(?:\d+[:-])?(?=[A-Za-z_][^\s:]{0,127}\s+(?:0x|\d|flags))/;

/** The number that `cat -n` or `nl` puts before a row. */
const NUMBERED = /^\d+\s+(?=[A-Za-z_]\S*\s+(?:0x|flags))/;

/** A shell prompt: `$ cat …`, `[root@nas ~]# cat …`, `root@nas:/proc# cat …`. */
const PROMPT = /^(?:\[[^\]]*\]|\S+(?:\s+[~/]\S*)?)?[$#%](?=\s)\s+/;

/** A mark of a diff right before a row, where the head of the diff was not pasted. */
const DIFF_MARK = /^([-+])(?=[A-Za-z_]\S*\s+(?:0x|\d))/;
