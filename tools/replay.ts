import { readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type Difference, firstDifference } from '../engine/conformance/difference.ts';
import { answerGeometry, parseGeometry } from '../engine/conformance/geometry.ts';
import { replay } from '../engine/conformance/replay.ts';
import { parseTrace, TraceError } from '../engine/conformance/trace-line.ts';

const USAGE = `npm run replay -- FILE... [--check]
  Replays golden traces (.jsonl) and geometry tables (.json), gzipped or not, and prints the engine's own lines in
  the same form. With --check it compares them with the file, prints the first difference and exits with 1. It
  exits with 2 if a file cannot be read.`;

/** Receives the lines that the tool prints. */
export interface Output {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** Runs the tool; returns its exit code. */
export function main(args: readonly string[], { out, err }: Output): number {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.filter((arg) => arg.startsWith('--') && !['--check', '--help'].includes(arg));
  if (args.includes('--help')) {
    out(USAGE);
    return 0;
  }
  if (files.length === 0 || unknown.length > 0) {
    err(unknown.length > 0 ? `unknown option ${unknown[0]}` : USAGE);
    return 2;
  }
  const codes = files.map((file) => {
    try {
      const { wanted, got } = open(file);
      return args.includes('--check') ? check(file, wanted, got, { out, err }) : print(got, out);
    } catch (error) {
      err(`${file}: ${error instanceof Error ? error.message : String(error)}`);
      return 2;
    }
  });
  return Math.max(...codes);
}

/** The lines of a file, and lazily the engine's own. The kind of file is recognised by its content. */
function open(file: string): { wanted: readonly string[]; got: Iterable<string> } {
  const bytes = readFileSync(file);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = (isGzipped ? gunzipSync(bytes) : bytes).toString('utf8');
  if (text.trimStart().startsWith('{"format":"spl-kmem-geometry/1"')) {
    return { wanted: text.trimEnd().split('\n'), got: answerGeometry(parseGeometry(readJson(text))) };
  }
  const trace = parseTrace(text);
  return { wanted: trace.lines, got: replay(trace) };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TraceError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function print(lines: Iterable<string>, out: Output['out']): number {
  for (const line of lines) out(line);
  return 0;
}

function check(file: string, wanted: readonly string[], got: Iterable<string>, { out, err }: Output): number {
  let number = 0;
  for (const line of got) {
    const recorded = wanted[number];
    number += 1;
    if (line === recorded) continue;
    const difference = compare(recorded, line);
    if (difference === null) continue;
    err(`${file}: line ${number}, ${difference.path}`);
    err(`  wanted ${JSON.stringify(difference.wanted)}`);
    err(`  got    ${JSON.stringify(difference.got)}`);
    return 1;
  }
  if (number < wanted.length) {
    err(`${file}: line ${number + 1}\n  wanted ${wanted[number]}\n  got    nothing`);
    return 1;
  }
  out(`ok ${file}: ${number} lines`);
  return 0;
}

/** The first difference of two lines; lines that are not JSON are compared as text. */
function compare(recorded: string | undefined, line: string): Difference | null {
  try {
    const bare = (text: string): unknown => JSON.parse(text.replace(/,$/, ''));
    return firstDifference(recorded === undefined ? undefined : bare(recorded), bare(line));
  } catch {
    return { path: 'the line as a whole', wanted: recorded, got: line };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // A reader such as head may close the pipe early.
  process.stdout.on('error', () => process.exit(0));
  process.exitCode = main(process.argv.slice(2), {
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
  });
}
