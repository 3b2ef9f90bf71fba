import { LineSplitter } from '../capture/line-splitter.ts';
import { type StreamKind, traceProblems, traceRows } from '../capture/stream-kind.ts';
import { streamOf } from '../capture/streams.ts';
import type { Report } from './report.ts';

/** Characters from which on a text that begins as a trace is read as a trace and nothing else, which is quicker. */
const LARGE = 2 * 1024 * 1024;

/** Characters that are handed on at a time. */
const PIECE = 1024 * 1024;

/** The report of a large text that is a trace from its beginning; null for any other text. */
export function wholeTrace(text: string): Report | null {
  const kind = text.length < LARGE ? null : streamOf(text);
  return kind === null ? null : reportOf(kind, text);
}

function reportOf(kind: StreamKind, text: string): Report {
  const reader = kind.open();
  let [first, last, ignoredLines] = [0, 0, 0];
  const splitter = new LineSplitter((line, number) => {
    if (reader.take(line)) {
      first ||= number;
      last = number;
    } else if (!line.startsWith('#') && line.trim() !== '') {
      reader.skip();
      ignoredLines += 1;
    }
  });
  for (let from = 0; from < text.length; from += PIECE) splitter.add(text.slice(from, from + PIECE));
  splitter.end();
  const trace = reader.end();
  const rows = traceRows(reader.book);
  const part = { kind: kind.kind, lines: [first, last] as const, moment: 1, era: null, rows, trace };
  return { parts: [part], problems: traceProblems(trace), ignoredLines };
}
