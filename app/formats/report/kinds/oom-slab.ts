import type { ReportKind, RowContext, RowReading } from '../report-kind.ts';
import type { ReportLine } from '../report-line.ts';

/** "Unreclaimable slab info" in the log of a kernel that ran out of memory. */
export const OOM_SLAB: ReportKind = {
  kind: 'oom-slab',
  hint: /Unreclaimable slab info|Name\s+Used\s+Total|\dKB(?:\s+\d+KB|\s*$)/,
  isHead: ({ text }) => /^Unreclaimable slab info:/.test(text) || /^Name\s+Used\s+Total$/.test(text),
  readRow: readLine,
};

const FIELDS = 3;
const SIZE = /^\d+KB$/;

function readLine({ text, words }: ReportLine, { head, next }: RowContext): RowReading | null {
  const [name = '', used = '', total = ''] = words;
  const isBeginning = words.length < FIELDS && (words.length === 1 || SIZE.test(used));
  if (
    isBeginning &&
    (head !== null || words.length > 1) &&
    next.length === FIELDS - words.length &&
    next.every((word) => SIZE.test(word))
  )
    return { type: 'start', problem: null };
  if (words.length !== FIELDS || !/\S\s+\d+KB\s+\d+KB$/.test(text)) return null;
  const row = { name, usedKiB: Number.parseInt(used, 10), totalKiB: Number.parseInt(total, 10) };
  return { type: 'rows', rows: [row] };
}
