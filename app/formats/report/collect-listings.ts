import { BREAKS, type Break, bestOf, type JoinedReading } from './joined-reading.ts';
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
  /** Lines right below a row that belong to no listing: what a row was broken in may be among them. */
  readonly loose: readonly ReportLine[];
  readonly mended: Mended;
}

/** First lines of the rows that were restored. */
interface Mended {
  /** Rows that were broken over several lines. */
  readonly joined: number[];
  /** Rows with no blank between their name and their flags. */
  readonly parted: number[];
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
  readonly loose: ReportLine[] = [];
  readonly mended: Mended = { joined: [], parted: [] };
  /** The last line of the last row. */
  #lastOfRow = 0;
  /** The last line of the head above the rows to come. */
  #lastOfHead = 0;
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
    if (this.#takeRestOfHead(line)) return 1;
    // The name of a row may be alone on the line before its figures.
    if (!line.mayMatter && this.#window.at(1)?.mayMatter !== true) return this.#ignore(line);
    const headed = KINDS.find((kind) => kind.isHead(line));
    if (headed !== undefined) {
      this.#listingFor(headed, line, (listing) => listing.takesHead(line.side)).addHead(line);
      this.#lastOfHead = line.to;
      return 1;
    }
    const open = this.#current === null ? undefined : this.#open.get(this.#current);
    if (open !== undefined && RULE.test(line.text)) {
      open.addLine(line.number);
      return 1;
    }
    return this.#takeRow(line);
  }

  #takeRestOfHead(line: ReportLine): boolean {
    if (line.number !== this.#lastOfHead + 1 || this.#current?.isRestOfHead?.(line) !== true) return false;
    this.#open.get(this.#current)?.extendHead(line);
    this.#lastOfHead = line.to;
    return true;
  }

  #ignore(line: ReportLine): number {
    if (line.number !== this.#lastIgnored) this.ignoredLines++;
    if (line.number === this.#lastOfRow + 1) this.loose.push(line);
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
    if (first === null) return null;
    const isWhole = first.type !== 'start' && !(first.type === 'rows' && first.mayContinue === true);
    if (isWhole) return { kind, reading: first, lines: 1 };
    const joined = bestOf(this.#readJoined(kind, line, 1, []));
    return joined === null ? { kind, reading: first, lines: 1 } : { kind, ...joined };
  }

  /**
   * Reads a row that is wrapped, of which some lines are joined already: between words, or else, at the width of a
   * terminal, in the middle of one. Returns all ways that make a row.
   */
  #readJoined(
    kind: ReportKind,
    joined: ReportLine,
    lines: number,
    breaks: readonly Break[],
  ): readonly JoinedReading[] {
    const rest = this.#window.at(lines);
    if (rest === undefined || lines === MOST_WRAPPED) return [];
    // What begins a row of its own does not end another one.
    if (kind.readRow(rest, this.#contextOf(kind, lines)) !== null) return [];
    return BREAKS.flatMap((between) => {
      const longer = joinLines(joined, rest, between);
      const reading = kind.readRow(longer, this.#contextOf(kind, lines));
      if (reading?.type !== 'start' && reading?.type !== 'rows') return [];
      const all = [...breaks, between];
      const further =
        reading.type === 'start' || reading.mayContinue === true
          ? this.#readJoined(kind, longer, lines + 1, all)
          : [];
      if (reading.type === 'start' || further.length > 0) return further;
      return [{ reading, lines: lines + 1, breaks: all }];
    });
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
    const to = this.#window.at(lines - 1)?.to ?? line.to;
    listing.addLine(line.number);
    listing.addLine(to);
    this.#lastOfRow = to;
    if (reading.type === 'skip') listing.take(line);
    for (const row of rows) listing.addRow(row, line.side);
    if (reading.type !== 'rows') return lines;
    if (reading.form !== undefined) listing.forms.add(reading.form);
    if (reading.isParted === true) this.mended.parted.push(line.number);
    // A command and the value below it are two lines by nature.
    if (line.isJoined || (lines > 1 && kind.lastWins !== true)) this.mended.joined.push(line.number);
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
