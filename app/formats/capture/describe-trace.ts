import { formatCount, plural } from '../../words/numbers.ts';
import type { TraceSummary } from './trace-summary.ts';

/** What a trace holds, and what it lacks, in a few sentences. */
export function describeTrace(trace: TraceSummary): string {
  const { form, events, seconds, cpus } = trace;
  const on = cpus.length === 1 ? `CPU ${cpus[0]}` : plural(cpus.length, 'CPU');
  const what = `${FORMS[form]}: ${plural(events, 'call')} on ${on} in ${seconds.toFixed(3)} s.`;
  const counted = COUNTS.filter(([key]) => trace[key] > 0).map(
    ([key, words]) => `${formatCount(trace[key])} ${words}`,
  );
  return counted.length === 0 ? what : `${what} ${counted.join('; ')}.`;
}

const FORMS: Readonly<Record<TraceSummary['form'], string>> = {
  ftrace: 'A trace by ftrace or trace-cmd',
  perf: 'A trace by perf',
  lttng: 'A trace by LTTng',
  bpftrace: 'A trace of the SPL by the capture kit',
};

type Count = Exclude<keyof TraceSummary, 'form' | 'events' | 'seconds' | 'cpus'>;

const COUNTS: readonly (readonly [key: Count, words: string])[] = [
  ['lostEvents', 'events lost by the tracer'],
  ['freesWithoutAlloc', 'frees of objects that are older than the trace (not replayed)'],
  ['missedFrees', 'frees missing, seen by their address being used again'],
  ['nullFrees', 'frees of NULL'],
  ['failedAllocs', 'allocations that returned NULL'],
  ['otherEvents', 'other events'],
  ['unknownLines', 'unknown lines'],
];
