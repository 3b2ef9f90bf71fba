import { MAX_PROBLEMS, MAX_ROWS, MAX_TEXT } from '../limits.ts';
import { impossibility, oddities } from './check-row.ts';
import { type PastedLine, readPastedLine } from './pasted-line.ts';
import type { ProcSlabProblem } from './problem.ts';
import { readRow } from './read-row.ts';
import { FULL_FIELDS, OLD_FIELDS, type ProcSlabFormat, type ProcSlabRow } from './rows.ts';

/** What was read from a text: the valid rows in their order, and all problems. */
export interface ProcSlabListing {
  readonly rows: readonly ProcSlabRow[];
  readonly problems: readonly ProcSlabProblem[];
  /** Null if no row could be read. */
  readonly format: ProcSlabFormat | null;
}

/**
 * Reads `/proc/spl/kmem/slab` as people paste it: all three forms of the file, with or without header lines,
 * quoted, fenced, indented, with CRLF and with a shell prompt above. A broken row is left out with a problem
 * and the others are kept. Names hold no spaces; of rows with the same name the first is kept. Never throws.
 */
export function parseProcSlab(text: string): ProcSlabListing {
  if (text.length > MAX_TEXT) {
    const problem = { kind: 'too long', severity: 'error', found: text.length, limit: MAX_TEXT } as const;
    return { rows: [], problems: [problem], format: null };
  }
  const lines = text.split(/\r\n|\n|\r/).map(readPastedLine);
  const collected = collectRows(lines);
  const { rows } = collected;
  if (rows.length === 0) {
    collected.problems.push({ kind: 'nothing usable', severity: 'error' });
  }
  return {
    rows,
    problems: withinLimit(collected.problems),
    format: rows.length === 0 ? null : formatOf(lines, rows),
  };
}

function collectRows(lines: readonly PastedLine[]): { rows: ProcSlabRow[]; problems: ProcSlabProblem[] } {
  const rows: ProcSlabRow[] = [];
  const problems: ProcSlabProblem[] = [];
  const firstLines = new Map<string, number>();
  let wanted = commonFieldCount(lines);
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'header') {
      wanted = line.emergencyColumns ? FULL_FIELDS : OLD_FIELDS;
    }
    if (line.kind !== 'row') {
      continue;
    }
    if (rows.length === MAX_ROWS) {
      problems.push({ kind: 'too many rows', severity: 'warning', line: index + 1, limit: MAX_ROWS });
      break;
    }
    const { row, found } = judgeRow(line, index + 1, wanted, firstLines);
    problems.push(...found);
    if (row !== null) {
      rows.push(row);
      firstLines.set(row.name, index + 1);
    }
  }
  return { rows, problems };
}

/** Reads one row and checks it. `firstLines`: on which line each name was first seen. */
function judgeRow(
  line: PastedLine & { kind: 'row' },
  lineNumber: number,
  wanted: number,
  firstLines: ReadonlyMap<string, number>,
): { row: ProcSlabRow | null; found: readonly ProcSlabProblem[] } {
  const place = { line: lineNumber, text: line.text.slice(0, QUOTED) };
  const reading = readRow(line.fields, wanted, lineNumber);
  if (!reading.ok) {
    return { row: null, found: [{ severity: 'error', ...place, ...reading.why }] };
  }
  const { row } = reading.read;
  const firstLine = firstLines.get(row.name);
  if (firstLine !== undefined) {
    const problem = {
      kind: 'duplicate name',
      severity: 'error',
      name: row.name,
      firstLine,
      ...place,
    } as const;
    return { row: null, found: [problem] };
  }
  const problem = row.kind === 'spl' ? impossibility(row, place) : null;
  return problem === null ? { row, found: oddities(reading.read, place) } : { row: null, found: [problem] };
}

/** Characters of a line that a problem quotes. */
const QUOTED = 160;

/** The form of rows before any header line: that of most rows. */
function commonFieldCount(lines: readonly PastedLine[]): number {
  const count = (wanted: number): number =>
    lines.filter((line) => line.kind === 'row' && line.fields.length === wanted).length;
  return count(OLD_FIELDS) > count(FULL_FIELDS) ? OLD_FIELDS : FULL_FIELDS;
}

function formatOf(lines: readonly PastedLine[], rows: readonly ProcSlabRow[]): ProcSlabFormat {
  const header = lines.find((line) => line.kind === 'header');
  return {
    emergencyColumns: header?.emergencyColumns ?? commonFieldCount(lines) === FULL_FIELDS,
    linuxRows: rows.some((row) => row.kind === 'linux'),
    header: header !== undefined,
  };
}

function withinLimit(problems: readonly ProcSlabProblem[]): readonly ProcSlabProblem[] {
  const beyond = problems.length - MAX_PROBLEMS;
  if (beyond <= 0) {
    return problems;
  }
  // The problem of the whole text is the last one, and is always kept.
  const last = problems.slice(-1);
  const kept = problems.slice(0, MAX_PROBLEMS - 1);
  return [...kept, { kind: 'more problems', severity: 'warning', count: beyond }, ...last];
}
