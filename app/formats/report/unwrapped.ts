import { cleanLine } from './clean-line.ts';
import { eachLine, UNWRAPPED_LINE } from './raw-lines.ts';

/** Columns at which programs may break lines. */
const LEAST_WIDTH = 40;
const MOST_WIDTH = 250;
/** Lines that are looked at for a width, and widths that are worth a try. */
const LOOKED_AT = 4000;
const MOST_WIDTHS = 3;

/**
 * The columns at which a program may have broken the lines of a text, even in the middle of a word: each line of that length that
 * begins a row is followed by one that does not. The most frequent first.
 */
export function widthsOfBreaks(text: string): readonly number[] {
  const counts = new Map<number, { broken: number; whole: number }>();
  let pending: { readonly length: number; readonly shape: Shape } | null = null;
  let seen = 0;
  for (const line of eachLine(text)) {
    if (++seen > LOOKED_AT) break;
    const shape = shapeOf(line);
    if (pending !== null) {
      const count = counts.get(pending.length) ?? { broken: 0, whole: 0 };
      if (isRest(line, shape, pending.shape)) count.broken++;
      else count.whole++;
      counts.set(pending.length, count);
    }
    pending = shape === null || shape === 'head' ? null : { length: line.length, shape };
  }
  return [...counts]
    .filter(([length, { broken, whole }]) => isWidth(length) && broken > whole)
    .sort(([, a], [, b]) => b.broken - b.whole - (a.broken - a.whole))
    .slice(0, MOST_WIDTHS)
    .map(([length]) => length);
}

function isWidth(length: number): boolean {
  return length >= LEAST_WIDTH && length <= MOST_WIDTH;
}

/** A text whose broken rows were joined. */
export interface Unwrapped {
  readonly text: string;
  /** Lines that were joined with the one before. */
  readonly joins: number;
  /** Joined rows with another row right below: what is between two rows is part of one. */
  readonly inner: number;
}

/** A text in which lines of a certain length are joined with the rest of their row. All lines keep their numbers. */
export function unwrapped(text: string, width: number): Unwrapped {
  const lines: string[] = [];
  let row = '';
  let shape: Shape | null = null;
  let fillers = 0;
  let last = '';
  let joins = 0;
  let inner = 0;
  const end = (): void => {
    lines.push(row);
    for (; fillers > 0; fillers--) lines.push(UNWRAPPED_LINE);
  };
  let isFirst = true;
  for (const line of eachLine(text)) {
    const own = shapeOf(line);
    if (shape !== null && last.length === width && isRest(line, own, shape)) {
      row += withoutQuote(line, row);
      fillers++;
      joins++;
    } else {
      if (fillers > 0 && own === shape) inner++;
      if (!isFirst) end();
      row = line;
      shape = own;
    }
    isFirst = false;
    last = line;
  }
  end();
  return { text: lines.join('\n'), joins, inner };
}

/** Whether a line may be the rest of a row of a shape. */
function isRest(line: string, shape: Shape | null, before: Shape): boolean {
  if (line.trim() === '' || shape === before || shape === 'head') return false;
  return before !== 'head' || shape === null;
}

/** The rest of a row without the quote marks that its beginning has too. */
function withoutQuote(line: string, row: string): string {
  const quote = QUOTE.exec(row)?.[0] ?? '';
  return quote !== '' && line.startsWith(quote.trimEnd()) ? line.slice(quote.length) : line;
}

const QUOTE = /^(?:> ?)+/;

/** How the beginning of a row of a kind looks. */
type Shape = 'head' | 'flags' | 'address' | 'share' | 'sizes' | 'figures' | 'parameter';

const SHAPES: readonly (readonly [shape: Shape, pattern: RegExp])[] = [
  ['head', /^(?:name\s|# name|address\s+name|slabinfo -|OBJS\s|Name\s+Used|[-=+]{3,}|[$#]\s)/],
  ['flags', /^[A-Za-z_][^\s:]*\s+0x[\da-f]{4,8}(?:\s|$)/i],
  ['address', /^0x[\da-f]{8,16}\s+[A-Za-z_]/i],
  ['share', /^\d+\s+\d+\s+\d{1,3}%/],
  ['parameter', /^(?:options\s+spl\b|spl_\w|(?:sudo\s+)?echo\s)/],
  ['sizes', /^:?[A-Za-z_][^\s:]*\s+\d+KB(?:\s|$)/],
  ['figures', /^:?[A-Za-z_][^\s:|]*\s+\d+\s+\d+(?:\s|$)/],
];

function shapeOf(line: string): Shape | null {
  if (line.length < LEAST_SHAPE) return null;
  const { text } = cleanLine(line);
  return SHAPES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Characters of the shortest beginning of a row. */
const LEAST_SHAPE = 8;
