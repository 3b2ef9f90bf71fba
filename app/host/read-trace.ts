import type { Replay } from '../formats/capture/replay-scenario.ts';
import type { StreamKind } from '../formats/capture/stream-kind.ts';
import type { Report } from '../formats/report/report.ts';
import { TraceText } from '../formats/report/whole-trace.ts';
import type { TextEncoding } from '../formats/text-encoding.ts';

/** What was found in a trace, and the machine that replays it. */
export interface ReadTrace {
  readonly kind: 'trace';
  readonly report: Report;
  readonly replay: Replay;
}

/** Called now and then while something is read, with the share from 0 to 1. */
export type OnProgress = (share: number) => void;

/** Characters to pass on at a time. */
const PIECE = 1024 * 1024;

/** Reads a trace from a file, without holding all of it in memory. */
export async function readTraceFile(
  kind: StreamKind,
  file: File,
  encoding: TextEncoding,
  onProgress: OnProgress,
): Promise<ReadTrace> {
  const trace = new TraceText(kind);
  const reader = file.stream().pipeThrough(new TextDecoderStream(encoding)).getReader();
  let read = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    trace.add(value);
    read += value.length * (encoding === 'utf-8' ? 1 : 2);
    onProgress(Math.min(1, read / file.size));
  }
  return ended(trace, file.name);
}

/** Reads a trace from a text. */
export function readTraceText(kind: StreamKind, text: string, onProgress: OnProgress): ReadTrace {
  const trace = new TraceText(kind);
  for (let from = 0; from < text.length; from += PIECE) {
    trace.add(text.slice(from, from + PIECE));
    onProgress(Math.min(1, (from + PIECE) / text.length));
  }
  return ended(trace, 'Pasted trace');
}

function ended(trace: TraceText, title: string): ReadTrace {
  const report = trace.end();
  return { kind: 'trace', report, replay: trace.replay(title.slice(0, MOST_TITLE)) };
}

/** The most characters of the title of a scenario. */
const MOST_TITLE = 200;
