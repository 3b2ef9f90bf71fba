import type { Report, ReportRow } from '../formats/report/report.ts';
import type { Content } from './read.ts';

/** Some rows of one part of a report. */
interface RowsOfPart {
  /** Index of the part. */
  readonly part: number;
  readonly rows: readonly ReportRow[];
}

/** Rows that are posted in one message. */
export type RowPiece = readonly RowsOfPart[];

/** The most rows of a piece: the page takes a few ms to unpack them. */
const MOST_ROWS = 2000;

/** Splits rows off content, to post them before it in pieces: the page would unpack a very long report in one go. */
export function detachRows(content: Content): { readonly content: Content; readonly pieces: RowPiece[] } {
  if (content.kind !== 'report') return { content, pieces: [] };
  const { parts } = content.report;
  const count = parts.reduce((sum, { rows }) => sum + rows.length, 0);
  if (count <= MOST_ROWS) return { content, pieces: [] };
  const bare = parts.map((part) => ({ ...part, rows: [] }));
  return { content: { ...content, report: { ...content.report, parts: bare } }, pieces: piecesOf(parts) };
}

function piecesOf(parts: Report['parts']): RowPiece[] {
  const pieces: RowsOfPart[][] = [];
  let room = 0;
  for (const [part, { rows }] of parts.entries()) {
    for (let from = 0; from < rows.length; ) {
      if (room === 0) {
        pieces.push([]);
        room = MOST_ROWS;
      }
      const some = rows.slice(from, from + room);
      pieces.at(-1)?.push({ part, rows: some });
      from += some.length;
      room -= some.length;
    }
  }
  return pieces;
}

/** The content with the rows of all its pieces, in the order in which they were posted. */
export function attachRows(content: Content, pieces: readonly RowPiece[]): Content {
  if (content.kind !== 'report' || pieces.length === 0) return content;
  const rows = content.report.parts.map((): ReportRow[] => []);
  for (const { part, rows: some } of pieces.flat()) for (const row of some) rows[part]?.push(row);
  const parts = content.report.parts.map((part, i) => ({ ...part, rows: rows[i] ?? [] }));
  return { ...content, report: { ...content.report, parts } };
}
