import { type StreamKind, traceProblems, traceRows } from '../../capture/stream-kind.ts';
import type { PartReader } from '../report-kind.ts';

/** Reads a trace that is part of a report. */
export function partOfStream(kind: StreamKind): PartReader {
  const reader = kind.open();
  return {
    take: ({ text }) => void reader.take(text),
    end: () => {
      const trace = reader.end();
      return { rows: traceRows(reader.book), trace, problems: traceProblems(trace) };
    },
  };
}
