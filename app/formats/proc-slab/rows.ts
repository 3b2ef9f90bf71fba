import type { ProcSlabLine } from '../../../engine/index.ts';

/** A cache backed by slabs of its own. Files without emergency columns give 0 for those three figures. */
export interface SplSlabRow extends ProcSlabLine {
  readonly kind: 'spl';
  /** Its line in the pasted text, from 1. */
  readonly lineNumber: number;
}

/** A cache backed by the Linux slab: since 0.8 such rows are shown with `-` where SPL has no figure. */
export interface LinuxSlabRow {
  readonly kind: 'linux';
  /** Its line in the pasted text, from 1. */
  readonly lineNumber: number;
  readonly name: string;
  /** The flags word, 32 bits. */
  readonly flags: number;
  /** Bytes of one object. */
  readonly objSize: number;
  /** Objects in use. */
  readonly objAlloc: number;
}

/** One cache of a listing. */
export type ProcSlabRow = SplSlabRow | LinuxSlabRow;

/** Which of the known forms of the file the text has. */
export interface ProcSlabFormat {
  /** Whether rows have 15 fields (true) or the 12 of 2012 and before, without emergency columns (false). */
  readonly emergencyColumns: boolean;
  /** Whether caches backed by the Linux slab are shown. */
  readonly linuxRows: boolean;
  /** Whether the line that names the columns was in the text. */
  readonly header: boolean;
}

/** The columns of a full row, left to right; the older form lacks the last three. */
export const COLUMNS = [
  'name',
  'flags',
  'size',
  'alloc',
  'slabsize',
  'objsize',
  'slab total',
  'slab alloc',
  'slab max',
  'object total',
  'object alloc',
  'object max',
  'emergency dlock',
  'emergency alloc',
  'emergency max',
] as const;

/** The name of a column. */
export type ProcSlabColumn = (typeof COLUMNS)[number];

/** Fields in a row of the form with, and of the form without, emergency columns. */
export const FULL_FIELDS: number = COLUMNS.length;
export const OLD_FIELDS: number = COLUMNS.length - 3;
