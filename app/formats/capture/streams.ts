import { SPL_TRACE } from './spl-trace.ts';
import type { StreamKind } from './stream-kind.ts';
import { KERNEL_TRACE } from './trace-reader.ts';

/** All kinds of traces. */
const STREAMS: readonly StreamKind[] = [KERNEL_TRACE, SPL_TRACE];

/** Characters and lines by which a text is recognised, and the share of lines that have to be of one kind. */
const BEGINNING = 64 * 1024;
const LINES = 200;
const SHARE = 0.8;

/** The kind of trace that a text is from its beginning; null if it is another text. */
export function streamOf(beginning: string): StreamKind | null {
  const lines = beginning
    .slice(0, BEGINNING)
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .slice(0, LINES);
  const isMost = ({ isLine }: StreamKind): boolean => lines.filter(isLine).length >= SHARE * lines.length;
  return lines.length === 0 ? null : (STREAMS.find(isMost) ?? null);
}
