import type { ReportKind, RowReading } from '../report-kind.ts';
import type { ReportLine } from '../report-line.ts';

/** "Unreclaimable slab info" in the log of a kernel that ran out of memory. */
export const OOM_SLAB: ReportKind = {
  kind: 'oom-slab',
  hint: /Unreclaimable slab info|Name\s+Used\s+Total|\dKB\s+\d+KB/,
  isHead: ({ text }) => /^Unreclaimable slab info:/.test(text) || /^Name\s+Used\s+Total$/.test(text),
  readRow: readLine,
};

function readLine({ text, words }: ReportLine): RowReading | null {
  const [name = '', used = '', total = ''] = words;
  if (words.length !== 3 || !/\S\s+\d+KB\s+\d+KB$/.test(text)) return null;
  const row = { name, usedKiB: Number.parseInt(used, 10), totalKiB: Number.parseInt(total, 10) };
  return { type: 'rows', rows: [row] };
}
