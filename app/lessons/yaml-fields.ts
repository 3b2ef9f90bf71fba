import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { LessonProblem } from './lesson.ts';

/** Fields that were read from YAML and checked, or what is wrong with them. */
export type Fields<T> =
  | { readonly ok: true; readonly fields: T }
  | { readonly ok: false; readonly problems: readonly LessonProblem[] };

/** A piece of YAML inside a file: `line` is the line of the file on which it begins. */
export interface Yaml {
  readonly text: string;
  readonly line: number;
}

/** Reads YAML without checking its fields. */
export function readYaml({ text, line }: Yaml): Fields<unknown> & { readonly lineOf: LineOf } {
  const counter = new LineCounter();
  // Aliases could unpack to more than a file holds.
  const document = parseDocument(text, { lineCounter: counter, merge: false });
  const lineOf: LineOf = (path) => line + lineIn(document, counter, path) - 1;
  const [error] = document.errors;
  if (error !== undefined) {
    const at = line + (error.linePos?.[0].line ?? 1) - 1;
    const [reason = error.message] = error.message.split('\n');
    return {
      ok: false,
      problems: [{ line: at, reason: reason.replace(/ at line \d+, column \d+:?$/, '') }],
      lineOf,
    };
  }
  try {
    return { ok: true, fields: document.toJS({ maxAliasCount: 0 }), lineOf };
  } catch {
    return { ok: false, problems: [{ line, reason: 'aliases (*name) are not allowed' }], lineOf };
  }
}

/** The line of the file on which the value at a path is. */
export type LineOf = (path: readonly PropertyKey[]) => number;

/** Reads and checks YAML. */
export function readFields<T>(yaml: Yaml, schema: z.ZodType<T>): Fields<T> {
  const read = readYaml(yaml);
  if (!read.ok) return read;
  return checked(read.fields ?? {}, schema, read.lineOf);
}

/** Checks fields that were read. `isOf`: only what is wrong below these fields is reported with its name. */
export function checked<T>(fields: unknown, schema: z.ZodType<T>, lineOf: LineOf): Fields<T> {
  const result = schema.safeParse(fields);
  if (result.success) return { ok: true, fields: result.data };
  return {
    ok: false,
    problems: result.error.issues.map(({ path, message }) => ({
      line: lineOf(path),
      reason: path.length === 0 ? message : `${path.map(String).join('.')}: ${message}`,
    })),
  };
}

/** The line of the YAML, from 1, of the nearest value at or above a path. */
function lineIn(document: Document, counter: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range !== undefined && node.range !== null) {
      return counter.linePos(node.range[0]).line;
    }
  }
  return 1;
}
