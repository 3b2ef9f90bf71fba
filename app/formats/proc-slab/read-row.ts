import type { RowError } from './problem.ts';
import {
  COLUMNS,
  FULL_FIELDS,
  type LinuxSlabRow,
  type ProcSlabColumn,
  type ProcSlabRow,
  type SplSlabRow,
} from './rows.ts';

/** A row with the two products the file prints beside the figures they come from. Bytes. */
export interface ReadRow {
  readonly row: ProcSlabRow;
  /** The column `size`; null where a Linux-slab row has none. */
  readonly size: number | null;
  readonly alloc: number;
}

/** A row, or why its fields do not make one. The caller adds the place. */
export type RowReading =
  | { readonly ok: true; readonly read: ReadRow }
  | { readonly ok: false; readonly why: Why };

type WithoutPlace<T> = T extends unknown ? Omit<T, 'line' | 'text' | 'severity'> : never;

/** A `RowError` without its place. */
type Why = WithoutPlace<RowError>;

/**
 * Reads the fields of one row. `wanted` is the number of fields of the form at hand, 12 or 15. Never throws.
 */
export function readRow(fields: readonly string[], wanted: number, lineNumber: number): RowReading {
  if (fields.length !== wanted) {
    return failed({ kind: 'field count', found: fields.length, wanted });
  }
  const [name = '', flagsField = ''] = fields;
  if (!FLAGS.test(flagsField)) {
    return failed({ kind: 'bad flags', found: flagsField });
  }
  const flags = Number(flagsField);
  const linux = wanted === FULL_FIELDS && fields[COLUMNS.indexOf('slabsize')] === '-';
  const figures = readFigures(fields, linux);
  if (!figures.ok) {
    return figures;
  }
  const { at } = figures;
  const row = linux ? linuxRow(name, flags, lineNumber, at) : splRow(name, flags, lineNumber, at);
  return { ok: true, read: { row, size: linux ? null : at('size'), alloc: at('alloc') } };
}

/** A 32-bit word in hexadecimal. */
const FLAGS = /^0x[0-9a-f]{1,8}$/i;

const DIGITS = /^\d+$/;

/** The only columns with a figure in a Linux-slab row. */
const LINUX_COLUMNS: ReadonlySet<ProcSlabColumn> = new Set(['alloc', 'objsize', 'object alloc']);

type FiguresReading =
  | { readonly ok: true; readonly at: (column: ProcSlabColumn) => number }
  | { readonly ok: false; readonly why: Why };

/** Reads every column after the flags; columns that the form or the kind of row lacks read as 0. */
function readFigures(fields: readonly string[], linux: boolean): FiguresReading {
  const figures: Partial<Record<ProcSlabColumn, number>> = {};
  for (let index = 2; index < COLUMNS.length; index++) {
    const [column, field] = [COLUMNS[index], fields[index]];
    const skipped = column === undefined || field === undefined || (linux && !LINUX_COLUMNS.has(column));
    if (skipped) {
      continue;
    }
    if (!DIGITS.test(field)) {
      return failed({ kind: 'not a number', column, found: field });
    }
    if (!Number.isSafeInteger(Number(field))) {
      return failed({ kind: 'number too large', column, found: field });
    }
    figures[column] = Number(field);
  }
  return { ok: true, at: (column) => figures[column] ?? 0 };
}

function splRow(
  name: string,
  flags: number,
  lineNumber: number,
  at: (column: ProcSlabColumn) => number,
): SplSlabRow {
  return {
    kind: 'spl',
    lineNumber,
    name,
    flags,
    slabSize: at('slabsize'),
    objSize: at('objsize'),
    slabTotal: at('slab total'),
    slabAlloc: at('slab alloc'),
    slabMax: at('slab max'),
    objTotal: at('object total'),
    objAlloc: at('object alloc'),
    objMax: at('object max'),
    objDeadlock: at('emergency dlock'),
    objEmergency: at('emergency alloc'),
    objEmergencyMax: at('emergency max'),
  };
}

function linuxRow(
  name: string,
  flags: number,
  lineNumber: number,
  at: (column: ProcSlabColumn) => number,
): LinuxSlabRow {
  return { kind: 'linux', lineNumber, name, flags, objSize: at('objsize'), objAlloc: at('object alloc') };
}

function failed(why: Why): { readonly ok: false; readonly why: Why } {
  return { ok: false, why };
}
