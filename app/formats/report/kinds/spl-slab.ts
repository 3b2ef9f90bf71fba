import { impossibility, oddities } from '../../proc-slab/check-row.ts';
import { describeRowProblem } from '../../proc-slab/describe-problem.ts';
import type { RowError, RowWarning } from '../../proc-slab/problem.ts';
import { type ReadRow, readRow } from '../../proc-slab/read-row.ts';
import { FULL_FIELDS, OLD_FIELDS, type SplSlabRow } from '../../proc-slab/rows.ts';
import type { CacheState, SplSlabReportRow } from '../report.ts';
import {
  CUT,
  isFigure,
  type ReportKind,
  type RowContext,
  type RowProblem,
  type RowReading,
} from '../report-kind.ts';
import type { ReportLine } from '../report-line.ts';
import { splSlabEra } from '../spl-slab-era.ts';

/** `/proc/spl/kmem/slab` of every release. */
export const SPL_SLAB: ReportKind = {
  kind: 'spl-slab',
  hint: /name\s+flags|slab_size|-\s+cache\s+-|(?<![\w.+/])0[xX][\da-fA-F]{1,8}(?:\s+[\d-]|\s*$)|\w0x[\da-f]{5,8}\s+\d+\s+\d|\s-\s+\S+\s+\S+\s+\S+\s+-\s/,
  isHead: ({ words, text }) =>
    (words[0] === 'name' && (words[1] === 'flags' || words.includes('slab_size'))) ||
    /^-+\s+cache\s+-+\s+-+\s+slab\s+-+/.test(text),
  isRestOfHead: ({ words }) => words.every((word) => COLUMNS_OF_HEAD.has(word)),
  readRow: readLine,
  eraOf: splSlabEra,
};

const COLUMNS_OF_HEAD: ReadonlySet<string> = new Set([
  ...['flags', 'size', 'alloc', 'slabsize', 'objsize', 'total', 'max', 'dlock'],
]);

/** Words in a row of 0.4.8 to 0.6.0-rc2, and in one of the releases before, which have no flags. */
const GROUPED_FIELDS = 18;
const FLAGLESS_FIELDS = 16;

function readLine(line: ReportLine, context: RowContext): RowReading | null {
  const { words } = line;
  const [name = '', second = ''] = words;
  const parted = GLUED.exec(name);
  if (parted !== null && FIGURES_OF_FORMS.has(figuresFrom(words, 1))) {
    const [, ownName = '', flags = ''] = parted;
    const reading = readFlagged(withWords(line, [ownName, flags, ...words.slice(1)]), context);
    return reading?.type === 'rows' ? { ...reading, isParted: true } : reading;
  }
  if (isGrouped(words)) return readGrouped(line);
  if (/^\d+$/.test(name)) return null;
  if (isGroupedBeginning(words)) return { type: 'start', problem: CUT };
  if (/^0x[0-9a-f]{1,8}$/i.test(second)) return readFlagged(line, context);
  return words.length === 1 && context.next[0]?.startsWith('0x') === true && /^[A-Za-z]\w*_\w+$/.test(name)
    ? MAYBE
    : null;
}

/** A name as long as its column, with the flags right behind it. */
const GLUED = /^([A-Za-z_]\S*?)(0x[\da-f]{5,8})$/i;
/** Figures behind the flags in the forms that have them. */
const FIGURES_OF_FORMS: ReadonlySet<number> = new Set([10, 13]);

function withWords(
  { number, to, isJoined, side, isHashed, mayMatter }: ReportLine,
  words: readonly string[],
): ReportLine {
  return { number, to, isJoined, side, isHashed, mayMatter, words, text: words.join(' ') };
}

/** The name of a row that is wrapped may be alone on its line. */
const MAYBE: RowReading = { type: 'start', problem: null };

/** Reads a row that has flags in its second word. What follows the figures is a remark. */
function readFlagged(line: ReportLine, { head, next }: RowContext): RowReading | null {
  const { words } = line;
  const count = figuresFrom(words, 2) + 2;
  const isOld = head?.length === OLD_FIELDS && !head.includes('dlock');
  // A head without its end, cut at the width of a terminal, may be above whole rows.
  if (line.isJoined && count < words.length) return { type: 'bad', problem: CUT };
  if (count === FULL_FIELDS) return readFields(line, FULL_FIELDS);
  if (count === OLD_FIELDS && (isOld || head === null) && !words.includes('-'))
    return readOldFields(line, next);
  if (isRowWithWord(words)) return readFields(line, words.length);
  if (count < (head === null ? LEAST_FIELDS : 3)) return beginningOf(words, count);
  const wanted = isOld ? OLD_FIELDS : FULL_FIELDS;
  const problem = problemOf(line, { kind: 'field count', found: count, wanted });
  return { type: count < FULL_FIELDS && isFigureOrDash(next[0]) ? 'start' : 'bad', problem };
}

/** Reads a row of the form without emergency objects: it may lack them only because it was broken before them. */
function readOldFields(line: ReportLine, next: readonly string[]): RowReading {
  const reading = readFields(line, OLD_FIELDS);
  return isEnd(next) && reading.type === 'rows' ? { ...reading, mayContinue: true } : reading;
}

function isFigureOrDash(word: string | undefined): boolean {
  return isFigure(word) || word === '-';
}

/** Whether a line has only the figures of emergency objects, and perhaps the rest of the figure before them. */
function isEnd(next: readonly string[]): boolean {
  const more = FULL_FIELDS - OLD_FIELDS;
  return (next.length === more || next.length === more + 1) && next.every(isFigureOrDash);
}

/** Fields from which on a line without a head above it is taken for a row of this listing. */
const LEAST_FIELDS = 6;

/** A line of few fields is the beginning of a row, unless a word among them shows that it is something else. */
function beginningOf(words: readonly string[], fields: number): RowReading | null {
  return fields < words.length ? null : MAYBE;
}

/** Whether a line has as many fields as a row, most of them figures: then what is not a figure is a mistake. */
function isRowWithWord(words: readonly string[]): boolean {
  if (words.length !== FULL_FIELDS && words.length !== OLD_FIELDS) return false;
  const others = words.slice(2).filter((word) => !isFigure(word) && word !== '-');
  return others.length === 1;
}

/** How many words from there on are figures, or the `-` in place of one. */
function figuresFrom(words: readonly string[], from: number): number {
  let at = from;
  while (isFigureOrDash(words[at])) at++;
  return at - from;
}

/** From here on a figure is a count below zero, printed without its sign. */
const BELOW_ZERO = 2 ** 63;

function isBelowZero(field: string): boolean {
  return field.length >= DIGITS_BELOW_ZERO && isFigure(field) && Number(field) >= BELOW_ZERO;
}

const DIGITS_BELOW_ZERO = 19;

function readFields(line: ReportLine, wanted: number): RowReading {
  const fields = line.words.slice(0, wanted);
  const sound = fields.map((field) => (isBelowZero(field) ? '0' : field));
  const reading = readRow(fields.includes('-') ? sound : fields, wanted, line.number);
  if (!reading.ok) return { type: 'bad', problem: problemOf(line, reading.why) };
  if (fields.some(isBelowZero)) {
    const row = { ...reportRow(reading.read, wanted), alloc: null, objects: NO_COUNTS };
    return { type: 'rows', rows: [row], problems: [COUNT_BELOW_ZERO] };
  }
  return judge(line, reading.read, wanted);
}

const COUNT_BELOW_ZERO: RowProblem = {
  kind: 'count below zero',
  text: 'the count of objects is below zero because it changed while it was read. The count was left out.',
};

function judge(line: ReportLine, read: ReadRow, fields: number, form = String(fields)): RowReading {
  const place = { line: line.number, text: line.text };
  const impossible = read.row.kind === 'spl' ? impossibility(read.row, place) : null;
  if (impossible !== null) return { type: 'bad', problem: problemOf(line, impossible) };
  const problems = oddities(read, place).map((problem) => problemOf(line, problem));
  return { type: 'rows', rows: [reportRow(read, fields)], form, problems };
}

type Why = RowWarning | WithoutPlace<RowError>;
type WithoutPlace<T> = T extends unknown ? Omit<T, 'line' | 'text' | 'severity'> : never;

function problemOf({ number, text }: ReportLine, why: Why): RowProblem {
  const problem = { severity: 'error', line: number, text, ...why } as const;
  return { kind: why.kind, text: describeRowProblem(problem) };
}

/** `name [flags] - size objs size - fail create destroy - total alloc max - total alloc max`. */
function isGrouped(words: readonly string[]): boolean {
  const dashes = { [GROUPED_FIELDS]: [2, 6, 10, 14], [FLAGLESS_FIELDS]: [4, 8, 12] }[words.length];
  return dashes?.every((at) => words[at] === '-') === true && isFigure(words.at(-1));
}

/** The first words of a row of the same form with flags: not those of a row of the Linux slab, which has more dashes. */
function isGroupedBeginning(words: readonly string[]): boolean {
  if (words.length >= GROUPED_FIELDS || words.length < 6 || !/^0x[\da-f]{1,8}$/i.test(words[1] ?? ''))
    return false;
  return words.slice(2).every((word, at) => (at % 4 === 0 ? word === '-' : isFigure(word)));
}

function readGrouped(line: ReportLine): RowReading {
  const { words } = line;
  const hasFlags = words.length === GROUPED_FIELDS;
  const [name = ''] = words;
  const figures = words.slice(hasFlags ? 2 : 1).filter((word) => word !== '-');
  const [objSize = '', , slabSize = '', , , , ...counts] = figures;
  const [slabs, , , , objects] = counts;
  const size = Number(slabSize) * Number(slabs);
  const alloc = Number(objSize) * Number(objects);
  const flags = hasFlags ? (words[1] ?? '') : '0x0';
  const fields = [name, flags, String(size), String(alloc), slabSize, objSize, ...counts];
  const reading = readRow(fields, OLD_FIELDS, line.number);
  if (!reading.ok) return { type: 'bad', problem: problemOf(line, reading.why) };
  const judged = judge(line, reading.read, OLD_FIELDS, String(words.length));
  if (judged.type !== 'rows' || hasFlags) return judged;
  return { ...judged, rows: [{ ...reportRow(reading.read, OLD_FIELDS), flags: null }] };
}

const NO_COUNTS = { total: null, alloc: null, max: null };

function reportRow({ row, size, alloc }: ReadRow, fields: number): SplSlabReportRow {
  const { name, flags, objSize } = row;
  const states = statesOf(flags);
  if (row.kind === 'linux') {
    const objects = { ...NO_COUNTS, alloc: row.objAlloc };
    return {
      name,
      flags,
      size,
      alloc,
      objSize,
      states,
      slabSize: null,
      slabs: NO_COUNTS,
      objects,
      emergency: null,
    };
  }
  return {
    name,
    flags,
    size,
    alloc,
    objSize,
    states,
    slabSize: row.slabSize,
    slabs: { total: row.slabTotal, alloc: row.slabAlloc, max: row.slabMax },
    objects: { total: row.objTotal, alloc: row.objAlloc, max: row.objMax },
    emergency: fields === FULL_FIELDS ? emergencyOf(row) : null,
  };
}

function emergencyOf(row: SplSlabRow): NonNullable<SplSlabReportRow['emergency']> {
  return { dlock: row.objDeadlock, alloc: row.objEmergency, max: row.objEmergencyMax };
}

/** The bits are the same in all releases. */
const STATES: readonly (readonly [mask: number, state: CacheState])[] = [
  [0x4000, 'DEADLOCKED'],
  [0x8000, 'GROWING'],
  [0x10000, 'REAPING'],
  [0x20000, 'DESTROY'],
];

function statesOf(flags: number): CacheState[] {
  return STATES.filter(([mask]) => (flags & mask) !== 0).map(([, state]) => state);
}
