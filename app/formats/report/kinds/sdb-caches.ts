import type { SdbFigures } from '../report.ts';
import { isFigure, type ReportKind, type RowContext, type RowReading } from '../report-kind.ts';
import type { ReportLine } from '../report-line.ts';

/** `spl_kmem_caches` of sdb, with and without -v. */
export const SDB_CACHES: ReportKind = {
  kind: 'sdb-caches',
  hint: /entry_size|\[\w+\s*\](?:\s|$)|\d[KMG]B(?:\s|$)|KMC_/,
  isHead: ({ words }) => words.includes('entry_size') && (words[0] === 'name' || words[1] === 'name'),
  readRow: readLine,
};

/** `name[SLUB]` or `name[SPL ]`, the share in use behind it, and between them the total unless -v was given. */
const SOURCE = /\s\S+\[(\w+)\s*\](?:\s+([\d.]+[KMGT]?B))?(?:\s+(\d+))?$/;

/** The first part of a row that is wrapped. */
const BEGINNING = /^0x[\da-f]{8,16}\s+\S+\s+KMC_|^\S+\s+\d+\s+\d+\s+[\d.]+[KMGT]?B(?:\s+\S+)?$/i;

/** Below a head a row may be cut anywhere. */
function isBeginning(text: string, isBelowHead: boolean): boolean {
  return BEGINNING.test(text) || (isBelowHead && /^[A-Za-z_]\S*\s+\d+\s+\d+(?:\s+\S+){0,2}$/.test(text));
}

function readLine({ text, words }: ReportLine, { head }: RowContext): RowReading | null {
  const source = SOURCE.exec(text);
  const backing = source?.[1];
  if (backing === undefined)
    return isBeginning(text, head !== null) ? { type: 'start', problem: null } : null;
  const isVerbose = /^0x[0-9a-f]{8,16}$/i.test(words[0] ?? '');
  const name = words[isVerbose ? 1 : 0];
  const entrySize = words[isVerbose ? 4 : 1];
  const objects = words[isVerbose ? 13 : 2];
  if (name === undefined || !isFigure(entrySize) || !isFigure(objects)) return null;
  const util = source?.[3] === undefined ? null : Number(source[3]);
  const row = { name, entrySize: Number(entrySize), objects: Number(objects), backing, util };
  const verbose = isVerbose ? figuresOf(words) : null;
  const totalBytes = bytesOf(isVerbose ? words[11] : source?.[2]);
  const more = {
    ...(verbose === null ? {} : { verbose }),
    ...(totalBytes === null ? {} : { totalBytes }),
  };
  return { type: 'rows', rows: [{ ...row, ...more }] };
}

/** Units of sdb, of 1,024 each. */
const UNITS = ['', 'K', 'M', 'G', 'T'];

function bytesOf(word = ''): number | null {
  const [, figure, unit = ''] = /^([\d.]+)([KMGT]?)B$/.exec(word) ?? [];
  const bytes = Math.round(Number(figure) * 1024 ** UNITS.indexOf(unit));
  return Number.isSafeInteger(bytes) ? bytes : null;
}

/** `address name flags object_size entry_size slab_size … slabs active_slabs … objs`. */
function figuresOf(words: readonly string[]): SdbFigures | null {
  const [objSize, slabSize, slabs, activeSlabs, places] = [words[3], words[5], words[8], words[9], words[12]];
  const figures = [objSize, slabSize, slabs, activeSlabs, places];
  if (!figures.every(isFigure)) return null;
  const flags = (words[2] ?? '').split('|');
  return {
    flags,
    objSize: Number(objSize),
    slabSize: Number(slabSize),
    slabs: Number(slabs),
    activeSlabs: Number(activeSlabs),
    places: Number(places),
  };
}
