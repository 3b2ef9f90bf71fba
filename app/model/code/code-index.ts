import { FUNCTIONS } from '../../../engine/index.ts';
import { type SourceFunction, typescriptFunctions } from './functions.ts';
import type { Mark } from './places.ts';

const CALL = /\b([A-Za-z_]\w*)\s*\(/g;
const KIND_NAME = /\bKIND\.(\w+)/g;
const HEAD = /^(?:export )?function\b/;
const REFERENCE: ReadonlySet<string> = new Set(FUNCTIONS);

const LOOP = /^\s*(?:while|for)\b/;
const CONDITION = /^\s*(?:\} )?(?:else|if|while|for)\b/;

/** Functions of the kernel, beside those of the reference and `emit…`, that always emit an event. */
const EMITTERS: ReadonlySet<string> = new Set([
  'atomic_dec',
  'atomic_inc',
  'free_pages',
  'vfree',
  '__get_free_pages',
  '__vmalloc',
  'spin_lock',
  'spin_unlock',
  'wake_up_all',
  'wake_up_bit',
]);

/** What a line does: which functions it calls and which events it emits. */
interface Line {
  readonly text: string;
  readonly calls: readonly string[];
  readonly kinds: readonly string[];
  /** Columns of indentation of its statement. */
  readonly depth: number;
  /** Whether its statement runs only if a condition on this line or the one above holds. */
  readonly isConditional: boolean;
}

/**
 * The engine's own source of the allocator: its functions, and the lines that emit events. A function whose slow path
 * is
 * in the next function, such as spl_kmem_cache_alloc(), is shown with it.
 */
export class CodeIndex {
  readonly #functions = new Map<string, SourceFunction>();
  readonly #lines = new Map<string, readonly Line[]>();
  readonly #entries = new Map<string, number>();
  /** Cached results of {@link linesOf}. */
  readonly #found = new Map<string, readonly number[]>();

  /** @param files texts by name */
  constructor(files: Readonly<Record<string, string>>) {
    for (const [file, text] of Object.entries(files)) {
      const functions = typescriptFunctions(file, text);
      for (const [i, one] of functions.entries()) {
        const next = functions[i + 1];
        const last = next !== undefined && entryOf(one.name, next.lines) >= 0 ? next : one;
        const whole = { ...one, lines: text.split('\n').slice(one.line - 1, endOf(last)) };
        this.#functions.set(one.name, whole);
        this.#lines.set(one.name, whole.lines.map(readLine));
        this.#entries.set(one.name, Math.max(0, entryOf(one.name, whole.lines)));
      }
    }
  }

  /** The function with a name; null if there is none. */
  function(name: string): SourceFunction | null {
    return this.#functions.get(name) ?? null;
  }

  /**
   * The lines of a function, from 0, that match a mark: themselves, or because they call a helper with such a line.
   * Functions of the reference are not helpers: their events carry their own name.
   */
  linesOf(name: string, mark: Mark): readonly number[] {
    const key = [name, mark.kind, mark.beside, ...mark.calls].join(' ');
    const known = this.#found.get(key);
    if (known !== undefined) return known;
    const above = new Set([name]);
    const found = (this.#lines.get(name) ?? []).flatMap((line, i) =>
      i > 0 && this.#fits(line, mark, above) ? [i] : [],
    );
    this.#found.set(key, found);
    return found;
  }

  /** The line of a function, from 0, that emits `entered`; the first line if none does. */
  entryLine(name: string): number {
    return this.#entries.get(name) ?? 0;
  }

  /**
   * The line of a function that matches a mark and comes after line `at`, or the first one in a loop that starts again.
   * Returns `at` itself if that line is a whole loop, or if no line matches.
   */
  lineAfter(name: string, mark: Mark, at: number): number {
    if (mark.calls.includes('leave')) return this.#leaveLine(name, at);
    const entry = this.entryLine(name);
    const lines = this.linesOf(name, mark).filter((line) => line > entry);
    if (lines.includes(at) && LOOP.test(this.#lines.get(name)?.[at]?.text ?? '')) return at;
    return lines.find((line) => line > at) ?? lines[0] ?? at;
  }

  /**
   * The line at which a function returns after line `at`: the next return in this block or around it. If a line before
   * that return always emits an event, which would have been seen, then the first conditional return on the way.
   */
  #leaveLine(name: string, at: number): number {
    const below = (this.#lines.get(name) ?? []).slice(at);
    let level = Number.POSITIVE_INFINITY;
    let early = at;
    for (const [i, { text, calls, depth, isConditional }] of below.entries()) {
      if (text === '' || depth > level) continue;
      level = depth;
      const leaves = calls.includes('leave');
      if (leaves && (!isConditional || i === 0)) return at + i;
      if (leaves && early === at) early = at + i;
      if (!isConditional && i > 0 && calls.some(alwaysEmits)) break;
    }
    return early;
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

/** Index of the line that enters function `name` of the reference; −1 if none does. */
function entryOf(name: string, lines: readonly string[]): number {
  return lines.findIndex((line) => line.includes(`enter(k, FN.${name})`));
}

/** Number of the last line of a function in its file, from 1. */
function endOf({ line, lines }: SourceFunction): number {
  return line + lines.length - 1;
}

function alwaysEmits(called: string): boolean {
  return called.startsWith('emit') || EMITTERS.has(called) || REFERENCE.has(called);
}

function readLine(source: string, at: number, all: readonly string[]): Line {
  const trimmed = source.trimStart();
  const isSilent = HEAD.test(source) || /^(?:\/\/|\*|\/\*)/.test(trimmed);
  const text = isSilent ? '' : source.replace(/\/\/.*$/, '');
  const above = all[at - 1] ?? '';
  // The statement of an `if` without braces may be on its own line.
  const isBelow = CONDITION.test(above) && above.endsWith(')');
  return {
    text,
    calls: [...text.matchAll(CALL)].map(([, name]) => name ?? ''),
    kinds: [...text.matchAll(KIND_NAME)].map(([, name]) => name ?? ''),
    depth: source.length - trimmed.length - (isBelow ? 2 : 0),
    isConditional: isBelow || CONDITION.test(source),
  };
}
