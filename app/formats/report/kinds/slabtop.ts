import { CUT, isFigure, type ReportKind, type RowReading } from '../report-kind.ts';
import type { ReportLine } from '../report-line.ts';

/** What `slabtop -o` prints, also without the K behind the size of a cache. */
export const SLABTOP: ReportKind = {
  kind: 'slabtop',
  hint: /OBJS\s+ACTIVE|Active \/ Total|Minimum \/ Average|\s\d+%(?!\S)/,
  isHead: ({ text }) =>
    /^OBJS\s+ACTIVE\s+USE/.test(text) ||
    /^(?:Active \/ Total (?:Objects|Slabs|Caches|Size)|Minimum \/ Average \/ Maximum Object)\b/.test(text),
  readRow: readLine,
};

/** Words of a row. */
const WORDS = 8;

function readLine({ words, isJoined }: ReportLine): RowReading | null {
  const [objects, active, use = '', objSize = '', slabs, objPerSlab, cache = '', name] = words;
  if (!(isFigure(objects) && isFigure(active) && /^\d+%$/.test(use))) return null;
  const isCut = objSize !== '' && !/^\d+(?:[.,]\d+)?K$/.test(objSize);
  if (isCut) return { type: 'bad', problem: CUT };
  if (name === undefined) return { type: 'start', problem: CUT };
  if (isJoined && words.length > WORDS) return { type: 'bad', problem: CUT };
  if (!(isFigure(slabs) && isFigure(objPerSlab) && /^\d+K?$/.test(cache))) return null;
  const row = {
    name,
    objects: Number(objects),
    active: Number(active),
    // Some locales write decimals with a comma.
    objSizeKiB: Number.parseFloat(objSize.replace(',', '.')),
    slabs: Number(slabs),
    objPerSlab: Number(objPerSlab),
    cacheKiB: Number.parseInt(cache, 10),
  };
  return { type: 'rows', rows: [row] };
}
