import { plural } from '../../words/numbers.ts';
import type { PartKind, ReportProblem, TraceRow } from '../report/report.ts';
import type { CallBook } from './call-book.ts';
import type { Replay } from './replay-scenario.ts';
import type { TraceSummary } from './trace-summary.ts';

/** A text that can be larger than memory has room for its lines: it is read as it comes, and becomes a replay. */
export interface StreamKind {
  readonly kind: Extract<PartKind, 'ktrace' | 'spl-trace'>;
  /** Whether a line belongs to such a text. */
  readonly isLine: (line: string) => boolean;
  readonly open: () => StreamReader;
}

/** Reads the lines of a trace, and keeps its calls. */
export interface StreamReader {
  readonly book: CallBook;
  /** Takes a line. Returns whether it is of the trace. */
  take(line: string): boolean;
  /** Counts a line that is not of the trace. */
  skip(): void;
  /** To be called after the last line. */
  end(): TraceSummary;
  /** The machine that makes the calls again. To be called after `end`. */
  replay(title: string): Replay;
}

/** The rows of a trace: what was called on each cache, the busiest first. */
export function traceRows({ caches }: CallBook): readonly TraceRow[] {
  const rows = caches.map(({ name, objSize, allocs, frees, live, peak }) => ({
    name,
    objSize,
    allocs,
    frees,
    live,
    peak,
  }));
  return rows.sort((a, b) => b.allocs + b.frees - a.allocs - a.frees);
}

/** What to know before a trace is trusted. */
export function traceProblems({ lostEvents, unknownLines }: TraceSummary): readonly ReportProblem[] {
  const lost = `The tracer lost ${plural(lostEvents, 'event')}. The replay lacks them, and frees what they allocated late or never. Trace again with a larger buffer.`;
  const unknown = `${plural(unknownLines, 'line')} of the trace could not be read. The replay lacks them.`;
  return [
    ...(lostEvents === 0 ? [] : [{ line: null, kind: 'lost events', text: lost }]),
    ...(unknownLines === 0 ? [] : [{ line: null, kind: 'unknown lines', text: unknown }]),
  ];
}
