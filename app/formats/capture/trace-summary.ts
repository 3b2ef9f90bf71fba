import type { TraceForm } from './trace-line.ts';

/** What there is to know of a trace beside its caches. */
export interface TraceSummary {
  /** The program that wrote it. */
  readonly form: TraceForm | 'bpftrace';
  /** Calls that were read: allocations and frees. */
  readonly events: number;
  /** From the first call to the last. */
  readonly seconds: number;
  /** The CPUs that made calls, by number. */
  readonly cpus: readonly number[];
  /** Events that the tracer says it lost. */
  readonly lostEvents: number;
  /** Frees of objects that were allocated before the trace, or by a call that it lost. They are not replayed. */
  readonly freesWithoutAlloc: number;
  /** Addresses that were allocated again without a free between. The free is replayed right before. */
  readonly missedFrees: number;
  /** `kfree(NULL)` and the like, which free nothing. */
  readonly nullFrees: number;
  /** Allocations that returned NULL. */
  readonly failedAllocs: number;
  /** Events that are not calls of callers: other tracepoints, growth, reclaim. */
  readonly otherEvents: number;
  /** Lines that are not events, or events of which the fields cannot be read. */
  readonly unknownLines: number;
}
