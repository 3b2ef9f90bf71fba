import type { PartKind, ReportPart, ReportProblem, ReportRow } from './report.ts';
import type { ReportLine } from './report-line.ts';

/** How to recognise a kind of listing and how to read its rows. */
export interface ReportKind {
  readonly kind: PartKind;
  /**
   * A cheap test that every head and every beginning of a row passes, before the line is cleaned as well as after. Lines
   * that pass no such test are not looked at more closely.
   */
  readonly hint: RegExp;
  /** Whether the line is a head of such a listing, or a line of a head of several lines. */
  readonly isHead: (line: ReportLine) => boolean;
  /** Whether a line right below a head, or below such a line, is the rest of the head. */
  readonly isRestOfHead?: (line: ReportLine) => boolean;
  /** Reads a line by its shape alone: it may come before any head. */
  readonly readRow: (line: ReportLine, context: RowContext) => RowReading | null;
  /** The releases that print such rows; left out where rows do not show it. `forms` are those of its rows. */
  readonly eraOf?: (rows: readonly ReportRow[], forms: ReadonlySet<string>) => string | null;
  /** Whether all rows of a text are one part, of which the last row with a name counts. */
  readonly lastWins?: boolean;
  /**
   * Reads the lines of a part that is more than a list of rows: those for which `readRow` returns `skip`. Left out for
   * listings.
   */
  readonly open?: () => PartReader;
  /** What to paste in place of a listing that is recognised but has no use here. */
  readonly instead?: string;
}

/** Reads a part line by line, and makes its rows when all are read. */
export interface PartReader {
  readonly take: (line: ReportLine) => void;
  readonly end: () => PartContent;
}

/** What a {@link PartReader} has read. */
export interface PartContent extends Pick<ReportPart, 'rows' | 'trace'> {
  readonly problems: readonly ReportProblem[];
}

/** What a row may depend on besides its line. */
export interface RowContext {
  /** Bytes of a page. */
  readonly pageSize: number;
  /** The words of the last head of this kind; null before one. */
  readonly head: readonly string[] | null;
  /** The words of the next line that is not blank; none at the end. */
  readonly next: readonly string[];
  /** Whether the text is a script or a configuration, where `#` begins a comment. */
  readonly isScript: boolean;
}

/** What a line is to a kind. */
export type RowReading =
  | {
      readonly type: 'rows';
      readonly rows: readonly ReportRow[];
      /** The form of the row, where a kind has several that differ by release. */
      readonly form?: string;
      /** What is odd in them. */
      readonly problems?: readonly RowProblem[];
      /** Whether the next line may be its end, for it is whole only in another form. */
      readonly mayContinue?: boolean;
      /** Whether its name and flags had to be separated. */
      readonly isParted?: boolean;
    }
  /** Belongs to the listing but holds no row. */
  | { readonly type: 'skip' }
  /** May be the beginning of a row that is wrapped. `problem` is what to report if it is not. */
  | { readonly type: 'start'; readonly problem: RowProblem | null }
  /** A row that cannot be used. */
  | { readonly type: 'bad'; readonly problem: RowProblem };

/** What is wrong with a row. */
export interface RowProblem {
  readonly kind: string;
  /** The sentence without the number of its line. */
  readonly text: string;
}

/** A whole number in decimal. Without a pattern, since every word of every line is asked, often several times. */
export function isFigure(word: string | undefined): word is string {
  if (word === undefined || word.length === 0 || word.length > MOST_DIGITS) return false;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (code < ZERO || code > NINE) return false;
  }
  return true;
}

const MOST_DIGITS = 20;
const ZERO = 48;
const NINE = 57;

/** The problem of a row that lacks its end. */
export const CUT: RowProblem = {
  kind: 'cut row',
  text: 'a row ends too early. It may have been cut; paste the whole line.',
};
