import type { ReportRow } from './report.ts';
import type { PartContent, PartReader, ReportKind } from './report-kind.ts';
import type { ReportLine, Side } from './report-line.ts';

/** Rows of one listing while it is read, of both versions if it is a diff. */
export class Listing {
  readonly kind: ReportKind;
  readonly forms: Set<string> = new Set();
  /** The words of its head, or of the head of the listing before it. */
  head: readonly string[] | null;
  from: number = Number.POSITIVE_INFINITY;
  to: number = 0;
  readonly #rows: { readonly row: ReportRow; readonly side: Side }[] = [];
  readonly #reader: PartReader | null;
  #hasTaken = false;
  #content: PartContent | null = null;
  readonly #names: Record<Side, Set<string>> = { both: new Set(), old: new Set(), new: new Set() };

  constructor(kind: ReportKind, head: readonly string[] | null) {
    this.kind = kind;
    this.head = head;
    this.#reader = kind.open?.() ?? null;
  }

  /** What a kind that reads its lines as a whole made of them; null for a list of rows. */
  get content(): PartContent | null {
    this.#content ??= this.#reader?.end() ?? null;
    return this.#content;
  }

  /** Whether a head that follows still belongs to this listing. */
  takesHead(): boolean {
    return (this.#rows.length === 0 && !this.#hasTaken) || this.kind.lastWins === true;
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
  versions(): readonly (readonly ReportRow[])[] {
    if (this.content !== null) return [this.content.rows];
    const isDiff = this.#rows.some(({ side }) => side !== 'both');
    const sides: readonly Side[] = isDiff ? ['old', 'new'] : ['both'];
    return sides.map((wanted) => this.#rowsOf(wanted));
  }

  #rowsOf(wanted: Side): readonly ReportRow[] {
    const rows = this.#rows.filter(({ side }) => side === 'both' || side === wanted).map(({ row }) => row);
    if (this.kind.lastWins !== true) return rows;
    return [...new Map(rows.map((row) => [row.name, row])).values()];
  }
}
