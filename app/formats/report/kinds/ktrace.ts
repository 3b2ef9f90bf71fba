import { TraceLine } from '../../capture/trace-line.ts';
import { KERNEL_TRACE } from '../../capture/trace-reader.ts';
import type { ReportKind } from '../report-kind.ts';
import { partOfStream } from './part-of-stream.ts';

/** A trace of `kmem:` tracepoints by ftrace, trace-cmd, perf or LTTng. */
export const KTRACE: ReportKind = {
  kind: 'ktrace',
  hint: /kmalloc|kfree|kmem_cache_(?:alloc|free)|tracer: \w|entries-written: |EVENTS(?: DROPPED)?\]|events? lost/,
  isHead: ({ text, isHashed }) => isHashed && text.startsWith('tracer: '),
  readRow: ({ text }) => {
    const what = LINE.read(text);
    return what === 'none' || what === 'other event' ? null : { type: 'skip' };
  },
  open: () => partOfStream(KERNEL_TRACE),
};

const LINE = new TraceLine();
