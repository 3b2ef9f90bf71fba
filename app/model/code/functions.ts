/** A function in a text. */
export interface SourceFunction {
  readonly name: string;
  /** Name of its file. */
  readonly file: string;
  /** Number of its first line in the file, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

const HEAD = /^(?:export )?function\*? (\w+)/;

/** The top-level functions of a TypeScript file: they begin and end at the left edge. */
export function typescriptFunctions(file: string, text: string): readonly SourceFunction[] {
  const lines = text.split('\n');
  const found: SourceFunction[] = [];
  for (let at = 0; at < lines.length; at++) {
    const name = HEAD.exec(lines[at] ?? '')?.[1];
    if (name === undefined) continue;
    const end = closing(lines, at);
    found.push({ name, file, line: at + 1, lines: lines.slice(at, end + 1) });
    at = end;
  }
  return found;
}

/**
 * The C function with a name, including its return type; null if the text does not define it. A definition, unlike a
 * declaration
 * or a call, has its name at the left edge or after its type there, and a brace before any semicolon.
 */
export function cFunction(file: string, text: string, name: string): SourceFunction | null {
  const lines = text.split(/\r?\n/);
  const head = new RegExp(`^(?:[A-Za-z_][\\w \\t*]*[ \\t*])?${name}\\s*\\(`);
  for (let at = 0; at < lines.length; at++) {
    if (!head.test(lines[at] ?? '') || !opensBody(lines, at)) continue;
    const first = (lines[at] ?? '').startsWith(name) && isType(lines[at - 1] ?? '') ? at - 1 : at;
    return { name, file, line: first + 1, lines: lines.slice(first, closing(lines, at) + 1) };
  }
  return null;
}

/** Index of the line that closes the block that begins on line `at`. */
function closing(lines: readonly string[], at: number): number {
  const end = lines.findIndex((line, i) => i >= at && line.startsWith('}'));
  return end < 0 ? lines.length - 1 : end;
}

function opensBody(lines: readonly string[], at: number): boolean {
  for (const line of lines.slice(at, at + 12)) {
    if (line.includes('{')) return true;
    if (line.includes(';')) return false;
  }
  return false;
}

/** Whether a line is the return type of a function whose name begins the next line. */
function isType(line: string): boolean {
  return /^[A-Za-z_][\w \t*]*$/.test(line.trimEnd());
}
