import { KINDS } from './kinds/kinds-of-listings.ts';
import { Listing } from './listing.ts';
import type { ReportKind, RowContext, RowProblem, RowReading } from './report-kind.ts';
import { joinLines, type ReportLine } from './report-line.ts';

/** A problem of a row with the line of the row. */
export interface PlacedProblem extends RowProblem {
  readonly line: number;
}

/** What was found in the lines of a text. */
export interface Collected {
  /** In the order in which they begin. */
  readonly listings: readonly Listing[];
  readonly problems: readonly PlacedProblem[];
  /** Numbers of the lines that belong to no listing. */
  readonly ignored: ReadonlySet<number>;
}

/** What the context of a row owes to the text as a whole. */
export type TextContext = Pick<RowContext, 'pageSize' | 'isScript'>;

/** Finds all listings in the lines of a text: each by its head, or by the shape of its rows. */
export function collectListings(lines: readonly ReportLine[], context: TextContext): Collected {
  const collector = new Collector(lines, context);
  for (let at = 0; at < lines.length; ) at = collector.take(at);
  return collector;
}

/** Lines that a row can be wrapped to. */
const MOST_WRAPPED = 4;

/** A reading by a kind, and how many lines it took. */
interface KindReading {
  readonly kind: ReportKind;
  readonly reading: RowReading;
  readonly lines: number;
}

class Collector implements Collected {
  readonly listings: Listing[] = [];
  readonly problems: PlacedProblem[] = [];
  readonly ignored: Set<number> = new Set();
  readonly #open: Map<ReportKind, Listing> = new Map();
  readonly #lines: readonly ReportLine[];
  readonly #context: TextContext;
  /** The kind of the last row or head. */
  #current: ReportKind | null = null;

  constructor(lines: readonly ReportLine[], context: TextContext) {
    this.#lines = lines;
    this.#context = context;
  }

  /** Takes the line at an index, and those that it is wrapped to. Returns the index of the next. */
  take(at: number): number {
    const line = this.#lines[at];
    if (line === undefined) return at + 1;
    const headed = KINDS.find((kind) => kind.isHead(line));
    if (headed !== undefined) {
      this.#listingFor(headed, (listing) => listing.takesHead()).addHead(line);
      return at + 1;
    }
    const open = this.#current === null ? undefined : this.#open.get(this.#current);
    if (open !== undefined && RULE.test(line.text)) {
      open.addLine(line.number);
      return at + 1;
    }
    return at + this.#takeRow(line, at);
  }

  #takeRow(line: ReportLine, at: number): number {
    const order = this.#current === null ? KINDS : [this.#current, ...KINDS];
    let problem: RowProblem | null = null;
    for (const kind of order) {
      const read = this.#read(kind, line, at);
      if (read === null) continue;
      if (read.reading.type === 'rows' || read.reading.type === 'skip') return this.#keep(read, line, at);
      problem ??= read.reading.problem;
    }
    if (problem === null) this.ignored.add(line.number);
    else this.problems.push({ ...problem, line: line.number });
    return 1;
  }

  /** Reads a line as a row of a kind; if it ends too early, with the lines after it. */
  #read(kind: ReportKind, line: ReportLine, at: number): KindReading | null {
    const first = kind.readRow(line, this.#contextOf(kind, at));
    if (first?.type !== 'start') return first === null ? null : { kind, reading: first, lines: 1 };
    let joined = line;
    for (let lines = 2; lines <= MOST_WRAPPED; lines++) {
      const rest = this.#lines[at + lines - 1];
      if (rest === undefined) break;
      joined = joinLines(joined, rest);
      const reading = kind.readRow(joined, this.#contextOf(kind, at + lines - 1));
      if (reading?.type === 'rows') return { kind, reading, lines };
      if (reading?.type !== 'start') break;
    }
    return { kind, reading: first, lines: 1 };
  }

  #contextOf(kind: ReportKind, at: number): RowContext {
    const head = this.#open.get(kind)?.head ?? null;
    return { ...this.#context, head, next: this.#lines[at + 1]?.words ?? [] };
  }

  #keep({ kind, reading, lines }: KindReading, line: ReportLine, at: number): number {
    const rows = reading.type === 'rows' ? reading.rows : [];
    const listing = this.#listingFor(kind, (open) => rows.every((row) => open.takesRow(row, line.side)));
    listing.addLine(line.number);
    listing.addLine(this.#lines[at + lines - 1]?.number ?? line.number);
    for (const row of rows) listing.addRow(row, line.side);
    if (reading.type !== 'rows') return lines;
    if (reading.form !== undefined) listing.forms.add(reading.form);
    for (const problem of reading.problems ?? []) this.problems.push({ ...problem, line: line.number });
    return lines;
  }

  /** The open listing of a kind if it still takes what comes, else a new one. */
  #listingFor(kind: ReportKind, takes: (listing: Listing) => boolean): Listing {
    this.#current = kind;
    const open = this.#open.get(kind);
    if (open !== undefined && takes(open)) return open;
    const listing = new Listing(kind, open?.head ?? null);
    this.#open.set(kind, listing);
    this.listings.push(listing);
    return listing;
  }
}

/** A line that only separates. */
const RULE = /^[-=+\s]+$/;
