import { hasMarkup, withoutMarkup } from './markup.ts';
import { withoutGrouping, withoutPrefixes } from './prefixes.ts';
import { rowWithin } from './row-within.ts';
import { withoutSeparators } from './separated.ts';
import type { Side } from './side.ts';

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
  if (isRowAtOnce(raw)) return { text: raw.trim(), isHashed: false, side: null };
  const cells = withoutSeparators(raw) ?? raw;
  let text = withoutPrefixes(hasMarkup(cells) ? withoutMarkup(cells) : cells);
  const prompt = PROMPT.exec(text);
  const isHashed = prompt?.[0].trim() === '#';
  if (prompt !== null) text = text.slice(prompt[0].length);
  const mark = DIFF_MARK.exec(text)?.[1];
  if (mark !== undefined) text = text.slice(1);
  text = withoutGrouping(rowWithin(text) ?? withoutEnd(text)).trim();
  return { text, isHashed, side: mark === undefined ? null : mark === '-' ? 'old' : 'new' };
}

/** A shell prompt: `$ cat …`, `[root@nas ~]# cat …`, `root@nas:/proc# cat …`, `admin@nas[~]# cat …`. */
const PROMPT =
  /^(?:(?:\[[^\]]*\]|\S+(?:\s+[~/]\S*)?)?|[\w.-]{1,40}[@:][^\s#$%]{0,80}(?:\s[~/][^\s#$%]{0,80})?\s)[$#%](?=\s)\s+/;

/** A mark of a diff right before a row, where the head of the diff was not pasted. */
const DIFF_MARK = /^([-+])(?=[A-Za-z_]\S*\s+(?:0x|\d))/;

/** Whether a line begins as most lines of a listing do, and has nothing around it. */
export function isRowAtOnce(raw: string): boolean {
  return ROW_AT_ONCE.test(raw);
}

const ROW_AT_ONCE = /^[A-Za-z_][\w.-]{0,127}[ \t]+0x[\da-f]{4,8}[ \t][\d \t-]+$/i;

/** Takes off what follows the last figure of a row: the end of a line of `cat -A`, quotes, brackets. */
function withoutEnd(text: string): string {
  if (text.endsWith('\\')) return text.slice(0, -1);
  const end = text.trimEnd().at(-1) ?? '';
  return ENDS.has(end) && FLAGS.test(text) ? text.replace(END, '') : text;
}

const ENDS: ReadonlySet<string> = new Set('"\'])}*,;$');
const END = /(?<=\d)["'\])}*,;$]+\s*$/;
/** In a parameter, for one, quotes matter. */
const FLAGS = /\s0x[\da-f]{4,8}\s/i;
