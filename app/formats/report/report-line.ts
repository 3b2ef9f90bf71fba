import { cleanLine } from './clean-line.ts';
import { DiffReader } from './diff.ts';

/** The version of a text, in a diff, that a line belongs to. */
export type Side = 'both' | 'old' | 'new';

/** A line of a report without what mails, trackers, shells and logs put around it. */
export interface ReportLine {
  /** Of the original text, from 1. */
  readonly number: number;
  readonly text: string;
  readonly words: readonly string[];
  readonly side: Side;
  /** Whether a lone `#` came before it: a comment, or the prompt of root. */
  readonly isHashed: boolean;
}

/** Characters of a line that are looked at. */
const MOST_CHARACTERS = 4096;

/** Splits a text into cleaned lines and keeps their numbers. Blank lines are left out. */
export function* reportLines(text: string): Generator<ReportLine> {
  const diff = new DiffReader();
  let number = 0;
  for (const raw of eachLine(text)) {
    number++;
    if (raw === '') {
      diff.endHunk();
      continue;
    }
    const read = diff.read(raw.slice(0, MOST_CHARACTERS));
    if (read === null) continue;
    for (const piece of read.text.split(/<br ?\/?>/i)) {
      const cleaned = cleanLine(piece);
      if (cleaned.text === '') continue;
      yield {
        number,
        text: cleaned.text,
        words: cleaned.text.split(/\s+/),
        side: cleaned.side ?? read.side,
        isHashed: cleaned.isHashed,
      };
    }
  }
}

/** A line made of one that is wrapped and its rest. */
export function joinLines(first: ReportLine, rest: ReportLine): ReportLine {
  return {
    ...first,
    text: `${first.text} ${rest.text}`,
    words: [...first.words, ...rest.words],
  };
}

/** How many lines a text has. */
export function lineCount(text: string): number {
  let count = 0;
  for (const line of eachLine(text)) if (line !== '' || count > 0) count++;
  return Math.max(1, text.endsWith('\n') || text.endsWith('\r') ? count - 1 : count);
}

function* eachLine(text: string): Generator<string> {
  const ends = /\r\n|\n|\r/g;
  let from = 0;
  for (const end of text.matchAll(ends)) {
    yield text.slice(from, end.index);
    from = end.index + end[0].length;
  }
  yield text.slice(from);
}
