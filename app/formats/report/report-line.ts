import { byHost } from './by-host.ts';
import { type CleanedLine, cleanLine, isRowAtOnce } from './clean-line.ts';
import { DiffReader } from './diff.ts';
import { hasMarkup } from './markup.ts';
import { type RawLine, rawLines } from './raw-lines.ts';
import { isSeparated } from './separated.ts';
import type { Side } from './side.ts';
import { SideBySide } from './side-by-side.ts';

/** A line of a report without what mails, trackers, shells and logs put around it. */
export interface ReportLine {
  /** Of the original text, from 1. */
  readonly number: number;
  /** The last line of those that it was joined of. */
  readonly to: number;
  /** Whether it was broken over several lines: then nothing but the row may be on it. */
  readonly isJoined: boolean;
  readonly text: string;
  readonly words: readonly string[];
  readonly side: Side;
  /** Whether a lone `#` came before it: a comment, or the prompt of root. */
  readonly isHashed: boolean;
  /** False if the line by itself cannot belong to any listing, which costs less to find out than to clean it. */
  readonly mayMatter: boolean;
}

/** Characters of a line that are looked at. */
const MOST_CHARACTERS = 4096;

/**
 * Splits a text into lines and keeps their numbers. Blank lines are left out. Lines without a `hint` are cleaned only
 * when they are asked for their text.
 */
export function* reportLines(text: string, hint: RegExp): Generator<ReportLine> {
  const diff = new DiffReader();
  const columns = new SideBySide();
  for (const place of byHost(rawLines(text), text)) {
    const { text: raw } = place;
    if (raw === '') {
      diff.endHunk();
      columns.end();
      continue;
    }
    for (const read of diff.read(raw.length > MOST_CHARACTERS ? raw.slice(0, MOST_CHARACTERS) : raw)) {
      for (const { text: piece, side } of columns.split(read)) {
        const line = lineOf(piece, place, side, hint);
        if (line !== null) yield line;
      }
    }
  }
}

type Place = Pick<RawLine, 'number' | 'to' | 'isJoined'>;

/** The line that a raw piece makes; null if nothing remains of it. */
function lineOf(raw: string, place: Place, side: Side, hint: RegExp): ReportLine | null {
  if (isRowAtOnce(raw)) return new CleanedOnDemand(place, raw, side, true);
  if (!hasMarkup(raw) && !hint.test(raw) && !isSeparated(raw)) {
    const end = raw.trimEnd().at(-1);
    if (end === undefined) return null;
    if (!ENDS.has(end)) return new CleanedOnDemand(place, raw, side, false);
  }
  const cleaned = cleanLine(raw);
  if (cleaned.text === '') return null;
  const mayMatter = RULE.test(cleaned.text) || hint.test(cleaned.text);
  return new CleanedOnDemand(place, raw, side, mayMatter, cleaned);
}

/** The end of a line that has only quote marks, log times or a prompt, or rules. */
const ENDS: ReadonlySet<string> = new Set('>|*•:]$#%-=+');

/** A line that only separates. */
export const RULE: RegExp = /^[-=+:|\s]+$/;

class CleanedOnDemand implements ReportLine {
  readonly number: number;
  readonly to: number;
  readonly isJoined: boolean;
  readonly mayMatter: boolean;
  readonly #raw: string;
  readonly #side: Side;
  #cleaned: CleanedLine | null;
  #words: readonly string[] | null = null;

  constructor(
    { number, to, isJoined }: Place,
    raw: string,
    side: Side,
    mayMatter: boolean,
    cleaned: CleanedLine | null = null,
  ) {
    this.number = number;
    this.to = to;
    this.isJoined = isJoined;
    this.mayMatter = mayMatter;
    this.#raw = raw;
    this.#side = side;
    this.#cleaned = cleaned;
  }

  get text(): string {
    return this.#clean().text;
  }

  get words(): readonly string[] {
    this.#words ??= this.text.split(/\s+/);
    return this.#words;
  }

  get side(): Side {
    return this.#clean().side ?? this.#side;
  }

  get isHashed(): boolean {
    return this.#clean().isHashed;
  }

  #clean(): CleanedLine {
    this.#cleaned ??= cleanLine(this.#raw);
    return this.#cleaned;
  }
}

/** A line made of one that is wrapped and its rest. */
export function joinLines(first: ReportLine, rest: ReportLine, between: '' | ' ' = ' '): ReportLine {
  const { number, side, isHashed, mayMatter } = first;
  const text = `${first.text}${between}${rest.text}`;
  const words = between === '' ? text.split(/\s+/) : [...first.words, ...rest.words];
  return { number, to: rest.to, isJoined: true, side, isHashed, mayMatter, text, words };
}
