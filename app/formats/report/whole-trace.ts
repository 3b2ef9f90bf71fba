import { LineSplitter } from '../capture/line-splitter.ts';
import type { Replay } from '../capture/replay-scenario.ts';
import { type StreamKind, type StreamReader, traceProblems, traceRows } from '../capture/stream-kind.ts';
import { streamOf } from '../capture/streams.ts';
import type { Report } from './report.ts';

/** Characters from which on a text that begins as a trace is read as a trace and nothing else, which is quicker. */
const LARGE = 2 * 1024 * 1024;

/** Characters that are handed on at a time. */
const PIECE = 1024 * 1024;

/** The report of a large text that is a trace from its beginning; null for any other text. */
export function wholeTrace(text: string): Report | null {
  const kind = text.length < LARGE ? null : streamOf(text);
  if (kind === null) return null;
  const trace = new TraceText(kind);
  for (let from = 0; from < text.length; from += PIECE) trace.add(text.slice(from, from + PIECE));
  return trace.end();
}

/** A text that is a trace from its beginning to its end, read as it comes. */
export class TraceText {
  readonly #kind: StreamKind;
  readonly #reader: StreamReader;
  readonly #splitter: LineSplitter;
  #first = 0;
  #last = 0;
  #ignoredLines = 0;

  constructor(kind: StreamKind) {
    this.#kind = kind;
    this.#reader = kind.open();
    this.#splitter = new LineSplitter((line, number) => this.#take(line, number));
  }

  add(piece: string): void {
    this.#splitter.add(piece);
  }

  /** What was read. To be called after the last piece. */
  end(): Report {
    this.#splitter.end();
    const trace = this.#reader.end();
    const rows = traceRows(this.#reader.book);
    const lines = [this.#first, this.#last] as const;
    const part = { kind: this.#kind.kind, lines, moment: 1, era: null, rows, trace };
    return { parts: [part], problems: traceProblems(trace), ignoredLines: this.#ignoredLines };
  }

  /** The machine that makes the calls again. To be called after `end`. */
  replay(title: string): Replay {
    return this.#reader.replay(title);
  }

  #take(line: string, number: number): void {
    if (this.#reader.take(line)) {
      this.#first ||= number;
      this.#last = number;
    } else if (!line.startsWith('#') && line.trim() !== '') {
      this.#reader.skip();
      this.#ignoredLines += 1;
    }
  }
}
