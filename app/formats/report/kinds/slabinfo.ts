import { CUT, isFigure, type ReportKind, type RowContext, type RowReading } from '../report-kind.ts';
import type { ReportLine } from '../report-line.ts';

/** `/proc/slabinfo` 2.1, of SLUB and of SLAB. */
export const SLABINFO: ReportKind = {
  kind: 'slabinfo',
  hint: /slabinfo - version|<active_objs>|\s[\d,.']+\s+[\d,.']+\s+[\d,.']+\s+[\d,.']+\s+[\d,.']+\s*(?::|$)/,
  isHead: ({ text }) => /^slabinfo - version: \d/.test(text) || /\bname\s+<active_objs>/.test(text),
  readRow: readLine,
};

/** Words of a row up to the last figure of slabdata. */
const WORDS = 16;

function readLine({ words, isJoined }: ReportLine, { pageSize }: RowContext): RowReading | null {
  const [name = ''] = words;
  if (/^\d+$/.test(name) || !words.slice(1, 6).every(isFigure)) return null;
  if (words.length < 6 || (words.length > 6 && words[6] !== ':')) return null;
  if (words.length < WORDS)
    return { type: 'start', problem: words.length > 7 || words[6] === ':' ? CUT : null };
  if (words[7] !== 'tunables' || words[12] !== 'slabdata') return null;
  // A row that was broken in a figure has a word too many if it is joined with a blank.
  if (isJoined && words.length > WORDS) return { type: 'bad', problem: CUT };
  if (isFigure(words[WORDS])) return null;
  const figures = [...words.slice(1, 6), words[13], words[14]];
  if (!figures.every(isFigure)) return { type: 'bad', problem: CUT };
  const [active = 0, total = 0, objSize = 0, objPerSlab = 0, pagesPerSlab = 0, slabsActive = 0, slabs = 0] =
    figures.map(Number);
  const heldBytes = slabs * pagesPerSlab * pageSize;
  const row = { name, active, total, objSize, objPerSlab, pagesPerSlab, slabsActive, slabs, heldBytes };
  return { type: 'rows', rows: [row] };
}
