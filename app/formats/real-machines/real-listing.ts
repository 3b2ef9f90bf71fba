import type { SlabEra } from '../proc-slab/era.ts';
import type { ProcSlabListing } from '../proc-slab/parse.ts';
import type { ProcSlabRow } from '../proc-slab/rows.ts';

/**
 * The figures of a listing from a public thread, or of the part of it that was posted.
 */
export interface RealListing {
  readonly id: string;
  /** The thread, as repository and number. */
  readonly source: string;
  /** The release, and how it is known. */
  readonly version: string;
  readonly era: SlabEra;
  /** One sentence about what it shows. */
  readonly note: string;
  readonly rows: readonly RealRow[];
}

/** One cache: with slabs of its own, or of the Linux slab. Sizes in bytes. */
type RealRow = RealSplRow | RealLinuxRow;

type RealSplRow = readonly [
  name: string,
  flags: number,
  slabSize: number,
  objSize: number,
  slabTotal: number,
  slabAlloc: number,
  slabMax: number,
  objTotal: number,
  objAlloc: number,
  objMax: number,
  objDeadlock: number,
  objEmergency: number,
  objEmergencyMax: number,
];

type RealLinuxRow = readonly [name: string, flags: number, objSize: number, objAlloc: number];

/** The listing as if its text had been pasted: two header lines, then the rows. */
export function asParsed(listing: RealListing): ProcSlabListing {
  const rows = listing.rows.map((row, index) => parsedRow(row, index + FIRST_ROW));
  const emergencyColumns = listing.era !== '0.6.0';
  return {
    rows,
    problems: [],
    format: { emergencyColumns, linuxRows: rows.some((row) => row.kind === 'linux'), header: true },
  };
}

/** The line of the first row, after the header lines. */
const FIRST_ROW = 3;

function parsedRow(row: RealRow, lineNumber: number): ProcSlabRow {
  if (row.length === 4) {
    const [name, flags, objSize, objAlloc] = row;
    return { kind: 'linux', lineNumber, name, flags, objSize, objAlloc };
  }
  const [name, flags, slabSize, objSize, slabTotal, slabAlloc, slabMax, objTotal, objAlloc, objMax, ...rest] =
    row;
  const [objDeadlock, objEmergency, objEmergencyMax] = rest;
  return {
    kind: 'spl',
    lineNumber,
    name,
    flags,
    slabSize,
    objSize,
    slabTotal,
    slabAlloc,
    slabMax,
    objTotal,
    objAlloc,
    objMax,
    objDeadlock,
    objEmergency,
    objEmergencyMax,
  };
}

const HEAD_OF_12 = 'name flags size alloc slabsize objsize total alloc max total alloc max';
const HEAD_OF_15 = `${HEAD_OF_12} dlock alloc max`;

/** The listing as text, with single blanks between its columns. */
export function textOfListing({ era, rows }: RealListing): string {
  const hasEmergency = era !== '0.6.0';
  const lines = rows.map((row) => rowText(row, hasEmergency));
  return `${[hasEmergency ? HEAD_OF_15 : HEAD_OF_12, ...lines].join('\n')}\n`;
}

function rowText(row: RealRow, hasEmergency: boolean): string {
  const [name, flags] = row;
  const word = `0x${flags.toString(16).padStart(5, '0')}`;
  if (row.length === 4) {
    const [, , objSize, objAlloc] = row;
    return `${name} ${word} - ${objSize * objAlloc} - ${objSize} - - - - ${objAlloc} - - - -`;
  }
  const [, , slabSize, objSize, slabTotal, , , , objAlloc] = row;
  const figures = row.slice(2, hasEmergency ? undefined : -3).join(' ');
  return `${name} ${word} ${slabSize * slabTotal} ${objSize * objAlloc} ${figures}`;
}
