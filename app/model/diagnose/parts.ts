import type { PartKind, Report, ReportPart } from '../../formats/report/report.ts';

/** A part of a report. */
export type ListedPart = ReportPart;

/** The parts of one kind, with all their rows. */
export interface PartCount {
  readonly kind: PartKind;
  readonly parts: number;
  readonly rows: number;
}

/** The kinds that list caches with what they hold. */
const LISTINGS: ReadonlySet<PartKind> = new Set([
  'spl-slab',
  'slabinfo',
  'slabtop',
  'oom-slab',
  'sdb-caches',
]);

/** The indexes of the parts that list caches with what they hold. */
export function listingParts({ parts }: Report): number[] {
  return parts.flatMap(({ kind, rows }, i) => (LISTINGS.has(kind) && rows.length > 0 ? [i] : []));
}

/** The parts of a report of other kinds than one of them, counted by kind. */
export function partsBeside({ parts }: Report, part: number): PartCount[] {
  const counts = new Map<PartKind, PartCount>();
  for (const { kind, rows } of parts) {
    if (kind === parts[part]?.kind) continue;
    const { parts: before = 0, rows: rowsBefore = 0 } = counts.get(kind) ?? {};
    counts.set(kind, { kind, parts: before + 1, rows: rowsBefore + rows.length });
  }
  return [...counts.values()];
}
