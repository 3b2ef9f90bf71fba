import { FUNCTIONS } from '../../../engine/index.ts';
import { type SourceFunction, typescriptFunctions } from './functions.ts';
import type { Mark } from './places.ts';

const CALL = /\b([A-Za-z_]\w*)\s*\(/g;
const KIND_NAME = /\bKIND\.(\w+)/g;
const REFERENCE: ReadonlySet<string> = new Set(FUNCTIONS);

/** What a line says: names that it calls, and kinds of events that it tells. */
interface Line {
  readonly text: string;
  readonly calls: readonly string[];
  readonly kinds: readonly string[];
}

/** The engine's own source of the allocator: its functions, and the lines at which events come about. */
export class CodeIndex {
  readonly #functions = new Map<string, SourceFunction>();
  readonly #lines = new Map<string, readonly Line[]>();

  /** @param files texts by name */
  constructor(files: Readonly<Record<string, string>>) {
    for (const [file, text] of Object.entries(files)) {
      for (const one of typescriptFunctions(file, text)) {
        this.#functions.set(one.name, one);
        this.#lines.set(one.name, one.lines.map(readLine));
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
    return lines.flatMap((line, i) => (i > 0 && this.#fits(line, mark, new Set([name])) ? [i] : []));
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

function readLine(source: string): Line {
  const trimmed = source.trimStart();
  const isComment = trimmed.startsWith('//') || trimmed.startsWith('*') || trimmed.startsWith('/*');
  const text = isComment ? '' : source.replace(/\/\/.*$/, '');
  return {
    text,
    calls: [...text.matchAll(CALL)].map(([, name]) => name ?? ''),
    kinds: [...text.matchAll(KIND_NAME)].map(([, name]) => name ?? ''),
  };
}
