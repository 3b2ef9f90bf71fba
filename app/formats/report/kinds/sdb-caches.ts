import type { SdbCacheRow, SdbFigures } from '../report.ts';
import { CUT, isFigure, type ReportKind, type RowContext, type RowReading } from '../report-kind.ts';
import type { ReportLine } from '../report-line.ts';

/** `spl_kmem_caches` of sdb, with and without -v. */
export const SDB_CACHES: ReportKind = {
  kind: 'sdb-caches',
  hint: /entry_size|\[\w+\s*\](?:\s|$)|\d[KMG]B(?:\s|$)|KMC_/,
  isHead: ({ words }) =>
    (words.includes('entry_size') && (words[0] === 'name' || words[1] === 'name')) ||
    (words[0] === 'address' && words[1] === 'name'),
  readRow: readLine,
};

/** `name[SLUB]` or `name[SPL ]`, the share in use behind it, and between them the total unless -v was given. */
const SOURCE = /\s\S+\[(\w+)\s*\](?:\s+([\d.]+[KMGT]?B))?(?:\s+(\d+))?$/;

/** Index of the word with the source in a row of -v. */
const SOURCE_AT = 15;

/** The first part of a row that is wrapped. */
const BEGINNING = /^0x[\da-f]{8,16}\s+\S+(?:\s+KMC_|$)|^\S+\s+\d+\s+\d+\s+[\d.]+[KMGT]?B(?:\s+\S+)?$/i;

/** The name and the counts of a row that is broken behind them. */
const COUNTS = /^[A-Za-z_]\S*\s+\d+\s+\d+$/;
const SIZE = /^[\d.]+[KMGT]?B$/;

/** Below a head without addresses a row may be cut anywhere. */
function isBeginning({ text }: ReportLine, { head, next }: RowContext): boolean {
  if (head?.[0] === 'address') return ADDRESS.test(text);
  if (BEGINNING.test(text) || (COUNTS.test(text) && SIZE.test(next[0] ?? ''))) return true;
  return head !== null && /^[A-Za-z_]\S*\s+\d+\s+\d+(?:\s+\S+){0,2}$/.test(text);
}

const ADDRESS = /^0x[\da-f]{8,16}\s/i;

function readLine(line: ReportLine, context: RowContext): RowReading | null {
  const isVerbose = ADDRESS.test(line.text);
  const source = SOURCE.exec(line.text);
  const backing = source?.[1];
  if (backing === undefined)
    return isBeginning(line, context) ? { type: 'start', problem: isVerbose ? CUT : null } : null;
  if (isVerbose) return readVerbose(line, context, backing, source?.[3]);
  if (context.head?.[0] === 'address' || !/^[A-Za-z_]/.test(line.text)) return null;
  const [name = '', entrySize, objects] = line.words;
  const row = rowOf(name, entrySize, objects, backing, source?.[3]);
  if (row === null) return null;
  return rowsOf({ ...row, ...totalOf(source?.[2]) }, context);
}

/** A row; one without its share may be broken before it. */
function rowsOf(row: SdbCacheRow, { next }: RowContext): RowReading {
  const mayContinue = row.util === null && /^(?:[\d.]+[KMGT]?B )?\d{1,3}$/.test(next.join(' '));
  return { type: 'rows', rows: [row], ...(mayContinue ? { mayContinue } : {}) };
}

/** Reads a row of -v; one that was broken only if all of its columns are where they belong. */
function readVerbose(
  { words, isJoined }: ReportLine,
  context: RowContext,
  backing: string,
  util?: string,
): RowReading | null {
  const row = rowOf(words[1] ?? '', words[4], words[13], backing, util);
  if (row === null) return null;
  const verbose = figuresOf(words);
  const isWhole = verbose?.flags.every(isFlag) === true && words[SOURCE_AT]?.includes('[') === true;
  if (isJoined && !isWhole) return { type: 'bad', problem: CUT };
  const figures = verbose === null ? {} : { verbose };
  return rowsOf({ ...row, ...figures, ...totalOf(words[11]) }, context);
}

function isFlag(word: string): boolean {
  return word.lastIndexOf('KMC_') <= 0;
}

function rowOf(
  name: string,
  entrySize: string | undefined,
  objects: string | undefined,
  backing: string,
  util: string | undefined,
): SdbCacheRow | null {
  if (!isFigure(entrySize) || !isFigure(objects)) return null;
  const share = util === undefined ? null : Number(util);
  return { name, entrySize: Number(entrySize), objects: Number(objects), backing, util: share };
}

function totalOf(word: string | undefined): Pick<SdbCacheRow, 'totalBytes'> {
  const totalBytes = bytesOf(word);
  return totalBytes === null ? {} : { totalBytes };
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
