import { FUNCTIONS } from '../../../engine/index.ts';
import { type SourceFunction, typescriptFunctions } from './functions.ts';
import type { Mark } from './places.ts';

const CALL = /\b([A-Za-z_]\w*)\s*\(/g;
const KIND_NAME = /\bKIND\.(\w+)/g;
/** Calls whose result is what the function returns. */
const TAIL_CALL = /(?:\breturn|\s[?:])\s(\w+)\(/g;
const HEAD = /^(?:export )?function\b/;
const REFERENCE: ReadonlySet<string> = new Set(FUNCTIONS);

const LOOP = /^\s*(?:while|for)\b/;

/** What a line says: names that it calls, and kinds of events that it tells. */
interface Line {
  readonly text: string;
  readonly calls: readonly string[];
  readonly kinds: readonly string[];
}

/**
 * The engine's own source of the allocator: its functions, and the lines at which events come about. Where a function
 * goes on in others that stand right behind it, it is shown with them.
 */
export class CodeIndex {
  readonly #functions = new Map<string, SourceFunction>();
  readonly #lines = new Map<string, readonly Line[]>();
  /** Names of the functions that each one is shown with, its own among them. */
  readonly #parts = new Map<string, ReadonlySet<string>>();

  /** @param files texts by name */
  constructor(files: Readonly<Record<string, string>>) {
    for (const [file, text] of Object.entries(files)) {
      const functions = typescriptFunctions(file, text);
      for (const [i, one] of functions.entries()) {
        const parts = withRest(functions, i);
        const whole = { ...one, lines: text.split('\n').slice(one.line - 1, endOf(parts.at(-1) ?? one)) };
        this.#functions.set(one.name, whole);
        this.#lines.set(one.name, whole.lines.map(readLine));
        this.#parts.set(one.name, new Set(parts.map(({ name }) => name)));
      }
    }
  }

  /** The function of a name, null if there is none. */
  function(name: string): SourceFunction | null {
    return this.#functions.get(name) ?? null;
  }

  /**
   * The lines of a function, from 0, that a mark fits: themselves, or because they call a helper with such a line.
   * Functions of the reference are no helpers: what they do is told under their own name.
   */
  linesOf(name: string, mark: Mark): readonly number[] {
    const lines = this.#lines.get(name) ?? [];
    const parts = this.#parts.get(name) ?? new Set([name]);
    return lines.flatMap((line, i) => (i > 0 && this.#fits(line, mark, parts) ? [i] : []));
  }

  /**
   * The line of a function that a mark fits and that comes after line `at`: in the same of the functions it is shown with,
   * from the top again as a loop goes, before those behind. `at` itself where it is a whole loop, or none fits.
   */
  lineAfter(name: string, mark: Mark, at: number): number {
    const fitting = this.linesOf(name, mark);
    const own = this.#lines.get(name) ?? [];
    const isAvoided = (line: number): boolean => own[line]?.calls.includes(mark.without) === true;
    if (fitting.includes(at) && (isAvoided(at) || LOOP.test(own[at]?.text ?? ''))) return at;
    const lines = fitting.filter((line) => !isAvoided(line));
    const heads = (this.#functions.get(name)?.lines ?? []).flatMap((line, i) => (HEAD.test(line) ? [i] : []));
    const start = heads.findLast((head) => head <= at) ?? 0;
    const end = heads.find((head) => head > at) ?? Number.POSITIVE_INFINITY;
    const near = lines.filter((line) => line >= start && line < end);
    return near.find((line) => line > at) ?? near[0] ?? lines.find((line) => line > at) ?? lines[0] ?? at;
  }

  #fits(line: Line, mark: Mark, above: ReadonlySet<string>): boolean {
    if (isHit(line, mark)) return true;
    return line.calls.some((called) => {
      if (above.has(called) || REFERENCE.has(called)) return false;
      const inner = this.#lines.get(called) ?? [];
      const within = new Set([...above, called]);
      return inner.some((one, i) => i > 0 && this.#fits(one, mark, within));
    });
  }
}

function isHit({ text, calls, kinds }: Line, { kind, calls: wanted, beside }: Mark): boolean {
  const isThere = (kind !== null && kinds.includes(kind)) || wanted.some((name) => calls.includes(name));
  return isThere && (beside === '' || text.includes(beside));
}

/** A function and those right behind it that it goes on in. */
function withRest(functions: readonly SourceFunction[], at: number): readonly SourceFunction[] {
  const parts = functions.slice(at, at + 1);
  const goesOnIn = new Set<string>();
  for (let i = at; i < functions.length; i++) {
    const one = functions[i];
    if (one === undefined || (i > at && (REFERENCE.has(one.name) || !goesOnIn.has(one.name)))) break;
    if (i > at) parts.push(one);
    for (const [, name] of one.lines.join('\n').matchAll(TAIL_CALL)) goesOnIn.add(name ?? '');
  }
  return parts;
}

/** Number of the last line of a function in its file, from 1. */
function endOf({ line, lines }: SourceFunction): number {
  return line + lines.length - 1;
}

function readLine(source: string): Line {
  const trimmed = source.trimStart();
  const isSilent = HEAD.test(source) || /^(?:\/\/|\*|\/\*)/.test(trimmed);
  const text = isSilent ? '' : source.replace(/\/\/.*$/, '');
  return {
    text,
    calls: [...text.matchAll(CALL)].map(([, name]) => name ?? ''),
    kinds: [...text.matchAll(KIND_NAME)].map(([, name]) => name ?? ''),
  };
}
