import { KINDS } from './kinds/kinds-of-listings.ts';
import { LineWindow } from './line-window.ts';
import { Listing } from './listing.ts';
import type { ReportKind, RowContext, RowProblem, RowReading } from './report-kind.ts';
import { joinLines, type ReportLine, RULE } from './report-line.ts';
import { TitleFinder } from './title-finder.ts';

/** A problem of a row with the line of the row. */
export interface PlacedProblem extends RowProblem {
  readonly line: number;
}

/** What was found in the lines of a text. */
export interface Collected {
  /** In the order in which they begin. */
  readonly listings: readonly Listing[];
  readonly problems: readonly PlacedProblem[];
  /** How many lines belong to no listing. */
  readonly ignoredLines: number;
}

/** What the context of a row owes to the text as a whole. */
export type TextContext = Pick<RowContext, 'pageSize' | 'isScript'>;

/** Finds all listings in the lines of a text: each by its head, or by the shape of its rows. */
export function collectListings(lines: Iterable<ReportLine>, context: TextContext): Collected {
  const window = new LineWindow(lines, MOST_WRAPPED);
  const collector = new Collector(window, context);
  for (let line = window.at(0); line !== undefined; line = window.at(0)) window.drop(collector.take(line));
  return collector;
}

/** Lines that a row can be wrapped to. */
const MOST_WRAPPED = 6;

/** A reading by a kind, and how many lines it took. */
interface KindReading {
  readonly kind: ReportKind;
  readonly reading: RowReading;
  readonly lines: number;
}

/** The context of the row that is being read. There is one for all rows, since most lines are tried as rows of all kinds. */
class WindowContext implements RowContext {
  readonly pageSize: number;
  readonly isScript: boolean;
  head: readonly string[] | null = null;
  /** Index of the last line of the row. */
  last = 0;
  readonly #window: LineWindow<ReportLine>;

  constructor(window: LineWindow<ReportLine>, { pageSize, isScript }: TextContext) {
    this.pageSize = pageSize;
    this.isScript = isScript;
    this.#window = window;
  }

  get next(): readonly string[] {
    return this.#window.at(this.last + 1)?.words ?? [];
  }
}

class Collector implements Collected {
  readonly listings: Listing[] = [];
  readonly problems: PlacedProblem[] = [];
  ignoredLines = 0;
  readonly #open: Map<ReportKind, Listing> = new Map();
  readonly #window: LineWindow<ReportLine>;
  readonly #context: WindowContext;
  /** The kind of the last row or head. */
  #current: ReportKind | null = null;
  #lastIgnored = 0;
  readonly #titles: TitleFinder = new TitleFinder();

  constructor(window: LineWindow<ReportLine>, context: TextContext) {
    this.#window = window;
    this.#context = new WindowContext(window, context);
  }

  /** Takes the first line of the window, and those that it is wrapped to. Returns how many. */
  take(line: ReportLine): number {
    // The name of a row may be alone on the line before its figures.
    if (!line.mayMatter && this.#window.at(1)?.mayMatter !== true) return this.#ignore(line);
    const headed = KINDS.find((kind) => kind.isHead(line));
    if (headed !== undefined) {
      this.#listingFor(headed, line, (listing) => listing.takesHead(line.side)).addHead(line);
      return 1;
    }
    const open = this.#current === null ? undefined : this.#open.get(this.#current);
    if (open !== undefined && RULE.test(line.text)) {
      open.addLine(line.number);
      return 1;
    }
    return this.#takeRow(line);
  }

  #ignore(line: ReportLine): number {
    if (line.number !== this.#lastIgnored) this.ignoredLines++;
    this.#lastIgnored = line.number;
    this.#titles.pass(line);
    return 1;
  }

  #takeRow(line: ReportLine): number {
    const first = this.#current;
    let problem: RowProblem | null = null;
    for (let i = first === null ? 0 : -1; i < KINDS.length; i++) {
      const kind = i < 0 ? first : KINDS[i];
      if (kind === undefined || kind === null || (i >= 0 && kind === first)) continue;
      const read = this.#read(kind, line);
      if (read === null) continue;
      if (read.reading.type === 'rows' || read.reading.type === 'skip') return this.#keep(read, line);
      problem ??= read.reading.problem;
    }
    if (problem === null) return this.#ignore(line);
    this.problems.push({ ...problem, line: line.number });
    return 1;
  }

  /** Reads a line as a row of a kind; if it ends too early, with the lines after it. */
  #read(kind: ReportKind, line: ReportLine): KindReading | null {
    const first = kind.readRow(line, this.#contextOf(kind, 0));
    if (first?.type !== 'start') return first === null ? null : { kind, reading: first, lines: 1 };
    const glued = this.#readGlued(kind, line);
    if (glued !== null) return glued;
    return this.#readJoined(kind, line, 1) ?? { kind, reading: first, lines: 1 };
  }

  /**
   * Reads a row that is wrapped, of which some lines are joined already: between words, or else, at the width of a
   * terminal, in the middle of one.
   */
  #readJoined(kind: ReportKind, joined: ReportLine, lines: number): KindReading | null {
    const rest = this.#window.at(lines);
    if (rest === undefined || lines === MOST_WRAPPED) return null;
    // What begins a row of its own does not end another one.
    if (kind.readRow(rest, this.#contextOf(kind, lines)) !== null) return null;
    for (const between of [' ', ''] as const) {
      const longer = joinLines(joined, rest, between);
      const reading = kind.readRow(longer, this.#contextOf(kind, lines));
      if (reading?.type === 'rows' && (reading.problems ?? []).length === 0)
        return { kind, reading, lines: lines + 1 };
      const read = reading?.type === 'start' ? this.#readJoined(kind, longer, lines + 1) : null;
      if (read !== null) return read;
      if (reading?.type === 'rows') return { kind, reading, lines: lines + 1 };
    }
    return null;
  }

  /** Reads a row that was broken in the middle of a figure. Only if all of its figures agree is it taken for one. */
  #readGlued(kind: ReportKind, line: ReportLine): KindReading | null {
    const rest = this.#window.at(1);
    if (rest === undefined || !/^\d/.test(rest.text) || !/\d$/.test(line.text)) return null;
    const reading = kind.readRow(joinLines(line, rest, ''), this.#contextOf(kind, 1));
    const agrees = reading?.type === 'rows' && reading.problems?.length === 0;
    return agrees ? { kind, reading, lines: 2 } : null;
  }

  #contextOf(kind: ReportKind, at: number): RowContext {
    this.#context.head = this.#open.get(kind)?.head ?? null;
    this.#context.last = at;
    return this.#context;
  }

  #keep({ kind, reading, lines }: KindReading, line: ReportLine): number {
    const rows = reading.type === 'rows' ? reading.rows : [];
    const listing = this.#listingFor(kind, line, (open) =>
      rows.every((row) => open.takesRow(row, line.side)),
    );
    listing.addLine(line.number);
    listing.addLine(this.#window.at(lines - 1)?.number ?? line.number);
    if (reading.type === 'skip') listing.take(line);
    for (const row of rows) listing.addRow(row, line.side);
    if (reading.type !== 'rows') return lines;
    if (reading.form !== undefined) listing.forms.add(reading.form);
    for (const problem of reading.problems ?? []) this.problems.push({ ...problem, line: line.number });
    return lines;
  }

  /** The open listing of a kind if it still takes what comes, else a new one. */
  #listingFor(kind: ReportKind, first: ReportLine, takes: (listing: Listing) => boolean): Listing {
    this.#current = kind;
    const open = this.#open.get(kind);
    if (open !== undefined && takes(open)) return open;
    const listing = new Listing(kind, open?.head ?? null, this.#titles.above(first));
    this.#open.set(kind, listing);
    this.listings.push(listing);
    return listing;
  }
}
