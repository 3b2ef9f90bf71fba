import { SPL_TRACE, SPL_TRACE_HEAD } from '../../capture/spl-trace.ts';
import type { ReportKind } from '../report-kind.ts';
import { partOfStream } from './part-of-stream.ts';

/** A trace by the script of the capture kit. */
export const SPL_TRACE_KIND: ReportKind = {
  kind: 'spl-trace',
  hint: /slabscope spl-trace \d|^\W*[acfgrs] [\da-f]+ \d|^\W*Lost \d+ events/,
  isHead: ({ text }) => text === SPL_TRACE_HEAD.slice(2),
  readRow: ({ text }) => (SPL_TRACE.isLine(text) ? { type: 'skip' } : null),
  open: () => partOfStream(SPL_TRACE),
};
