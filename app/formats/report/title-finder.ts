import type { ReportLine } from './report-line.ts';

/** Finds what a text calls a listing: a short line right above it, such as “before” or what `date` prints. */
export class TitleFinder {
  readonly #passed: ReportLine[] = [];

  /** To be called for each line that is ignored, in order. */
  pass(line: ReportLine): void {
    this.#passed.push(line);
    if (this.#passed.length > MOST_ABOVE) this.#passed.shift();
  }

  /** The title of a listing that begins with a line; null without one. */
  above({ number }: ReportLine): string | null {
    const near = this.#passed.filter((line) => line.number >= number - MOST_APART && line.number < number);
    const line = near.findLast(({ text }) => !COMMAND.test(text));
    const title = line?.text.replace(MARKS, '').replace(/\s+/g, ' ').trim() ?? '';
    return title.length <= MOST_CHARACTERS && isTitle(title) ? title : null;
  }
}

/** A title has words, or is a time; a row of another table is mostly figures. */
function isTitle(text: string): boolean {
  if (TIME.test(text)) return true;
  const words = text.split(' ');
  const figures = words.filter((word) => /^[\d.,:%+-]+[A-Za-z%]?$/.test(word)).length;
  return /[\p{L}]/u.test(text) && figures <= words.length / 2;
}

const TIME = /^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d\S*)?$|^\d\d:\d\d(?::\d\d)?$/;

/** Ignored lines that are kept, and lines of the text that may be between a title and its listing. */
const MOST_ABOVE = 3;
const MOST_APART = 4;
const MOST_CHARACTERS = 48;

/** A command that prints the listing is not its title. */
const COMMAND = /^(?:sudo|systool|cat|grep|zgrep|e?grep|head|less|more|watch|drgn|sdb|sleep|echo)\s/;

/** Marks of headings, and the colon at the end. */
const MARKS = /^(?:#+|=+|-+|h\d\.)\s+|\*\*|__|\s*[=:-]+$/g;
