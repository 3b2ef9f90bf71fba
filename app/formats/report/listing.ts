import type { ReportRow } from './report.ts';
import type { PartContent, PartReader, ReportKind } from './report-kind.ts';
import type { ReportLine } from './report-line.ts';
import type { Side } from './side.ts';

/** The rows of one version of a listing; `version` is null unless it is a diff. */
export interface ListingVersion {
  readonly rows: readonly ReportRow[];
  readonly version: Exclude<Side, 'both'> | null;
}

/** Rows of one listing while it is read, of both versions if it is a diff. */
export class Listing {
  readonly kind: ReportKind;
  readonly forms: Set<string> = new Set();
  /** The words of its head, or of the head of the listing before it. */
  head: readonly string[] | null;
  /** What the text calls it; null if the lines above it do not look like a title. */
  readonly title: string | null;
  from: number = Number.POSITIVE_INFINITY;
  to: number = 0;
  readonly #rows: { readonly row: ReportRow; readonly side: Side }[] = [];
  readonly #reader: PartReader | null;
  #hasTaken = false;
  #content: PartContent | null = null;
  readonly #names: Record<Side, Set<string>> = { both: new Set(), old: new Set(), new: new Set() };

  constructor(kind: ReportKind, head: readonly string[] | null, title: string | null) {
    this.kind = kind;
    this.head = head;
    this.title = title;
    this.#reader = kind.open?.() ?? null;
  }

  /** What a kind that reads its lines as a whole made of them; null for a list of rows. */
  get content(): PartContent | null {
    this.#content ??= this.#reader?.end() ?? null;
    return this.#content;
  }

  /** Whether a head that follows still belongs to this listing: in a diff, each version may have one. */
  takesHead(side: Side): boolean {
    if (this.kind.lastWins === true) return true;
    if (this.#hasTaken || this.#names.both.size > 0) return false;
    return this.#rows.length === 0 || (side !== 'both' && this.#names[side].size === 0);
  }

  /** Whether a row can belong to this listing: not if a row of the same version has its name. */
  takesRow({ name }: ReportRow, side: Side): boolean {
    if (this.kind.lastWins === true) return true;
    const { both, old, new: newer } = this.#names;
    if (both.has(name)) return false;
    return !((side !== 'new' && old.has(name)) || (side !== 'old' && newer.has(name)));
  }

  addHead(line: ReportLine): void {
    this.head = line.words;
    this.addLine(line.number);
    this.addLine(line.to);
  }

  /** Takes the rest of a head that was broken over two lines. */
  extendHead(line: ReportLine): void {
    this.head = [...(this.head ?? []), ...line.words];
    this.addLine(line.to);
  }

  addLine(number: number): void {
    this.from = Math.min(this.from, number);
    this.to = Math.max(this.to, number);
  }

  /** Takes a line without a row of its own. */
  take(line: ReportLine): void {
    this.#hasTaken ||= this.#reader !== null;
    this.#reader?.take(line);
  }

  addRow(row: ReportRow, side: Side): void {
    this.#rows.push({ row, side });
    this.#names[side].add(row.name);
  }

  /** The rows of each version: one list, or two if it is a diff with changes. */
  versions(): readonly ListingVersion[] {
    if (this.content !== null) return [{ rows: this.content.rows, version: null }];
    const isDiff = this.#rows.some(({ side }) => side !== 'both');
    if (!isDiff) return [{ rows: this.#rowsOf('both'), version: null }];
    return (['old', 'new'] as const).map((version) => ({ rows: this.#rowsOf(version), version }));
  }

  #rowsOf(wanted: Side): readonly ReportRow[] {
    const rows = this.#rows.filter(({ side }) => side === 'both' || side === wanted).map(({ row }) => row);
    if (this.kind.lastWins !== true) return rows;
    return [...new Map(rows.map((row) => [row.name, row])).values()];
  }
}
